/** NUL ends a text for parts of SQLite; a space loses nothing that can be searched for. */
export const withoutNul = (text: string): string => text.replaceAll("\0", " ");

/** A reference as it is compared: as read out on the phone, with or without dashes, in any case. */
export const referenceKey = (reference: string): string => reference.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
