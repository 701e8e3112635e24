import type { AgreementDocument } from "../../agreement/agreement.ts";
import type { Channel, TicketKind } from "../../agreement/source.ts";
import type { Err } from "../../kernel/result.ts";
import type { CommandContext, CommandOf } from "../commands.ts";
import type { Rejection } from "../rejection.ts";
import { refuse } from "../rejection.ts";
import { sayKind } from "./priority-rules.ts";

type Log = CommandOf<"LogTicket">;

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

/** The checks in words, for a sentence. */
export function sayChecks(checks: AgreementDocument["callerChecks"]): string {
  return checks.map((check) => check.label).join("; ");
}

/** What the agreement has against logging this call as it stands; undefined where it has nothing. */
export function intakeFault(log: Log, context: CommandContext): Err<Rejection> | undefined {
  const { agreement } = context;
  if (log.agreementId !== agreement.id && !agreement.aliases?.includes(log.agreementId)) {
    return refuse("WrongAgreement", `This call is logged under ${log.agreementId}, not under ${agreement.id}.`);
  }
  if (!agreement.requestTypes.some((type) => type.kind === log.kind)) {
    return refuse(
      "KindNotInAgreement",
      `${agreement.shortName} does not know ${sayKind(log.kind)}. Choose another type.`,
    );
  }
  // What another tool accepted long ago is kept as it is: nobody can ask that caller again.
  if (context.by.kind === "import") return undefined;
  return channelFault(log, agreement) ?? questionFault(log, agreement) ?? checkFault(log, agreement);
}

/** A channel that may only add to an open ticket opens none: Stockport's fax (STK-11). */
function channelFault(log: Log, agreement: AgreementDocument): Err<Rejection> | undefined {
  const rule = agreement.channels.find((candidate) => candidate.channel === log.channel);
  if (!rule?.needsReference) return undefined;
  return refuse(
    "ChannelNeedsReference",
    `${rule.label} can only add to a ticket that is open already (${agreement.shortName}). Find that ticket and add a note.`,
  );
}

/** Questions the agreement wants answered always (STK-50); the form's own fields answer some of them. */
function questionFault(log: Log, agreement: AgreementDocument): Err<Rejection> | undefined {
  const missing = agreement.intakeQuestions.filter(
    (question) => question.required && question.kinds.includes(log.kind) && answerTo(question.id, log) === "",
  );
  if (missing.length === 0) return undefined;
  return refuse("QuestionUnanswered", `Still to be asked: ${missing.map((question) => question.label).join("; ")}.`);
}

function answerTo(id: string, log: Log): string {
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

function checkFault(log: Log, agreement: AgreementDocument): Err<Rejection> | undefined {
  const checks = holdingChecks(agreement, log.kind, log.channel);
  if (log.verification === "not-needed" && checks.length > 0) {
    return refuse(
      "CallerCheckNeeded",
      `${agreement.shortName} asks for a check first: ${sayChecks(checks)}. Say that it is passed, or log the ticket as waiting for it.`,
    );
  }
  if (log.verification !== "pending" || checks.length > 0) return undefined;
  return refuse(
    "NothingToVerify",
    `${agreement.shortName} asks for no check on ${sayKind(log.kind)} that came this way, so nothing would ever start its clocks. Log it without one.`,
  );
}
