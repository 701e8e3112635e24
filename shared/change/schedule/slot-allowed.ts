import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { ApprovedChange, Change, ScheduledChange } from "../change.ts";
import { refuse } from "../change-action.ts";
import type { ChangeContext } from "../change-context.ts";
import type { ChangeRejection } from "../change-rejection.ts";
import type { Window } from "../content.ts";
import { checkWindow } from "../proposal/content-check.ts";
import { checkSchedule, type ScheduleSubject } from "./check-schedule.ts";
import type { ScheduleFinding } from "./finding.ts";

/** A change as the rules of the schedule see it, at a time it might be carried out. */
export function subjectOf(change: Change, { from, until }: Window): ScheduleSubject {
  return {
    kind: change.level?.level === "emergency" ? "emergency-change" : "change",
    from,
    until,
    affectsAvailability: change.assessment?.affectsAvailability ?? false,
    services: change.content.services,
    told: change.notices.flatMap(({ channel, sentAt }) => (sentAt === null ? [] : [{ channel, at: sentAt }])),
    consultations: change.consultations.map(({ kind }) => kind),
  };
}

/** What the rules have against a time for a change. */
export function slotFindings(change: Change, window: Window, context: ChangeContext): readonly ScheduleFinding[] {
  const { rules, calendar, now } = context;
  const planned = context.planned(window.from, window.until);
  return checkSchedule(subjectOf(change, window), { rules, calendar, now, planned });
}

/**
 * Whether a change may be put at a time: not in the past, inside the window that was approved where one was, and with
 * nothing against it that refuses; or every refusal overridden with a reason by a role that may.
 */
export function slotAllowed(
  change: ApprovedChange | ScheduledChange,
  window: Window,
  reason: string,
  context: ChangeContext,
): Result<{ readonly overridden: readonly string[] }, ChangeRejection> {
  const fits = checkWindow(window);
  if (!fits.ok) return fits;
  if (window.from < context.now) return refuse({ kind: "SlotInThePast" });
  const approved = change.content.window;
  if (approved !== null && (window.from < approved.from || window.until > approved.until)) {
    return refuse({ kind: "SlotOutsideApprovedWindow", from: approved.from, until: approved.until });
  }
  const refusing = slotFindings(change, window, context).filter(({ effect }) => effect === "refuse");
  if (refusing.length === 0) return ok({ overridden: [] });
  const stubborn = refusing.filter(({ overriddenBy }) => !overriddenBy.some((role) => hasRole(context, role)));
  if (reason === "") return refuse({ kind: "ScheduleRefused", findings: refusing });
  if (stubborn.length > 0) return refuse({ kind: "OverrideNotAllowed", findings: stubborn });
  return ok({ overridden: [...new Set(refusing.map(({ ruleId }) => ruleId))] });
}

function hasRole({ roles }: ChangeContext, role: string): boolean {
  return roles.some((each) => each === role);
}
