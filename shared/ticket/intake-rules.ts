import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Channel, TicketKind } from "../agreement/source.ts";
import type { Err } from "../kernel/result.ts";
import type { LogInput } from "./actions/logging.ts";
import type { Rejection } from "./rejection.ts";
import { refuse } from "./rejection.ts";
import type { CommandContext } from "./ticket-context.ts";

/**
 * The checks that hold a ticket of this kind, come by this channel, until they are passed (STK-51, STK-52, COV-66).
 * Where there are any, "verified" means that they were gone through and nothing stands in the way.
 */
export function holdingChecks(
  agreement: AgreementDocument,
  kind: TicketKind,
  channel: Channel,
): AgreementDocument["callerChecks"] {
  return agreement.callerChecks.filter(
    (check) => check.onFailure === "hold" && check.kinds.includes(kind) && check.channels.includes(channel),
  );
}

/** Those of the checks that every such ticket needs: of the others whoever takes the call says whether they apply. */
export function neededByAll(checks: AgreementDocument["callerChecks"]): AgreementDocument["callerChecks"] {
  return checks.filter(({ appliesTo }) => appliesTo === undefined);
}

/** What the agreement has against logging this call as it stands; undefined where it has nothing. */
export function intakeFault(log: LogInput, context: CommandContext): Err<Rejection> | undefined {
  const { agreement } = context;
  if (log.agreementId !== agreement.id && !agreement.aliases?.includes(log.agreementId)) {
    return refuse({ kind: "WrongAgreement", loggedUnder: log.agreementId, agreementId: agreement.id });
  }
  if (!agreement.requestTypes.some((type) => type.kind === log.kind)) {
    return refuse({ kind: "KindNotInAgreement", asked: "call", ticketKind: log.kind });
  }
  // What another tool accepted long ago is kept as it is: nobody can ask that caller again.
  if (context.by.kind === "import") return undefined;
  return channelFault(log, agreement) ?? questionFault(log, agreement) ?? checkFault(log, agreement);
}

/** A channel that may only add to an open ticket opens none: Stockport's fax (STK-11). */
function channelFault({ channel }: LogInput, agreement: AgreementDocument): Err<Rejection> | undefined {
  const rule = agreement.channels.find((candidate) => candidate.channel === channel);
  return rule?.needsReference ? refuse({ kind: "ChannelNeedsReference", channel }) : undefined;
}

/** Questions the agreement wants answered always (STK-50); the form's own fields answer some of them. */
function questionFault(log: LogInput, agreement: AgreementDocument): Err<Rejection> | undefined {
  const missing = agreement.intakeQuestions.filter(
    (question) => question.required && question.kinds.includes(log.kind) && answerTo(question.id, log) === "",
  );
  if (missing.length === 0) return undefined;
  return refuse({ kind: "QuestionUnanswered", questions: missing.map(({ id }) => id) });
}

function answerTo(id: string, log: LogInput): string {
  switch (id) {
    case "school":
    case "building":
      return log.site;
    case "caller":
      return log.caller.name;
    case "telephone":
      return log.caller.phone ?? log.caller.email ?? log.answers[id] ?? "";
    case "details":
    case "problem":
      return log.details || log.answers[id] || log.summary;
    default:
      return log.answers[id] ?? "";
  }
}

function checkFault(log: LogInput, agreement: AgreementDocument): Err<Rejection> | undefined {
  const holding = holdingChecks(agreement, log.kind, log.channel);
  const checks = neededByAll(holding).map(({ id }) => id);
  if (log.verification === "not-needed" && checks.length > 0) {
    return refuse({ kind: "CallerCheckNeeded", asked: "call", checks, ticketKind: log.kind });
  }
  if (log.verification !== "pending" || holding.length > 0) return undefined;
  return refuse({ kind: "NothingToVerify", ticketKind: log.kind });
}
