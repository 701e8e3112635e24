import { z } from "zod";
import { ROLES } from "../agreement/roles.ts";
import { TicketCommand } from "../ticket/commands.ts";
import { answering, type RequestDefinition } from "./answering.ts";
import { changeRequests } from "./change-requests.ts";
import { OwnProfile } from "./import-profile.ts";
import {
  IMPORT_SEVERITIES,
  type ImportLook,
  type ImportProfileView,
  type ImportProgress,
  type ImportReportPage,
  type ImportSummary,
} from "./import-views.ts";
import type { FigureTickets, MonthView } from "./month-view.ts";
import { peopleRequests } from "./people-requests.ts";
import { QueueFilter } from "./queue-filter.ts";
import type { QueueRow } from "./queue-row.ts";
import type { DeskTroubles } from "./troubles.ts";
import type {
  AgreementsView,
  ClockJump,
  CommandDone,
  DeskStatus,
  Draft,
  FoundExcerpt,
  KnownCaller,
  NoticeDelivered,
  Person,
  QueueCounts,
  QueuePage,
  RecoveryCode,
  SavedView,
  SessionView,
  SharingView,
  TicketView,
} from "./views.ts";
import type { WallboardView } from "./wallboard-view.ts";
import { MOST_OF_A_PIECE } from "./wire.ts";

const id = z.string().min(1).max(200);
const name = z.string().trim().min(1, "Give a name.").max(100);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "A month is written like 2026-10.");
const nothing = z.strictObject({});
/** Any text somebody could type; how good one must be is the desk's own question. */
const password = z.string().min(1, "Give the password.").max(1_000);
/** As typed from paper. */
const code = z.string().max(100);
/** Millisecond instants between 1970 and 2200. */
const instant = z.int().min(0).max(7_258_118_400_000);
/** See DraftPlace: what a form is about, and which form it is. */
const draftPlace = {
  subject: z.union([z.enum(["call", "desk"]), z.uuid()]),
  form: z.string().regex(/^[a-z0-9-]{1,60}$/, "A form is named in small letters."),
};

