import type { Instant } from "../kernel/instant.ts";
import { HOUR_MS, MINUTE_MS } from "../kernel/instant.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { instantOfLocal, type LocalTimeFault, type Place, zoneOf } from "./local-time.ts";
import { offsetAt } from "./zone.ts";

/** One of the instants a local time may mean. */
export interface Pass {
  readonly at: Instant;
  /** The local time with its distance from UTC, which names this instant alone: `2026-10-25T01:30+01:00`. */
  readonly text: string;
}

/** A local time that names two instants, and nobody said which; or one that names none. */
export type MomentFault =
  | LocalTimeFault
  | { readonly kind: "repeated"; readonly text: string; readonly message: string };

const OFFSET = /([+-])(\d{2}):(\d{2})$/;

/**
 * The instants a local time (`YYYY-MM-DDTHH:MM`) may mean: two in the hour that comes twice, else one, the earlier first.
 * Refuses what `instantOfLocal` refuses.
 */
export function passesOf(place: Place, text: string): Result<readonly Pass[], LocalTimeFault> {
  const first = instantOfLocal(place, text);
  if (!first.ok) return first;
  const second = instantOfLocal(place, text, 1);
  const instants = second.ok ? [first.value, second.value] : [first.value];
  return ok(instants.map((at) => ({ at, text: text + offsetText(offsetAt(zoneOf(place), at)) })));
}

/**
 * The instant of a local time as a person gave it, with or without its distance from UTC. Unlike `instantOfLocal` it never
 * chooses: in the hour that comes twice a time without that distance is refused as `repeated`, and a distance that the
 * place does not have at that time is refused as `bad-text`.
 */
export function instantOfMoment(place: Place, text: string): Result<Instant, MomentFault> {
  const offset = OFFSET.exec(text)?.[0];
  const local = offset === undefined ? text : text.slice(0, -offset.length);
  const passes = passesOf(place, local);
  if (!passes.ok) return passes;
  const [first, second] = passes.value;
  if (offset !== undefined) {
    const meant = passes.value.find((pass) => pass.text === text);
    const message = `${local} is not ${offset} from UTC in ${zoneOf(place).name}.`;
    return meant === undefined ? err({ kind: "bad-text", text, message }) : ok(meant.at);
  }
  if (first === undefined || second !== undefined)
    return err({ kind: "repeated", text, message: `${local.replace("T", " ")} comes twice that day: say which.` });
  return ok(first.at);
}

function offsetText(offsetMs: number): string {
  const away = Math.abs(offsetMs);
  const hours = String(Math.floor(away / HOUR_MS)).padStart(2, "0");
  const minutes = String(Math.floor((away % HOUR_MS) / MINUTE_MS)).padStart(2, "0");
  return `${offsetMs < 0 ? "-" : "+"}${hours}:${minutes}`;
}
