import type { ActionName } from "../actions.ts";
import { acknowledgeForm, noteForm, updateForm, verifyForm } from "./contact-forms.ts";
import { agreementForm, callForm } from "./correcting-forms.ts";
import { deadlineForm } from "./deadline-form.ts";
import { maybeEarlier } from "./earlier.ts";
import { closeForm, confirmForm, recurrenceForm, reopenForm, resolveForm } from "./ending-forms.ts";
import type { FormSpec } from "./form-spec.ts";
import { assignForm, convertForm, linkForm, transferForm } from "./handling-forms.ts";
import { pauseForm, resumeForm } from "./wait-forms.ts";

/** The form of every action; the priority has a dialog of its own. */
export const FORMS: Readonly<Record<Exclude<ActionName, "priority">, FormSpec>> = {
  acknowledge: maybeEarlier(acknowledgeForm),
  update: maybeEarlier(updateForm),
  note: noteForm,
  verify: maybeEarlier(verifyForm),
  pause: maybeEarlier(pauseForm),
  resume: maybeEarlier(resumeForm),
  assign: assignForm,
  transfer: maybeEarlier(transferForm),
  deadline: deadlineForm,
  convert: convertForm,
  link: linkForm,
  agreement: agreementForm,
  call: callForm,
  resolve: maybeEarlier(resolveForm),
  confirm: maybeEarlier(confirmForm),
  close: closeForm,
  reopen: reopenForm,
  recurrence: recurrenceForm,
};
