import { useState } from "react";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { Channel, TicketKind } from "../../../shared/agreement/source.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { ClockReport, PromiseClock } from "../../../shared/clock/clock-report.ts";
import { previewClock } from "../../../shared/clock/preview.ts";
import { reportSpan } from "../../../shared/clock/report-span.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { atOnceWords } from "../../../shared/words/at-once-words.ts";
import { type MomentWords, momentWords } from "../../../shared/words/moment-words.ts";
import { priorityName } from "../../../shared/words/priority-name.ts";
import { promiseVerb } from "../../../shared/words/promise-words.ts";
import { ClockStrip } from "../../components/clock-strip/clock-strip.tsx";
import { fieldTextOf } from "../../components/field-text.ts";
import { MomentField } from "../../components/form-controls/moment-field.tsx";
import { readMoment } from "../../components/form-controls/read-moment.ts";
import { SelectField } from "../../components/form-controls/text-controls.tsx";
import { prioritiesFor } from "../../components/priority-matrix/priority-draft.ts";
import { UnknownDays } from "../../components/unknown-days.tsx";
import { WhyLedger } from "../../components/why-ledger/why-ledger.tsx";
import { zoneNote } from "../../components/zone-mark.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import css from "./agreements-screen.module.css";

interface Props {
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
}

/** "Raised Friday 16:40 as P1: respond by ..., fix by ..." with the ledger that says why. Nothing is stored. */
export function TryATime({ agreement, calendar }: Props) {
  const { ticker } = useDesk();
  const words = momentWords(calendar.zone);
  const now = ticker.now();
  const zone = zoneNote(words.zone, now);
  const kinds = agreement.requestTypes;
  const [kind, setKind] = useState<TicketKind>(kinds[0]?.kind ?? "incident");
  const [text, setText] = useState(() => fieldTextOf(calendar, ticker.now()));
  const priorities = prioritiesFor(agreement, kind);
  const [chosen, setChosen] = useState("");
  const channels = agreement.channels.filter((rule) => rule.kinds.includes(kind) && !rule.needsReference);
  const [channel, setChannel] = useState<Channel | null>(null);
  const priority = priorities.find(({ id }) => id === chosen)?.id ?? priorities[0]?.id ?? "";
  const way = channels.find((rule) => rule.channel === channel)?.channel ?? channels[0]?.channel ?? "phone";
  const raised = readMoment(text, { place: words.zone, now, lies: "ahead" });
  const at = raised.ok ? raised.value : null;
  const report = at === null ? null : previewClock(agreement, calendar, { at, kind, priority, channel: way });
  return (
    <section className={css["try"]} aria-labelledby="agreement-try">
      <h3 id="agreement-try">Try a time{zone === null ? "" : ` (${zone})`}</h3>
      <div className={css["tryFields"]}>
        <MomentField
          label="Raised"
          value={text}
          onChange={setText}
          error={text === "" ? "Write a day and a time." : raised.ok ? undefined : raised.error}
          words={words}
          now={now}
          lies="ahead"
        />
        <SelectField
          label="As"
          value={kind}
          onChange={(value) => setKind(kinds.find((type) => type.kind === value)?.kind ?? kind)}
          choices={kinds.map((type) => ({ value: type.kind, label: type.name }))}
        />
        <SelectField
          label="Priority"
          value={priority}
          onChange={setChosen}
          choices={priorities.map((each) => ({ value: each.id, label: priorityName(each) }))}
        />
        <SelectField
          label="By"
          value={way}
          onChange={(value) => setChannel(channels.find((rule) => rule.channel === value)?.channel ?? null)}
          choices={channels.map((rule) => ({ value: rule.channel, label: rule.label }))}
        />
      </div>
      {report === null ? null : <Promises report={report} agreement={agreement} calendar={calendar} words={words} />}
    </section>
  );
}

interface PromisesProps {
  readonly report: ClockReport;
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly words: MomentWords;
}

function Promises({ report, ...ruled }: PromisesProps) {
  const { agreement, words } = ruled;
  const told = report.promises.filter((promise) => promise.state !== "no-target");
  return (
    <div className={css["answers"]}>
      {report.immediate === null ? null : (
        <p className={css["answerLine"]}>{atOnceWords(report.immediate, agreement.responseWord, words, report.at)}</p>
      )}
      {told.length === 0 && report.immediate === null ? <p>{report.priority}: no time is promised.</p> : null}
      {told.map((promise) => (
        <Promised key={promise.promise} promise={promise} {...ruled} at={report.at} />
      ))}
      <UnknownDays {...ruled} span={reportSpan(report, report.at)} what="this answer runs" />
    </div>
  );
}

interface PromisedProps {
  readonly promise: PromiseClock;
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly words: MomentWords;
  readonly at: Instant;
}

function Promised({ promise, agreement, calendar, words, at }: PromisedProps) {
  const [litLine, setLitLine] = useState<number | null>(null);
  const verb = promiseVerb(promise.promise, agreement.responseWord);
  const answer = promise.dueAt === null ? `${verb}: ${promise.label}` : `${verb} by ${words.full(promise.dueAt)}`;
  return (
    <div className={css["answer"]} data-promise={promise.promise}>
      <p className={css["answerLine"]}>{answer.charAt(0).toUpperCase() + answer.slice(1)}</p>
      <ClockStrip promise={promise} words={words} at={at} summary={answer} litLine={litLine} onLight={setLitLine} />
      <details>
        <summary>Why?</summary>
        <WhyLedger promise={promise} calendar={calendar} words={words} at={at} litLine={litLine} onLight={setLitLine} />
      </details>
    </div>
  );
}
