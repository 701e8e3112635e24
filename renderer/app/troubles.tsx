import { TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { troubleCount, troubleSentence } from "../../shared/contract/trouble-words.ts";
import { type DeskTrouble, NO_TROUBLES, troubleKey } from "../../shared/contract/troubles.ts";
import { Button } from "../components/button.tsx";
import { useDesk } from "../stores/desk-context.tsx";
import css from "./troubles.module.css";

const SHOWN_AT_FIRST = 1;

/** What is wrong with the desk, above the screen. Put away it stays in the status line; anything new brings it back. */
export function Troubles() {
  const desk = useDesk();
  const { told, count } = useStore(desk.status, ({ status }) => status?.troubles ?? NO_TROUBLES);
  const [putAway, setPutAway] = useState<readonly string[]>([]);
  const [isOpen, setIsOpen] = useState(false);
  const fresh = told.filter((trouble) => isLasting(trouble) || !putAway.includes(troubleKey(trouble)));
  const shown = isOpen ? fresh : fresh.slice(0, SHOWN_AT_FIRST);
  const more = fresh.length + (count - told.length) - shown.length;
  return (
    <section className={css["bar"]} aria-label="What is wrong with the desk" aria-live="assertive">
      {fresh.length === 0 ? null : (
        <>
          <TriangleAlert size={16} aria-hidden="true" />
          <TroubleList shown={shown} />
          {more <= 0 && !isOpen ? null : (
            <Button kind="quiet" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
              {isOpen ? "Show less" : `${more.toLocaleString("en-GB")} more`}
            </Button>
          )}
          {fresh.every(isLasting) ? null : (
            <Button
              kind="quiet"
              isIconOnly
              aria-label={`Put away: ${troubleCount(fresh.length)}`}
              onPress={() => setPutAway(told.map(troubleKey))}
            >
              <X size={14} aria-hidden="true" />
            </Button>
          )}
        </>
      )}
    </section>
  );
}

/** While nothing is stored at all, nobody may forget it. */
const isLasting = ({ kind }: DeskTrouble): boolean => kind === "file-lost";

function TroubleList({ shown }: { readonly shown: readonly DeskTrouble[] }) {
  return (
    <ul className={css["list"]}>
      {shown.map((trouble) => (
        <li key={troubleKey(trouble)}>{troubleSentence(trouble)}</li>
      ))}
    </ul>
  );
}
