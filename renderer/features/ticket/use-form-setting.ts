import { useStore } from "zustand";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import type { FormSetting } from "./forms/form-spec.ts";
import type { TicketModel } from "./ticket-model.ts";

/** What a form may look at besides what is typed. */
export function useFormSetting(model: TicketModel, now: Instant): FormSetting {
  const { status } = useDesk();
  const desk = useStore(status, (state) => state.status);
  return { model, now, people: desk?.people ?? [], teams: desk?.teams ?? [] };
}
