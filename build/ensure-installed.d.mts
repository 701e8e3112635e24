/** Says why node_modules under `root` does not match package-lock.json, or undefined when it does. */
export function whyOutOfDate(root: string): string | undefined;
/** A PATH without the folders of locally installed programs. */
export function withoutLocalBins(path: string): string;
