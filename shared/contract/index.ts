// The one barrel of the house: what crosses between the Node side and the screens.
export type * from "./answer.ts";
export type * from "./bridge.ts";
export * from "./contract.ts";
export * from "./queue-filter.ts";
export type * from "./queue-row.ts";
export * from "./security-policy.ts";
export type * from "./views.ts";
export * from "./wire.ts";
