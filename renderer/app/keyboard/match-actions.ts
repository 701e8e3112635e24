import type { Action } from "../../stores/action-registry.ts";

const MOST_SHOWN = 9;

/** Commands whose words begin with what was typed come first, then those that contain it. Nothing typed: the usual ones. */
export function matchingActions(actions: readonly Action[], text: string): readonly Action[] {
  const offered = actions.filter(({ isKeyOnly }) => isKeyOnly !== true);
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (terms.length === 0) return offered.filter(({ keys }) => keys.length > 0).slice(0, MOST_SHOWN);
  return offered
    .map((action) => ({ action, score: scoreOf(`${action.label} ${action.area}`.toLowerCase(), terms) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST_SHOWN)
    .map(({ action }) => action);
}

/** 0 unless every term is found. */
function scoreOf(label: string, terms: readonly string[]): number {
  const words = label.split(/\s+/);
  let score = 0;
  for (const term of terms) {
    if (words.some((word) => word.startsWith(term))) score += 2;
    else if (label.includes(term)) score += 1;
    else return 0;
  }
  return score;
}
