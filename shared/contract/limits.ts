/** The longest list, and the most fields of one group, that any request may hold. */
export const MOST_ITEMS = 1_000;

/** Values in one input, all lists and groups taken together. */
export const MOST_VALUES = 20_000;

/** Faults told in one answer; how many there were in all is said with them. */
export const MOST_FAULTS = 50;

/** No input of the contract is nested half as deep; without an end a hostile one would exhaust the stack. */
export const DEEPEST = 24;
