/** What a person or an import is called, by id. Names lie where they can be erased; a sentence looks them up when it is read. */
export type Names = (id: string) => string | undefined;

/** Stands where the desk has no name for somebody, or none any more. */
export const NOBODY_KNOWN = "somebody not known here";

/** What a person is called. */
export function nameOf(names: Names, id: string): string {
  return names(id) ?? NOBODY_KNOWN;
}
