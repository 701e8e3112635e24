import { createStore, type StoreApi } from "zustand/vanilla";

export const THEMES = ["system", "light", "dark"] as const;
export const DENSITIES = ["comfortable", "compact"] as const;
export type Theme = (typeof THEMES)[number];
export type Density = (typeof DENSITIES)[number];

/** How this window likes to look, and who sits at it. Kept on this PC, never in the desk file. */
export interface Preferences {
  readonly theme: Theme;
  readonly density: Density;
  /** The person who acts; checked against the people of the desk wherever it is used. */
  readonly actorId: string | null;
  /** The agreement the last call was logged under: the next one most likely is too. */
  readonly agreementId: string | null;
  /** The queue puts itself in order once nobody has touched a key or the pointer for so long; null: never by itself. */
  readonly orderAfterMs: number | null;
}
export type PreferenceStore = StoreApi<Preferences>;

const STORED_AS = "deskwatch.preferences";
const DEFAULTS: Preferences = {
  theme: "system",
  density: "comfortable",
  actorId: null,
  agreementId: null,
  orderAfterMs: 30_000,
};

/** How soon the queue may put itself in order; null: never. */
export const ORDER_AFTER_MS = [30_000, 120_000, null] as const;

function read(storage: Storage): Preferences {
  try {
    const kept: unknown = JSON.parse(storage.getItem(STORED_AS) ?? "{}");
    if (typeof kept !== "object" || kept === null) return DEFAULTS;
    const field = (name: string): unknown => Reflect.get(kept, name);
    const textOf = (name: string): string | null => {
      const text = field(name);
      return typeof text === "string" ? text : null;
    };
    return {
      theme: THEMES.find((theme) => theme === field("theme")) ?? DEFAULTS.theme,
      density: DENSITIES.find((density) => density === field("density")) ?? DEFAULTS.density,
      actorId: textOf("actorId"),
      agreementId: textOf("agreementId"),
      orderAfterMs: orderAfter(field("orderAfterMs")),
    };
  } catch {
    return DEFAULTS; // what another version or a person wrote there is no reason not to start
  }
}

function orderAfter(kept: unknown): number | null {
  const found = ORDER_AFTER_MS.find((afterMs) => afterMs === kept);
  return found === undefined ? DEFAULTS.orderAfterMs : found;
}

export function createPreferenceStore(storage: Storage): PreferenceStore {
  const store = createStore<Preferences>(() => read(storage));
  store.subscribe((preferences) => {
    try {
      storage.setItem(STORED_AS, JSON.stringify(preferences));
    } catch {
      // A full or forbidden storage costs the preference, not the desk.
    }
  });
  return store;
}
