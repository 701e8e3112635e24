import { useState } from "react";
import { useStore } from "zustand";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import type { FormSetting } from "./forms/form-spec.ts";
import type { TicketModel } from "./ticket-model.ts";

/** What a form may look at besides what is typed; its new id is made once, with the form. */
export function useFormSetting(model: TicketModel, now: Instant): FormSetting {
  const { status } = useDesk();
  const desk = useStore(status, (state) => state.status);
  const [newId] = useState(() => crypto.randomUUID());
  return { model, now, newId, people: desk?.people ?? [], teams: desk?.teams ?? [] };
}
