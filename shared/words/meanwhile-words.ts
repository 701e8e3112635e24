/** Why what was asked is not done at once, and whether it still can be. */
export function sayMeanwhile(
  all: readonly { readonly sentence: string; readonly by: string }[],
  whyNotNow: string | null,
): string {
  if (all.length === 0) return "Your screen is ahead of what this desk holds. Look at it again and decide anew.";
  const told = all.map(({ sentence, by }) => `${sentence} (${by})`).join("; ");
  return `This changed while you looked at it: ${told}. ${whyNotNow ?? "Nothing was done yet."}`;
}
