import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import type { ActionName } from "./actions.ts";
import type { FormSetting } from "./forms/form-spec.ts";
import type { TicketModel } from "./ticket-model.ts";

/** What a form may look at besides what is typed; a new id for each action begun. */
export function useFormSetting(model: TicketModel, now: Instant, begun: ActionName | null): FormSetting {
  const { status } = useDesk();
  const desk = useStore(status, (state) => state.status);
  const [newId, setNewId] = useState(() => crypto.randomUUID());
  useEffect(() => setNewId(crypto.randomUUID()), [begun]);
  return { model, now, newId, people: desk?.people ?? [], teams: desk?.teams ?? [] };
}
