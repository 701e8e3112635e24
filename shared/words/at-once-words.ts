import type { ImmediateCall } from "../clock/clock-report.ts";
import type { Instant } from "../kernel/instant.ts";
import type { MomentWords } from "./moment-words.ts";

/** "At once: attend since 10:00; the desk is alarmed Thu 10:00": a call without a due moment that ranks above all (CAL-05). */
export function atOnceWords(call: ImmediateCall, responseWord: string, words: MomentWords, at: Instant): string {
  if (call.alarmAt === null) return `At once, when the wait is over: ${responseWord}; no alarm meanwhile`;
  const alarm = words.moment(call.alarmAt, at);
  const alarmed = call.alarmAt < at ? `the desk was alarmed ${alarm}` : `the desk is alarmed ${alarm}`;
  const since = call.startedAt > at ? "from" : "since";
  return `At once: ${responseWord} ${since} ${words.moment(call.startedAt, at)}; ${alarmed}`;
}
