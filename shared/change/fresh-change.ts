import type { Channel } from "../agreement/source.ts";
import type { EventMeta } from "../kernel/actor.ts";
import type { PersonId, TicketId } from "../kernel/ids.ts";
import type { Change, ChangeBase } from "./change.ts";
import type { TemplateUse } from "./change-parts.ts";
import type { ChangeContent } from "./content.ts";

interface Logging extends EventMeta {
  readonly reference: string;
  readonly rulesId: string;
  readonly channel: Channel;
  readonly requester: PersonId | null;
  readonly fromTicket: TicketId | null;
  readonly template: TemplateUse | null;
  readonly hash: string;
  readonly customerName: string;
  readonly customerContact: string;
  readonly site: string;
}

/** A change as it is just after it was logged: to be filtered, or approved where it follows a template. */
export function freshChange(event: Logging, content: ChangeContent): Change {
  const base = freshBase(event, content);
  if (event.template === null) return { ...base, status: "logged" };
  const { approvedBy, hash } = event.template;
  return {
    ...base,
    status: "approved",
    approvedAt: event.at,
    approvedHash: event.hash,
    decisions: [
      {
        stage: "decision",
        outcome: "approved",
        by: "template",
        deciders: [approvedBy],
        ballotId: null,
        hash,
        reasons: "",
        advisers: [],
        at: event.at,
        counts: true,
      },
    ],
  };
}

function freshBase(event: Logging, content: ChangeContent): ChangeBase {
  const { reference, rulesId, channel, requester, fromTicket, template, hash, at, by } = event;
  return {
    reference,
    rulesId,
    channel,
    requester,
    template,
    content,
    customer: { name: event.customerName, contact: event.customerContact, site: event.site },
    loggedAt: at,
    loggedBy: by,
    contentHash: hash,
    sameAs: [],
    pastContents: [],
    assessment: null,
    level: null,
    owner: null,
    team: null,
    ballots: [],
    decisions: [],
    appeals: [],
    advice: [],
    told: [],
    notices: [],
    consultations: [],
    deadlines: [],
    isProject: false,
    phases: [],
    links: fromTicket === null ? [] : [{ other: fromTicket, relation: "raised-by-ticket" }],
    delivered: [],
    touchedAt: at,
    lastMoveAt: at,
    eventCount: 1,
  };
}
