/** A stored event this version cannot read. It is kept, shown as what it is, and makes its record read-only (rooms.md). */
export interface UnknownEvent {
  readonly type: "UnknownEvent";
  /** The type as stored. */
  readonly storedType: string;
  readonly schemaVersion: number;
  /** The product version that wrote it. */
  readonly writtenBy: string;
  /** `newer`: a later version wrote it. `damaged`: what is stored cannot be read as what it says it is. */
  readonly why: "newer" | "damaged";
}
