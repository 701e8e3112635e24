import type { Matcher } from "../../../shared/kernel/matched-text.ts";

interface MatchedProps {
  readonly text: string;
  readonly matcher: Matcher | null;
}

/** A text in which what was searched for is marked. */
export function Matched({ text, matcher }: MatchedProps) {
  const stretches = matcher === null ? [] : matcher(text);
  if (stretches.length === 0) return text;
  const parts = stretches.flatMap(({ from, to }, index) => [
    text.slice(stretches[index - 1]?.to ?? 0, from),
    <mark key={from}>{text.slice(from, to)}</mark>,
  ]);
  return [...parts, text.slice(stretches.at(-1)?.to ?? 0)];
}
