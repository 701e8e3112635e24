import { nearestOf } from "./nearest.ts";
import { FIELDS, type Field, folded, type Profile } from "./profile.ts";

/** Which columns of a file tell what, by a profile. */
export interface MatchedColumns {
  /** Places of the columns that tell a field: the likeliest first, and each of several alike. */
  readonly placesOf: ReadonlyMap<Field, readonly number[]>;
  /** Needed and not there: each as its likeliest heading. */
  readonly missing: readonly string[];
  /** How many columns have a heading the profile knows. */
  readonly known: number;
}

export function matchColumns(profile: Profile, headings: readonly string[]): MatchedColumns {
  const places = new Map<string, number[]>();
  headings.forEach((heading, place) => {
    places.set(folded(heading), [...(places.get(folded(heading)) ?? []), place]);
  });
  const placesOf = new Map<Field, readonly number[]>();
  for (const field of FIELDS) {
    const found = (profile.headings[field] ?? []).flatMap((heading) => places.get(folded(heading)) ?? []);
    if (found.length > 0) placesOf.set(field, [...new Set(found)]);
  }
  const missing = profile.needed.flatMap((need) => {
    const fields: readonly Field[] = typeof need === "string" ? [need] : need;
    const [first = "number"] = fields;
    return fields.some((field) => placesOf.has(field)) ? [] : [profile.headings[first]?.[0] ?? first];
  });
  return { placesOf, missing, known: new Set([...placesOf.values()].flat()).size };
}

/** Which of these profiles a file is of; undefined where it is of none. */
export function guessProfile(profiles: readonly Profile[], headings: readonly string[]): Profile | undefined {
  const fitting = profiles
    .map((profile) => ({ profile, ...matchColumns(profile, headings) }))
    .filter(({ missing }) => missing.length === 0);
  return fitting.toSorted((one, other) => other.known - one.known)[0]?.profile;
}

const SHOWN = 12;
const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(", ");

/** Why a file is not of this profile: what was looked for, what was found, and what comes nearest. */
export function notOfProfile(
  profile: Profile,
  profiles: readonly Profile[],
  headings: readonly string[],
  missing: readonly string[],
): string {
  const columns = missing.length === 1 ? `the column ${missing[0]}` : `the columns ${missing.join(", ")}`;
  const more = headings.length > SHOWN ? ` and ${headings.length - SHOWN} more` : "";
  const found = `It has ${quoted(headings.slice(0, SHOWN))}${more}.`;
  const guess = guessProfile(
    profiles.filter(({ id }) => id !== profile.id),
    headings,
  );
  const near = missing.flatMap((heading) => {
    const word = nearestOf(heading, headings);
    return word === undefined ? [] : [`"${word}" for ${heading}`];
  });
  const nearest = near.length === 0 ? "" : ` The nearest: ${near.join(", ")}.`;
  const advice = guess === undefined ? nearest : ` It looks like ${guess.what}: choose the profile ${guess.id}.`;
  return `This is not ${profile.what}: ${columns} cannot be found in its first line. ${found}${advice}`;
}
