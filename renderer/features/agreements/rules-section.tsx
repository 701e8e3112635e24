import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { describeSpan, kindNames } from "../../../shared/agreement/describe.ts";
import type { Source } from "../../../shared/agreement/source.ts";
import css from "./agreements-screen.module.css";
import { Clause } from "./clause.tsx";

interface Rule {
  readonly name: string;
  readonly text: string;
  readonly source: Source;
}

/** What stops a clock, who is warned, when a ticket closes or reopens, what makes a major incident. */
export function RulesSection({ agreement }: { readonly agreement: AgreementDocument }) {
  return (
    <section className={css["section"]} aria-labelledby="agreement-rules">
      <h3 id="agreement-rules">Rules of the clock</h3>
      <dl className={css["rules"]}>
        {[...waitRules(agreement), ...warningRules(agreement), ...endingRules(agreement)].map((rule) => (
          <div key={`${rule.name}-${rule.text}`}>
            <dt>{rule.name}</dt>
            <dd>
              {rule.text}
              <Clause source={rule.source} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function waitRules({ waits, intakeCutoff }: AgreementDocument): readonly Rule[] {
  const cutoff: readonly Rule[] =
    intakeCutoff === null
      ? []
      : [
          {
            name: "Late requests",
            text: `Logged after ${intakeCutoff.after}: counts as the next working day's`,
            source: intakeCutoff.source,
          },
        ];
  return [
    ...waits.map((wait) => ({
      name: wait.label,
      text: wait.suspends.length === 0 ? "The clocks keep running" : `Stops the ${wait.suspends.join(" and ")} clock`,
      source: wait.source,
    })),
    ...cutoff,
  ];
}

function warningRules({ escalations, majorIncident, dispute }: AgreementDocument): readonly Rule[] {
  return [
    ...escalations.map((level) => ({
      name: `Warning at ${level.percent}%`,
      text: `of the time to ${level.of === "fix" ? "fix" : "respond"}: ${level.to.join(" and ")}`,
      source: level.source,
    })),
    ...(majorIncident === null
      ? []
      : [
          {
            name: "Major incident",
            text: `${majorIncident.priorities.join(" and ")}: ${majorIncident.notify.join("; ")} are to be told`,
            source: majorIncident.source,
          },
        ]),
    {
      name: "Disputed priority",
      text: `${dispute.to} decides within ${describeSpan(dispute.decideWithin)}`,
      source: dispute.source,
    },
  ];
}

const SILENCE_FROM = {
  wait: "the request for information",
  "last-contact": "the last attempt to reach them",
} as const;

function endingRules({ closure, dealtWithin, requestTypes }: AgreementDocument): readonly Rule[] {
  const { autoClose, noResponse, reopenLimits, sameIncidentFor } = closure;
  return [
    ...(autoClose === null
      ? []
      : [
          {
            name: "Closes by itself",
            text: `${describeSpan(autoClose.after)} after it is resolved`,
            source: autoClose.source,
          },
        ]),
    ...(noResponse === null
      ? []
      : [
          {
            name: "No answer from the customer",
            text: `${noResponse.outcome} ${describeSpan(noResponse.after)} after ${SILENCE_FROM[noResponse.countedFrom]}`,
            source: noResponse.source,
          },
        ]),
    ...reopenLimits.map(({ kinds, limit, source }) => ({
      name: "Reopening",
      text: `${kindNames({ requestTypes }, kinds)}: ${typeof limit === "string" ? limit.replace("-", " ") : `within ${describeSpan(limit)}`}`,
      source,
    })),
    ...(sameIncidentFor === null
      ? []
      : [
          {
            name: "The same incident",
            text: `if it comes back within ${describeSpan(sameIncidentFor.span)}; later it is a new one`,
            source: sameIncidentFor.source,
          },
        ]),
    ...(dealtWithin === null
      ? []
      : [
          {
            name: "Dealt with",
            text: `${dealtWithin.percent}% within ${describeSpan(dealtWithin.span)}`,
            source: dealtWithin.source,
          },
        ]),
  ];
}
