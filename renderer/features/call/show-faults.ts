import type { FieldPath, UseFormReturn } from "react-hook-form";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { Person } from "../../../shared/contract/views.ts";
import { prioritiesFor } from "../../components/priority-matrix/priority-draft.ts";
import { checkCall } from "./call-command.ts";
import type { CallFields } from "./call-fields.ts";

/** What is wrong with the call so far, leaving out the priority: that is talked about next. */
export function faultsBeforePriority(
  fields: CallFields,
  agreement: AgreementDocument,
  actor: Person | null,
): ReadonlyMap<string, string> {
  const anyPriority = prioritiesFor(agreement, fields.kind)[0]?.id ?? "";
  const checked = checkCall(fields, agreement, anyPriority, { type: "later" }, actor);
  return checked.ok ? new Map() : checked.faults;
}

/** Puts each sentence beside its field and the cursor into the first. @returns true where there was nothing to show. */
export function showFaults(form: UseFormReturn<CallFields>, faults: ReadonlyMap<string, string>): boolean {
  form.clearErrors();
  for (const [path, message] of faults) {
    // Paths come from the schema of the same fields; one that is no field of the form stands under it as a whole.
    form.setError(path as FieldPath<CallFields>, { message });
  }
  if (faults.size === 0) return true;
  requestAnimationFrame(() => document.querySelector<HTMLElement>("form [aria-invalid=true]")?.focus());
  return false;
}
