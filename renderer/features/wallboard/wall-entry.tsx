import { useStore } from "zustand";
import { standing } from "../../../shared/clock/standing.ts";
import type { WallEntry } from "../../../shared/contract/wallboard-view.ts";
import { saidPriority } from "../../../shared/words/priority-name.ts";
import { promiseVerb, STAGE_WORDS } from "../../../shared/words/promise-words.ts";

import { StageGlyph } from "../../components/stage-glyph.tsx";
import { calendarOf } from "../../stores/agreement-store.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { TickingText } from "../../stores/ticking-text.tsx";
import { useTicking } from "../../stores/use-ticking.ts";
import { dueText, leftText } from "./wall-words.ts";
import css from "./wallboard.module.css";

interface Props {
  readonly entry: WallEntry;
  readonly size: "large" | "small";
}

/** One promise, to be read from across the room: how long is left, whose it is, and by when. */
export function WallPromise({ entry, size }: Props) {
  const { agreements, ticker } = useDesk();
  const known = useStore(agreements);
  const { agreementId, agreementVersion, next } = entry;
  const agreement = [...known.inUse, ...known.available].find(
    ({ id, version }) => id === agreementId && version === agreementVersion,
  );
  const calendar = calendarOf(known, agreementId, agreementVersion);
  const stage = useTicking((now) => standing(next, calendar, now).stage);
  const used = useTicking((now) => Math.round(standing(next, calendar, now).used * 20) / 20);
  return (
    <li className={size === "large" ? css["entry"] : css["entrySmall"]} data-stage={stage}>
      <StageGlyph stage={stage} used={used} size={size === "large" ? 56 : 32} isDecorative />
      <span className={css["left"]}>
        <TickingText derive={(now) => leftText(next, calendar, now)} />
        <span className="visually-hidden">, {STAGE_WORDS[stage]}</span>
      </span>
      <span className={css["what"]}>
        <span className={css["reference"]}>{entry.reference}</span>
        <span>
          {agreement === undefined ? entry.priority : saidPriority(agreement, entry.priority)},{" "}
          {promiseVerb(next.promise, agreement?.responseWord ?? "respond")}
          {next.dueAt === null ? "" : ` by ${dueText(next.dueAt, calendar, ticker.now())}`}
        </span>
      </span>
      <span className={css["initials"]}>
        {entry.initials === null ? <span className={css["nobody"]}>nobody</span> : entry.initials}
      </span>
    </li>
  );
}
