import { useState } from "react";
import { useStore } from "zustand";
import { openZone } from "../../../shared/calendar/zone.ts";
import { changeRulesOf } from "../../../shared/change/rules/rules-registry.ts";
import type { ChangeList } from "../../../shared/contract/change-views.ts";
import { Button } from "../../components/button.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { goTo } from "../../stores/route-store.ts";
import { useActions } from "../../stores/use-actions.ts";
import { ChangeForm } from "./change-form.tsx";
import { ChangeListing } from "./change-list.tsx";
import { ChangePageOf } from "./change-page.tsx";
import css from "./changes.module.css";
import { useChanges } from "./use-changes.ts";

/** Requests for change: the lists, and the one that is open beside them. `subject`: its id, or "new". */
export function ChangesScreen({ subject }: { readonly subject: string | null }) {
  const { route } = useDesk();
  const [list, setList] = useState<ChangeList>("open");
  const [text, setText] = useState("");
  const { value: page, problem } = useChanges(list, text);
  const rows = page?.rows ?? [];
  const move = (by: 1 | -1): void => {
    const at = rows.findIndex(({ id }) => id === subject);
    const to = rows[at < 0 ? 0 : at + by];
    if (to !== undefined) goTo(route, "changes", to.id);
  };
  useActions([
    { id: "change.next", label: "Next change", area: "Changes", keys: ["j"], run: () => move(1) },
    { id: "change.before", label: "Change before", area: "Changes", keys: ["k"], run: () => move(-1) },
    { id: "change.new", label: "Log a change", area: "Changes", keys: ["l"], run: () => goTo(route, "changes", "new") },
  ]);
  return (
    <div className={css["screen"]}>
      <div className={css["side"]}>
        <div className={css["sideHead"]}>
          <LineField label="Search changes" value={text} onChange={setText} />
          <Button kind="primary" binding="l" onPress={() => goTo(route, "changes", "new")}>
            Log a change
          </Button>
        </div>
        {problem === null ? null : (
          <p className={css["problem"]} role="alert">
            {problem}
          </p>
        )}
        {page === null ? null : (
          <ChangeListing
            page={page}
            list={list}
            onList={setList}
            selected={subject}
            onSelect={(id) => goTo(route, "changes", id)}
          />
        )}
      </div>
      <div className={css["main"]}>
        {subject === null ? (
          <Nothing />
        ) : subject === "new" ? (
          <NewChange />
        ) : (
          <ChangePageOf key={subject} id={subject} />
        )}
      </div>
    </div>
  );
}

function Nothing() {
  return <p className={css["empty"]}>Choose a change, or log one.</p>;
}

/** Neither raised from a ticket nor a standard change. */
const FROM_NOTHING = { fromTicket: null, templateId: null };

/** A request for change taken down: what is changed, for whom, by which way it came (STK-16). */
function NewChange() {
  const { client, route, agreements, status } = useDesk();
  const inUse = useStore(agreements, (state) => state.inUse);
  const people = useStore(status, (state) => state.status?.people);
  const sites = useStore(status, (state) => state.status?.sites);
  const ruled = inUse.filter(({ id }) => changeRulesOf(id) !== undefined);
  const zone = openZone(ruled[0]?.calendar.zone ?? "Europe/London");
  if (!zone.ok) return null;
  return (
    <ChangeForm
      action="LogChange"
      given={FROM_NOTHING}
      zone={zone.value}
      namedFor={(field) => {
        if (field === "rulesId") {
          const ids = new Map(ruled.map(({ id, shortName }) => [id, shortName]));
          return [...ids].map(([id, name]) => ({ id, name }));
        }
        if (field === "site") return (sites ?? []).map((name) => ({ id: name, name }));
        if (field === "requester") return (people ?? []).map(({ id, name }) => ({ id, name }));
        return [];
      }}
      subject="desk"
      send={(command, commandId) =>
        client.request("change.command", { commandId, changeId: crypto.randomUUID(), command })
      }
      onClose={() => goTo(route, "changes")}
      onDone={({ id }) => goTo(route, "changes", id)}
    />
  );
}
