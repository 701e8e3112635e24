import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import type { Answer } from "../../shared/contract/answer.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { TicketCommand } from "../../shared/ticket/commands.ts";
import type { TicketState } from "../../shared/ticket/state.ts";
import { answered, notFound, refused } from "./answers.ts";
import type { Desk } from "./handler.ts";

type Knowing = Pick<Desk, "shelf" | "directory">;

/** The agreement a call is logged under must be in use here, and in force at that moment. */
function forNewTicket(desk: Knowing, id: string, at: Instant): Answer<AgreementDocument> {
  const found = desk.shelf.inForce(id, at);
  if (found === undefined) return refused("NoAgreementInForce", `No version of "${id}" was in force at that moment.`);
  if (desk.directory.settings().agreements.includes(found.id)) return answered(found);
  return refused("AgreementNotInUse", `${found.shortName} is not in use at this desk. Add it under Agreements first.`);
}

/** The version of an agreement in use here that was in force at a moment; undefined where there is none. */
export function agreementAt({ shelf, directory }: Knowing, id: string, at: Instant): AgreementDocument | undefined {
  const found = shelf.inForce(id, at);
  return found !== undefined && directory.settings().agreements.includes(found.id) ? found : undefined;
}

/** The version a command is judged by: for a ticket that exists the one it was logged under, for ever. */
export function governingAgreement(
  desk: Knowing,
  state: TicketState,
  command: TicketCommand,
  at: Instant,
): Answer<AgreementDocument> {
  if (state.status !== "none") {
    const { agreementId, agreementVersion } = state;
    const version = desk.shelf.version(agreementId, agreementVersion);
    if (version !== undefined) return answered(version);
    const which = `version ${agreementVersion} of ${agreementId}`;
    return refused("AgreementVersionMissing", `This ticket runs under ${which}, which this desk does not have.`);
  }
  if (command.type === "LogTicket") return forNewTicket(desk, command.agreementId, at);
  return notFound("There is no such ticket at this desk.");
}
