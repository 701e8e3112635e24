/** Random histories in the shape of the worked examples, lawful under their agreement, with what the oracle expects of them. */
import fc from "fast-check";
import file from "../../fixtures/worked-examples.json" with { type: "json" };
import type { OracleCase, OracleEvent, OracleTargets } from "./oracle.ts";
import {
  dateText,
  type OracleAgreement,
  type OracleCalendar,
  oracleCalendar,
  readLocal,
  writeInstant,
} from "./oracle-calendar.ts";
import { oracleExpected, split } from "./oracle-expected.ts";

/** One event as a history file writes it. */
export type Line = {
  seq: number;
  at: string;
  type: string;
  zone?: string;
  instant?: string;
  fold?: 0 | 1;
  newDeadline?: string;
  priority?: string;
  channel?: string;
  ticketType?: string;
  phase?: string;
  detail?: string;
};

export type OracleExample = {
  id: string;
  agreement: OracleAgreement;
  title: string;
  zone: string;
  history: Line[];
  expected: Record<string, unknown>;
};

const calendars = new Map<OracleAgreement, OracleCalendar>();
const calendarOf = (agreement: OracleAgreement): OracleCalendar => {
  const known = calendars.get(agreement) ?? oracleCalendar(file.calendars, agreement);
  calendars.set(agreement, known);
  return known;
};

const eventsOf = (calendar: OracleCalendar, lines: readonly Line[]): OracleEvent[] =>
  lines.map(({ newDeadline, ...line }) => {
    const at = readLocal(calendar, line.at, line.fold);
    return newDeadline === undefined ? { ...line, at } : { ...line, at, newDeadline: readLocal(calendar, newDeadline) };
  });

/** The history of an example as the oracle reads it. */
export const oracleCase = (example: Pick<OracleExample, "agreement" | "history">): OracleCase => {
  const calendar = calendarOf(example.agreement);
  // The file's targets are pairs of a unit and an amount, or null, which JSON's own type does not say.
  const targets = file.targets[example.agreement] as unknown as OracleTargets;
  return { agreement: example.agreement, calendar, targets, events: eventsOf(calendar, example.history) };
};

/** A history with the instants written beside its local times and the oracle's expectations. */
export const oracleExample = (
  id: string,
  agreement: OracleAgreement,
  title: string,
  lines: readonly Line[],
): OracleExample => {
  const one = oracleCase({ agreement, history: [...lines] });
  const { calendar, events } = one;
  const history = lines.map(({ seq, at, ...rest }, i) => ({
    seq,
    at,
    zone: calendar.zone,
    instant: writeInstant(calendar, events[i]?.at ?? 0),
    ...rest,
  }));
  const expected = oracleExpected(one);
  return { id, agreement, title, zone: calendar.zone, history, expected };
};

/** A file of such histories, on the calendars of the worked examples. */
export const historyFile = (examples: readonly OracleExample[]) => ({ calendars: file.calendars, examples });

const WAITS: Record<OracleAgreement, readonly string[]> = {
  stockport: ["third-party", "customer-wait", "parts-wait", "hold"],
  calderdale: ["hold", "customer-wait"],
  coventry: ["third-party", "customer-wait"],
  sips: ["third-party", "customer-wait", "parts-wait"],
  cps: ["parts-wait", "customer-wait"],
};

const CHANNELS: Record<OracleAgreement, readonly string[]> = {
  stockport: ["phone", "email", "voicemail"],
  calderdale: ["phone", "email"],
  coventry: ["phone", "email"],
  sips: ["phone", "email", "portal"],
  cps: ["phone", "web"],
};

const OTHERS: Record<OracleAgreement, readonly string[]> = {
  stockport: ["revised-deadline-agreed", "converted"],
  calderdale: ["update-given", "update-given"],
  coventry: ["transferred-to-support-team", "converted", "update-given"],
  sips: ["revised-deadline-agreed"],
  cps: ["closed", "update-given"],
};

const MINUTE = 60_000;
const GAPS = [0, 1, 7, 30, 60, 95, 240, 539, 540, 600, 1440, 1445, 2880, 5000, 7 * 1440, 11 * 1440 + 13];

/** What one random step draws on; which of it is used depends on where the ticket stands. */
type Step = { what: number; gap: number; odd: number; pick: number };

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.nat(99),
  gap: fc.constantFrom(...GAPS),
  odd: fc.nat(90),
  pick: fc.nat(1000),
});

const TIMES = [
  0, 419, 420, 449, 509, 510, 511, 540, 600, 720, 839, 930, 959, 960, 961, 989, 990, 1019, 1020, 1021, 1200, 1439,
];

/** A whole random history of one agreement, resolved at its end. */
export const randomExample = (agreement: OracleAgreement): fc.Arbitrary<OracleExample> =>
  fc
    .record({
      day: fc.nat(690),
      time: fc.oneof(fc.constantFrom(...TIMES), fc.integer({ min: 400, max: 1080 })),
      priority: fc.nat(1000),
      channel: fc.nat(1000),
      steps: fc.array(step, { maxLength: 8 }),
      last: step,
    })
    .map((drawn) => new Writer(agreement, drawn).example());

type Drawn = { day: number; time: number; priority: number; channel: number; steps: Step[]; last: Step };

const choose = <T>(list: readonly T[], pick: number): T => {
  const found = list[pick % list.length];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
};

