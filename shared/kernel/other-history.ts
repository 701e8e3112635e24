/** What was pulled does not follow what is here: another desk, or a server restored to an older state. */
export class OtherHistory extends Error {
  override readonly name = "OtherHistory";
}
