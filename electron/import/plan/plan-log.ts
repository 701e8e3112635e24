import { prioritiesForKind } from "../../../shared/agreement/lookup.ts";
import type { TicketKind } from "../../../shared/agreement/source.ts";
import { LONGEST_LINE, LONGEST_TEXT } from "../../../shared/kernel/input-schemas.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { CommandOf } from "../../../shared/ticket/commands.ts";
import { type ExportRow, valueOf } from "../file/read-rows.ts";
import type { Field } from "../profiles/profile.ts";
import { attempt, type Draft, fileWord, tell } from "./plan-draft.ts";

const FACTS: readonly (readonly [Field, string])[] = [
  ["createdAt", "Record created at"],
  ["kind", "Type"],
  ["channel", "Contact type"],
  ["category", "Category"],
  ["subcategory", "Subcategory"],
  ["symptom", "Symptom"],
  ["impact", "Impact"],
  ["urgency", "Urgency"],
  ["priority", "Priority"],
  ["problem", "Problem"],
  ["vendor", "Vendor"],
];

/** A file may be named with what no text of a ticket may hold. */
const UNSEEN = /\p{Cc}|\p{Cs}/gu;

/** Logs the ticket as the record's first row describes it. The sentence says why it cannot be logged at all. */
export function planLog(draft: Draft, first: ExportRow, openedAt: Instant): string | null {
  const [details = "", ...more] = pages(wordsOf(draft, first));
  const kind = kindOf(draft, first);
  const email = valueOf(first, "callerEmail");
  const phone = valueOf(first, "callerPhone");
  const refusal = attempt(draft, openedAt, {
    type: "LogTicket",
    kind,
    agreementId: draft.agreement.id,
    channel: channelOf(draft, first),
    priority: firstPriority(draft, first, kind),
    site: shortened(first, "site") || "Location not recorded",
    caller: {
      name: shortened(first, "caller") || email.slice(0, LONGEST_LINE) || "Caller not recorded",
      ...(email !== "" && email.length <= 254 ? { email } : {}),
      ...(phone !== "" && phone.length <= 60 ? { phone } : {}),
    },
    summary: summaryOf(draft.number, first),
    details,
    // The number people know it by, and the file it came in: what a search finds it under.
    answers: { "imported-number": draft.number, "imported-from": draft.fileName.replaceAll(UNSEEN, " ") },
    verification: "not-needed",
    proposal: proposalOf(first),
  });
  if (refusal !== null) return refusal;
  for (const text of more) attempt(draft, openedAt, { type: "AddNote", text });
  return null;
}

/** What is too long for its field stands whole in the ticket's details. */
function shortened(row: ExportRow, field: Field): string {
  return valueOf(row, field).slice(0, LONGEST_LINE).toWellFormed().trim();
}

/** Impact and urgency in the file's own words: they are another organisation's, not this agreement's matrix. */
export function proposalOf(row: ExportRow): NonNullable<CommandOf<"LogTicket">["proposal"]> {
  const impact = valueOf(row, "impact").slice(0, 60) || null;
  const urgency = valueOf(row, "urgency").slice(0, 60) || null;
  return { impact, urgency, callerSays: "", callerWants: null };
}

function channelOf(draft: Draft, row: ExportRow) {
  const text = valueOf(row, "channel");
  const channel = draft.profile.channelFor(text);
  if (channel !== undefined) return channel;
  const said = text === "" ? "No contact type is recorded" : `The contact type "${text}" is not known`;
  // A list without such a column says nothing wrong about any of its rows.
  const severity = draft.profile.isHistory || text !== "" ? "changed" : "noted";
  tell(draft, row, severity, `${said}: it was taken as a telephone call.`);
  return "phone";
}

/** What kind of ticket it is here; an incident where the file does not say, or the agreement knows no other. */
function kindOf(draft: Draft, row: ExportRow): TicketKind {
  const text = valueOf(row, "kind");
  const kind = draft.profile.kindFor(text);
  if (text === "" || kind === "incident") return "incident";
  if (kind === undefined) {
    tell(draft, row, "changed", `The type "${text}" is not known: it was taken as an incident.`);
    return "incident";
  }
  const hasKind = draft.agreement.requestTypes.some((type) => type.kind === kind);
  if (hasKind && prioritiesForKind(draft.agreement, kind).length > 0) return kind;
  const message = `${draft.agreement.shortName} knows nothing like the type "${text}": it was taken as an incident.`;
  tell(draft, row, "changed", message);
  return "incident";
}

/** The least urgent, where the file says nothing usable: a promise that was never made is not to be missed. */
function firstPriority(draft: Draft, row: ExportRow, kind: TicketKind): string {
  const text = valueOf(row, "priority");
  const priority = draft.profile.priorityFor(draft.agreement.id, text);
  const allowed = prioritiesForKind(draft.agreement, kind);
  if (priority !== undefined && allowed.some(({ id }) => id === priority)) return priority;
  const lowest = kind === "incident" ? "P4" : (allowed.at(-1)?.id ?? "P4");
  const unusable = `${draft.agreement.shortName} has no ${priority} for this type`;
  const unknown = text === "" ? "No priority is recorded" : `The priority "${text}" is not known`;
  tell(draft, row, "changed", `${priority === undefined ? unknown : unusable}: it was taken as ${lowest}.`);
  return lowest;
}

function summaryOf(number: string, row: ExportRow): string {
  const words = (["category", "subcategory", "symptom"] as const).map((field) => valueOf(row, field)).filter(Boolean);
  const about = words.length === 0 ? "Incident without a category" : words.join(", ");
  const what = valueOf(row, "summary") || about;
  return `${what.slice(0, 150).toWellFormed().trim()} (${number.slice(0, 40)})`;
}

/** Everything the first row says that no field of a ticket holds whole. */
function wordsOf(draft: Draft, row: ExportRow): string {
  const long = (["summary", "caller", "site"] as const).filter((field) => valueOf(row, field).length > 150);
  const facts = [
    ...long.map((field) => `${draft.headingOf(field)}: ${valueOf(row, field)}`),
    ...FACTS.flatMap(([field, label]) => (valueOf(row, field) === "" ? [] : [`${label}: ${valueOf(row, field)}`])),
    ...[...row.kept].map(([label, value]) => `${label}: ${value}`),
  ];
  const description = valueOf(row, "details");
  const origin = `Incident ${draft.number} of the other tool, as its ${fileWord(draft)} first describes it.`;
  return [...(description === "" ? [] : [description, ""]), origin, ...facts].join("\n");
}

/** A text in pieces as long as a note may be, divided between lines where it can be. */
export function pages(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== ""; ) {
    const end = rest.length <= LONGEST_TEXT ? rest.length : breakBefore(rest, LONGEST_TEXT);
    pieces.push(rest.slice(0, end).toWellFormed());
    rest = rest.slice(end).replace(/^\n/, "");
  }
  return pieces.filter((piece) => piece.trim() !== "");
}

function breakBefore(text: string, limit: number): number {
  const line = text.lastIndexOf("\n", limit);
  if (line > limit / 2) return line;
  const isInsidePair = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? "");
  return isInsidePair ? limit - 1 : limit;
}
