import { type Action, type ActionRegistry, availableActions } from "../../stores/action-registry.ts";

/** Which part of the screen has the focus, and which others can be given it. */
export interface KeyPlaces {
  /** The area whose keys come first; null where the focus is in none. */
  readonly focused: string | null;
  readonly reachable: readonly string[];
}

export interface KeyLine {
  readonly action: Action;
  readonly keys: readonly string[];
}

export interface KeyList {
  readonly heading: string;
  readonly lines: readonly KeyLine[];
}

/** What a key means just now: the focused part's action, else the most recently registered one that has it. */
export function meantBy(actions: readonly Action[], key: string, focused: string | null): Action | undefined {
  const having = actions.filter((action) => action.keys.includes(key));
  return having.find((action) => action.area === focused) ?? having[0];
}

/**
 * Every key under what it does now, each once. An area that takes keys from another stands first; what it took is listed
 * last, for where the focus can be moved to the other, and left out where it cannot.
 */
export function keyLists(registry: ActionRegistry, { focused, reachable }: KeyPlaces): readonly KeyList[] {
  const actions = availableActions(registry).filter(({ scope }) => scope !== "dialog");
  const meant = (action: Action, key: string): boolean => meantBy(actions, key, focused) === action;
  // The frame registered first: what works anywhere stands first.
  const inOrder = registry.batches
    .toReversed()
    .flat()
    .filter((action) => actions.includes(action));
  const here = inOrder.map((action): KeyLine => {
    const kept = action.keys.filter((key) => meant(action, key));
    return { action, keys: [...kept, ...(action.keysInPlace ?? [])] };
  });
  const elsewhere = inOrder
    .filter(({ area }) => area !== focused && reachable.includes(area))
    .map((action): KeyLine => ({ action, keys: action.keys.filter((key) => !meant(action, key)) }));
  const takers = new Set(
    inOrder.flatMap((action) =>
      action.keys.flatMap((key) => (meant(action, key) ? [] : [meantBy(actions, key, focused)?.area])),
    ),
  );
  const groups = byArea(here);
  return [
    ...groups.filter(({ heading }) => takers.has(heading)),
    ...groups.filter(({ heading }) => !takers.has(heading)),
    ...byArea(elsewhere).map(({ heading, lines }) => ({ heading: `${heading}, while the focus is there`, lines })),
  ];
}

function byArea(lines: readonly KeyLine[]): readonly KeyList[] {
  const groups = Map.groupBy(
    lines.filter(({ keys }) => keys.length > 0),
    ({ action }) => action.area,
  );
  return [...groups].map(([heading, found]) => ({ heading, lines: found }));
}
