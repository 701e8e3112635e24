/** A stored event this version cannot read. It is kept, shown as what it is, and makes its ticket read-only (rooms.md). */
export interface UnknownEvent {
  readonly type: "UnknownEvent";
  /** The type as stored. */
  readonly storedType: string;
  readonly schemaVersion: number;
  /** The product version that wrote it, where the log says. */
  readonly writtenBy: string | null;
  readonly payload: unknown;
  /** Why it cannot be read and what to do about it. */
  readonly message: string;
}