/** Every request both hosts answer, named `area.verb`. */
export const requests = {
  "desk.status": answering<DeskStatus>()(nothing),
  "desk.setUp": answering<DeskStatus>()(
    z.strictObject({
      agreements: z.array(id).min(1, "Choose at least one agreement.").max(200),
      person: name,
      team: name,
      sites: z.array(name).max(500).default([]),
    }),
  ),
  "desk.openExample": answering<DeskStatus>()(z.strictObject({ person: name.default("Asha Bello") })),
  "people.add": answering<Person>()(
    z.strictObject({ name, team: name, roles: z.array(z.enum(ROLES)).max(ROLES.length).default(["analyst"]) }),
  ),
  /** Who sits at this window and who could. `about`: whose next try must wait for how long. */
  "session.show": answering<SessionView>()(z.strictObject({ about: id.optional() })),
  "session.signIn": answering<SessionView>()(z.strictObject({ person: id, password: password.optional() })),
  "session.lock": answering<SessionView>()(nothing),
  "session.signOut": answering<SessionView>()(nothing),
  /** A key or the pointer moved: the desk does not lock yet. */
  "session.active": answering<SessionView>()(nothing),
  /** Sets one's own password; `current` where there is one, `code` where an administrator has to allow the first. */
  "session.setPassword": answering<SessionView>()(
    z.strictObject({ commandId: z.uuid(), current: password.optional(), code: code.optional(), fresh: password }),
  ),
  /** A code with which `person` sets a first password, or a new one; shown this once. `current`: the administrator's own. */
  "session.handOutCode": answering<RecoveryCode>()(z.strictObject({ person: id, current: password })),
  /** Makes a new recovery code and ends the one before; shown this once. */
  "session.makeRecoveryCode": answering<RecoveryCode>()(z.strictObject({ current: password })),
  /** Signs in who forgot the password, with a new one: by a code handed out to them, an administrator by the desk's own. */
  "session.recover": answering<SessionView>()(
    z.strictObject({ commandId: z.uuid(), person: id, code, fresh: password }),
  ),
  "agreement.list": answering<AgreementsView>()(nothing),
  "agreement.use": answering<AgreementsView>()(z.strictObject({ agreements: z.array(id).min(1).max(200) })),
  "queue.list": answering<QueuePage>()(
    z.strictObject({
      filter: QueueFilter,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(10_000).default(200),
    }),
  ),
  "queue.rows": answering<readonly QueueRow[]>()(z.strictObject({ ids: z.array(id).max(1_000) })),
  /** Where in tickets a search is found, if it is in nothing that their rows show: a few words of each. */
  "queue.excerpts": answering<readonly FoundExcerpt[]>()(
    z.strictObject({ ids: z.array(id).max(100), text: z.string().max(500) }),
  ),
  "queue.counts": answering<QueueCounts>()(z.strictObject({ filter: QueueFilter })),
  /** The next promises, the rest of the day, major incidents, kept and missed today: without a name in it. */
  "wallboard.show": answering<WallboardView>()(nothing),
  /** The figures of one agreement in one calendar month. */
  "report.month": answering<MonthView>()(z.strictObject({ agreement: id, month })),
  /** The tickets behind one of its figures, or (`overruns`) those not fixed in time. */
  "report.tickets": answering<FigureTickets>()(
    z.strictObject({
      agreement: id,
      month,
      figure: id,
      result: z.enum(["kept", "missed", "open"]).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
  ),
  "view.list": answering<readonly SavedView[]>()(nothing),
  "view.save": answering<readonly SavedView[]>()(z.strictObject({ id: z.uuid(), name, filter: QueueFilter })),
  "view.remove": answering<readonly SavedView[]>()(z.strictObject({ id })),
  "ticket.open": answering<TicketView>()(z.strictObject({ id })),
  /** By reference as read out on the phone. */
  "ticket.find": answering<TicketView>()(z.strictObject({ reference: z.string().max(40) })),
  "ticket.similar": answering<readonly QueueRow[]>()(
    z.strictObject({ text: z.string().max(500), site: z.string().max(200).default("") }),
  ),
  "ticket.command": answering<CommandDone>()(
    z.strictObject({
      commandId: z.uuid(),
      ticketId: z.uuid(),
      /** When it happened, if that was not just now (a call noted down afterwards). */
      happenedAt: instant.optional(),
      /** Why that is said only now: needed where people were told of a miss that would be none by it. */
      happenedBecause: z.string().trim().min(1, "Give the reason.").max(2_000).optional(),
      /** The version the person was looking at; a mismatch that matters is answered `conflict`. */
      expectedVersion: z.int().min(0).optional(),
      command: TicketCommand,
    }),
  ),
  /** Who has called this desk before, by the beginnings of their names; those of the site first. */
  "caller.find": answering<readonly KnownCaller[]>()(
    z.strictObject({ text: z.string().max(200), site: z.string().max(200).default("") }),
  ),
  /** What is half written about one subject. */
  "draft.list": answering<readonly Draft[]>()(z.strictObject({ subject: draftPlace.subject })),
  "draft.save": answering<Draft>()(z.strictObject({ ...draftPlace, fields: z.string().max(200_000) })),
  "draft.discard": answering<readonly Draft[]>()(z.strictObject(draftPlace)),
  /** A file on its way in: it crosses once, in pieces, and everything after names the job. */
  "import.begin": answering<ImportProgress>()(z.strictObject({ fileName: z.string().max(300) })),
  /** The next bytes of the file as base64; `at`: how many came before. */
  "import.piece": answering<{ readonly bytes: number }>()(
    z.strictObject({ jobId: id, at: z.int().min(0), base64: z.base64().max(MOST_OF_A_PIECE) }),
  ),
  "import.look": answering<ImportLook>()(z.strictObject({ jobId: id })),
  /** What would come of the file, read so; stores nothing. `start` does what was last previewed. */
  "import.preview": answering<ImportSummary>()(
    z.strictObject({
      jobId: id,
      profile: z.union([id, OwnProfile]),
      agreement: id,
      /** Which of several instances of the other tool its numbers are of. */
      source: z.string().trim().max(100).default(""),
      dates: z.enum(["day-first", "month-first"]).nullable().default(null),
      zone: z.string().max(100).nullable().default(null),
    }),
  ),
  "import.start": answering<ImportProgress>()(z.strictObject({ jobId: id })),
  "import.report": answering<ImportReportPage>()(
    z.strictObject({
      jobId: id,
      severities: z.array(z.enum(IMPORT_SEVERITIES)).max(IMPORT_SEVERITIES.length),
      text: z.string().max(200).default(""),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1_000).default(200),
    }),
  ),
  "import.cancel": answering<ImportProgress>()(z.strictObject({ jobId: id })),
  "import.status": answering<readonly ImportProgress[]>()(nothing),
  /** The tools whose exports are known, and what this desk was taught besides. */
  "import.profiles": answering<readonly ImportProfileView[]>()(nothing),
  "import.keepProfile": answering<readonly ImportProfileView[]>()(z.strictObject({ profile: OwnProfile })),
  "import.dropProfile": answering<readonly ImportProfileView[]>()(z.strictObject({ name })),
  /** Warnings and misses nobody has put away yet, also from before the desk was started. The newest first. */
  "notice.recent": answering<readonly NoticeDelivered[]>()(nothing),
  /** Everything up to this position of the log was heard and put away. */
  "notice.heard": answering<{ readonly upTo: number }>()(z.strictObject({ upTo: z.int().min(0) })),
  "timers.check": answering<DeskStatus>()(nothing),
  ...changeRequests,
  ...peopleRequests,
} as const;

export type Requests = typeof requests;
export type RequestName = keyof Requests;
/** What a caller may send: defaults may be left out. */
export type RequestInput<Name extends RequestName> = z.input<Requests[Name]["input"]>;
/** What the core receives after the schema. */
export type ParsedInput<Name extends RequestName> = z.output<Requests[Name]["input"]>;
export type RequestOutput<Name extends RequestName> =
  Requests[Name] extends RequestDefinition<z.ZodType, infer Output> ? Output : never;

/** What the desk tells every window without being asked, named `area.changed`. */
export interface Pushes {
  readonly "tickets.changed": { readonly ids: readonly string[]; readonly position: number };
  readonly "changes.changed": { readonly ids: readonly string[]; readonly position: number };
  readonly "desk.changed": { readonly position: number };
  /** Who may work at a window may have changed, without that window: it asks. */
  readonly "session.changed": { readonly position: number };
  readonly "timers.checked": { readonly at: number; readonly nextAt: number | null; readonly jump: ClockJump | null };
  readonly "notice.delivered": NoticeDelivered;
  /** Something is wrong with the desk, or is no longer: all of it, as the status tells it. */
  readonly "troubles.changed": DeskTroubles;
  readonly "import.changed": ImportProgress;
  /** How this console stands with the desk it shares. */
  readonly "sharing.changed": SharingView;
  /** Pushes may have been missed (a stream was away for too long): load everything shown again. */
  readonly "stream.resynced": { readonly position: number };
}
export type PushName = keyof Pushes;
export type Push = { readonly [Name in PushName]: { readonly name: Name; readonly data: Pushes[Name] } }[PushName];

/**
 * Who may hear a push: any window that is open; one at which somebody signed in, a wallboard too; or people alone, for
 * it tells of a ticket, a file or what somebody wrote.
 */
export type PushAudience = "any window" | "whoever signed in" | "people";
export const PUSH_AUDIENCE: { readonly [Name in PushName]: PushAudience } = {
  "tickets.changed": "whoever signed in",
  "changes.changed": "whoever signed in",
  "desk.changed": "any window",
  "session.changed": "any window",
  "timers.checked": "any window",
  "notice.delivered": "people",
  "troubles.changed": "people",
  "import.changed": "people",
  "sharing.changed": "people",
  "stream.resynced": "any window",
};
