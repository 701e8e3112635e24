import { useEffect, useState } from "react";
import type { PeopleView } from "../../../shared/contract/people-views.ts";
import { useDesk } from "../../stores/desk-context.tsx";

/** Everybody who works or worked here, kept true while it is shown; or why that cannot be told. */
export interface PeopleState {
  readonly view: PeopleView | null;
  readonly problem: string;
}

/** Asked when it is first shown and whenever the desk says that something about it changed. */
export function usePeople(): PeopleState {
  const { client } = useDesk();
  const [state, setState] = useState<PeopleState>({ view: null, problem: "" });
  useEffect(() => {
    let isShown = true;
    const load = async (): Promise<void> => {
      const answer = await client.request("people.list", {});
      if (!isShown) return;
      if (answer.ok) setState({ view: answer.value, problem: "" });
      else setState(({ view }) => ({ view, problem: answer.error.message }));
    };
    void load();
    const stop = client.subscribe(({ name }) => {
      if (name === "desk.changed" || name === "stream.resynced") void load();
    });
    return () => {
      isShown = false;
      stop();
    };
  }, [client]);
  return state;
}