/** Writes one history step by step, keeping to what can happen to a ticket. */
class Writer {
  private readonly agreement: OracleAgreement;
  private readonly calendar: OracleCalendar;
  private readonly drawn: Drawn;
  private readonly lines: Line[] = [];
  private readonly waits = new Set<string>();
  private at = 0;
  private priority = "";
  private kind = "incident";
  private state: "open" | "resolved" | "over" = "open";

  constructor(agreement: OracleAgreement, drawn: Drawn) {
    this.agreement = agreement;
    this.calendar = calendarOf(agreement);
    this.drawn = drawn;
  }

  example(): OracleExample {
    const { day, time, channel, steps, last } = this.drawn;
    const date = dateText(Date.UTC(2025, 8, 1) / 86_400_000 + day);
    const clock = `${String(Math.floor(time / 60)).padStart(2, "0")}:${String(time % 60).padStart(2, "0")}`;
    this.at = readLocal(this.calendar, `${date}T${clock}:00`);
    this.priority = choose(this.priorities(), this.drawn.priority);
    this.kind = this.kindOf(this.priority);
    const by = this.priority === "enquiry-telephone" ? "phone" : choose(CHANNELS[this.agreement], channel);
    this.write({ type: "logged", priority: this.priority, channel: by, ticketType: this.kind });
    for (const one of steps) this.take(one);
    if (this.state === "open") this.resolve(last, "resolved");
    return oracleExample("X", this.agreement, "random", this.lines);
  }

  private priorities(): string[] {
    return Object.keys(file.targets[this.agreement]);
  }

  private kindOf(priority: string): string {
    if (priority.startsWith("enquiry")) return "enquiry";
    return priority === "SR" || priority === "P4-consultancy" ? "service-request" : "incident";
  }

  private write(line: Omit<Line, "seq" | "at">): void {
    const text = writeInstant(this.calendar, this.at);
    const local = text.slice(0, 19);
    const again = readLocal(this.calendar, local) === this.at ? {} : { fold: 1 as const };
    this.lines.push({ seq: this.lines.length + 1, at: local, ...again, ...line });
  }

  private advance({ gap, odd, pick }: Step): void {
    this.at += (gap + (pick % 3 === 0 ? odd : 0)) * MINUTE;
  }

  private resolve(one: Step, type: string): void {
    this.advance(one);
    this.write({ type });
    this.waits.clear();
    this.state = "resolved";
  }

  private take(one: Step): void {
    if (this.state === "over") return;
    if (this.state === "resolved") return this.comeBack(one);
    if (one.what < 20) return this.answer(one);
    if (one.what < 55) return this.wait(one);
    if (one.what < 70) return this.reprioritise(one);
    if (one.what < 85) return this.other(one);
    this.resolve(one, this.agreement === "coventry" && this.waits.has("customer-wait") ? "auto-resolved" : "resolved");
  }

  private answer(one: Step): void {
    this.advance(one);
    this.write({ type: "responded" });
  }

  private wait(one: Step): void {
    this.advance(one);
    const name = choose(WAITS[this.agreement], one.pick);
    if (!this.waits.delete(name)) {
      this.waits.add(name);
      this.write({ type: `${name}-start` });
    } else this.write({ type: name === "parts-wait" ? "parts-arrived" : `${name}-end` });
  }

  private reprioritise(one: Step): void {
    const others = this.priorities().filter((id) => id !== this.priority && this.kindOf(id) === this.kind);
    if (others.length === 0) return;
    // Two changes in one instant leave a priority that was never in force, of which nobody says anything.
    this.advance(one.gap === 0 ? { ...one, gap: 1 } : one);
    this.priority = choose(others, one.pick);
    this.write({ type: "priority-changed", priority: this.priority });
  }

  private other(one: Step): void {
    const types = OTHERS[this.agreement];
    if (types.length === 0) return;
    const type = choose(types, one.pick);
    if (this.agreement === "sips" && !this.priority.startsWith("P4")) return;
    this.advance(one);
    if (type === "update-given") this.write({ type, phase: choose(["receipt", "assessment", "progress"], one.odd) });
    else if (type === "revised-deadline-agreed") this.write({ type, newDeadline: this.deadline(one) });
    else if (type === "converted") this.convert(one);
    else if (type === "closed") this.resolve({ ...one, gap: 0, odd: 0 }, type);
    else this.write({ type });
  }

  private deadline({ pick, odd }: Step): string {
    const days = 1 + (pick % 9);
    return writeInstant(this.calendar, this.at + (days * 1440 + odd) * MINUTE).slice(0, 19);
  }

  private convert(one: Step): void {
    const requests = this.agreement === "coventry" ? ["SR"] : ["P2", "P3", "P4"];
    const incidents = ["P1", "P2", "P3", "P4"];
    this.kind = this.kind === "incident" ? "service-request" : "incident";
    this.priority = choose(this.kind === "incident" ? incidents : requests, one.odd);
    this.write({ type: "converted", ticketType: this.kind, priority: this.priority });
  }

  private comeBack(one: Step): void {
    this.advance(one);
    const silent = this.lines.findLast((line) => line.type.endsWith("resolved"))?.type === "auto-resolved";
    this.write({ type: silent ? "customer-returned-after-auto-resolve" : "reopened" });
    // A ticket that came back too late is over: what happens next happens to another one.
    const refused = split({
      agreement: this.agreement,
      calendar: this.calendar,
      targets: {},
      events: eventsOf(this.calendar, this.lines),
    }).refused;
    this.state = refused ? "over" : "open";
  }
}
