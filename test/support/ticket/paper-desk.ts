/** What an answer comes to: done as which version, or why not. */
export type PaperAnswer =
  | { readonly done: { readonly ticketId: string; readonly version: number; readonly wasRepeat: boolean } }
  | { readonly because: string };

/** What somebody asks of a ticket, as far as the paper tells one asking from another. */
export type Asking =
  | "log"
  | "note"
  | "update"
  | "acknowledge"
  | "assign to Asha"
  | "assign to Ben"
  | "assign to a stranger"
  | "wait for the customer"
  | "wait for a vendor"
  | "wait for approval"
  | "resume"
  | "priority P1"
  | "priority P3"
  | "priority P9"
  | "resolve"
  | "confirm"
  | "close as confirmed"
  | "withdraw"
  | "reopen"
  | "an empty note"
  | "a broken letter"
  | "nonsense"
  | "a threshold";

export interface PaperTicket {
  status: "open" | "resolved" | "closed";
  priority: string;
  owner: string | null;
  isConfirmed: boolean;
  /** The waits in progress, by kind. */
  readonly waits: Map<string, string>;
  /** The types of everything that happened, in order. */
  readonly happened: string[];
}

type Reply = readonly string[] | { readonly because: string };

const NOT_FOUND = "not-found";
const HARMLESS = new Set(["NoteAdded", "UpdateSent"]);
/** What is refused before anybody looks at a ticket. */
const AT_THE_DOOR: Partial<Record<Asking, string>> = {
  "an empty note": "invalid",
  "a broken letter": "invalid",
  nonsense: "invalid",
  "a threshold": "forbidden",
  "assign to a stranger": "UnknownOwner",
};

/**
 * A Stockport desk as an analyst would keep it on paper: written from the product's rules and without its code, so that
 * the two can disagree.
 */
export class PaperDesk {
  readonly tickets = new Map<string, PaperTicket>();
  readonly commands = new Map<string, { readonly ticketId: string; readonly version: number }>();

  /** Answers, and writes down what it did. */
  ask(commandId: string, ticketId: string, asking: Asking, expectedVersion: number | undefined): PaperAnswer {
    const refusal = AT_THE_DOOR[asking];
    if (refusal !== undefined) return { because: refusal };
    const known = this.commands.get(commandId);
    if (known !== undefined) return { done: { ...known, wasRepeat: true } };
    const ticket = this.tickets.get(ticketId);
    if (isOutdated(ticket?.happened ?? [], expectedVersion)) return { because: "conflict" };
    const reply = ticket === undefined ? this.log(ticketId, asking) : carryOut(ticket, asking, commandId);
    if ("because" in reply) return reply;
    this.tickets.get(ticketId)?.happened.push(...reply);
    const done = { ticketId, version: this.versionOf(ticketId) };
    this.commands.set(commandId, done);
    return { done: { ...done, wasRepeat: false } };
  }

  /** A number of the version a screen may be looking at. */
  versionOf(ticketId: string): number {
    return this.tickets.get(ticketId)?.happened.length ?? 0;
  }

  private log(ticketId: string, asking: Asking): Reply {
    if (asking !== "log") return { because: NOT_FOUND };
    const blank = { status: "open", priority: "P2", owner: null, isConfirmed: false } as const;
    this.tickets.set(ticketId, { ...blank, waits: new Map(), happened: [] });
    return ["TicketLogged"];
  }
}

function isOutdated(happened: readonly string[], expected: number | undefined): boolean {
  if (expected === undefined) return false;
  return expected > happened.length || happened.slice(expected).some((type) => !HARMLESS.has(type));
}

const because = (fact: string): Reply => ({ because: fact });

function carryOut(ticket: PaperTicket, asking: Asking, commandId: string): Reply {
  switch (asking) {
    case "log":
      return because("TicketAlreadyLogged");
    case "note":
      return ["NoteAdded"];
    case "update":
      return ticket.status === "closed" ? because("TicketAlreadyClosed") : ["UpdateSent"];
    case "assign to Asha":
    case "assign to Ben":
      return assign(ticket, asking === "assign to Asha" ? "Asha Bello" : "Ben Okafor");
    case "reopen":
      return reopen(ticket);
    case "confirm":
    case "close as confirmed":
      return afterResolution(ticket, asking);
    case "withdraw":
      return withdraw(ticket);
    default:
      return ticket.status === "open"
        ? workOn(ticket, asking, commandId)
        : because(ticket.status === "closed" ? "TicketAlreadyClosed" : "TicketAlreadyResolved");
  }
}

function assign(ticket: PaperTicket, owner: string): Reply {
  if (ticket.status === "closed") return because("TicketAlreadyClosed");
  if (ticket.owner === owner) return because("AssignmentUnchanged");
  ticket.owner = owner;
  return ["TicketAssigned"];
}

function reopen(ticket: PaperTicket): Reply {
  if (ticket.status === "open") return because("TicketStillOpen");
  ticket.status = "open";
  ticket.isConfirmed = false;
  return ["TicketReopened"];
}

function afterResolution(ticket: PaperTicket, asking: "confirm" | "close as confirmed"): Reply {
  if (ticket.status === "closed") return because("TicketAlreadyClosed");
  if (ticket.status === "open") return because("TicketNotResolved");
  if (asking === "confirm") {
    if (ticket.isConfirmed) return because("AlreadyConfirmed");
    ticket.isConfirmed = true;
    return ["ResolutionConfirmed"];
  }
  if (!ticket.isConfirmed) return because("ConfirmationNeeded");
  ticket.status = "closed";
  return ["TicketClosed"];
}

function withdraw(ticket: PaperTicket): Reply {
  if (ticket.status === "closed") return because("TicketAlreadyClosed");
  const ended = endWaits(ticket);
  ticket.status = "closed";
  return [...ended, "TicketClosed"];
}

function endWaits(ticket: PaperTicket): readonly string[] {
  const ended = [...ticket.waits].map(() => "WaitEnded");
  ticket.waits.clear();
  return ended;
}

function workOn(ticket: PaperTicket, asking: Asking, commandId: string): Reply {
  switch (asking) {
    case "acknowledge":
      return ["CustomerContacted"];
    case "wait for the customer":
      return wait(ticket, "customer", commandId);
    case "wait for a vendor":
      return wait(ticket, "third-party", commandId);
    case "wait for approval":
      return because("WaitNotInAgreement");
    case "resume":
      return resume(ticket);
    case "priority P9":
      return because("PriorityNotInAgreement");
    case "priority P1":
    case "priority P3":
      return changePriority(ticket, asking.slice(-2));
    case "resolve": {
      const ended = endWaits(ticket);
      ticket.status = "resolved";
      return [...ended, "TicketResolved"];
    }
    default:
      throw new Error(`The paper has no rule for "${asking}".`);
  }
}

function wait(ticket: PaperTicket, kind: string, waitId: string): Reply {
  if (ticket.waits.has(kind)) return because("AlreadyWaiting");
  ticket.waits.set(kind, waitId);
  return ["WaitStarted"];
}

/** The wait begun last is the one that ends. */
function resume(ticket: PaperTicket): Reply {
  const last = [...ticket.waits.keys()].at(-1);
  if (last === undefined) return because("WaitNotInProgress");
  ticket.waits.delete(last);
  return ["WaitEnded"];
}

function changePriority(ticket: PaperTicket, to: string): Reply {
  if (ticket.priority === to) return because("PriorityUnchanged");
  ticket.priority = to;
  return ["PriorityChanged"];
}
