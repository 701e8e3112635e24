import { matchKeybindingPress, parseKeybinding } from "tinykeys";
import { isComposing } from "../../components/composing.ts";
import { type KeyReading, keyReadings, saysLatin } from "../../components/key-reading.ts";

/** Two presses further apart than this are no pair. */
const PAIR_WITHIN_MS = 1_000;
const MODIFIERS: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"]);

interface Sequence {
  readonly key: string;
  readonly presses: ReturnType<typeof parseKeybinding>;
  /** How many of them were pressed. */
  at: number;
}

/** Tells which of the bound keys or pairs ("a", "$mod+k", "g q") a press completes; by its character first, then by its place. */
export type KeyReader = (event: KeyboardEvent, bound: string) => readonly string[];

/** A reader of its own for each window. Half-typed pairs are forgotten when keys come or go. */
export function keyReader(): KeyReader {
  let known = "";
  let sequences: readonly Sequence[] = [];
  let pressedAt = 0;
  let isLatin = false;
  return (event, bound) => {
    if (bound !== known) sequences = bound.split("\n").filter(Boolean).map(sequenceOf);
    known = bound;
    isLatin = saysLatin(event) ?? isLatin;
    // Text fields are looked at when the key is pressed: some actions work even there.
    if (isComposing(event) || event.defaultPrevented || MODIFIERS.has(event.key)) return [];
    const isLate = event.timeStamp - pressedAt > PAIR_WITHIN_MS;
    pressedAt = event.timeStamp;
    const readings = keyReadings(event, isLatin);
    // All of them, not up to the first: a half-typed pair must not outlive a press that is no part of it.
    const completed = sequences.filter((sequence) => isCompletedBy(sequence, readings, isLate));
    const isTyped = ({ presses }: Sequence): boolean => isPress(presses.at(-1), readings.slice(0, 1));
    return [...completed.filter(isTyped), ...completed.filter((sequence) => !isTyped(sequence))].map(({ key }) => key);
  };
}

const sequenceOf = (key: string): Sequence => ({ key, presses: parseKeybinding(key), at: 0 });

function isCompletedBy(sequence: Sequence, readings: readonly KeyReading[], isLate: boolean): boolean {
  const isNext = (at: number): boolean => isPress(sequence.presses[at], readings);
  const before = isLate ? 0 : sequence.at;
  sequence.at = isNext(before) ? before + 1 : before > 0 && isNext(0) ? 1 : 0;
  if (sequence.at < sequence.presses.length) return false;
  sequence.at = 0;
  return true;
}

function isPress(press: Sequence["presses"][number] | undefined, readings: readonly KeyReading[]): boolean {
  return press !== undefined && readings.some((reading) => matchKeybindingPress(asEvent(reading), press));
}

/** A press as it is read, in the shape in which the matcher asks for it. */
function asEvent({ key, held }: KeyReading): KeyboardEvent {
  const event = { key, code: "", getModifierState: (name: string) => [...held].some((modifier) => modifier === name) };
  // The matcher looks at these three and nothing else of an event.
  return event as Pick<KeyboardEvent, "key" | "code" | "getModifierState"> as KeyboardEvent;
}
