import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { refuse } from "../change-action.ts";
import type { ChangeRejection } from "../change-rejection.ts";
import type { ChangeContent, Window } from "../content.ts";
import { isPlannable, isTooLong, LATEST_PLAN, LONGEST_WINDOW_DAYS } from "../far-future.ts";
import type { ChangeRules } from "../rules/change-rules.ts";

/** Whether services and areas are known to the agreement's rules and the window is one. */
export function checkContent(content: ChangeContent, rules: ChangeRules): Result<ChangeContent, ChangeRejection> {
  const service = content.services.find((id) => !rules.services.some((each) => each.id === id));
  if (service !== undefined) return refuse({ kind: "UnknownService", service });
  const area = content.areas.find((id) => !rules.areas.some((each) => each.id === id));
  if (area !== undefined) return refuse({ kind: "UnknownArea", area });
  const { window } = content;
  const fits = window === null ? ok(null) : checkWindow(window);
  return fits.ok ? ok(content) : fits;
}

/** Whether a window is one that can be planned for. */
export function checkWindow(window: Window): Result<Window, ChangeRejection> {
  if (window.until <= window.from) return refuse({ kind: "WindowEndsBeforeItBegins" });
  if (isTooLong(window)) return refuse({ kind: "WindowTooLong", mostDays: LONGEST_WINDOW_DAYS });
  return isPlannable(window.until) ? ok(window) : refuse({ kind: "TooFarAhead", latestAt: LATEST_PLAN });
}
