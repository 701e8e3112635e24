import type { Answer } from "../../shared/contract/answer.ts";
import { OwnProfile } from "../../shared/contract/import-profile.ts";
import type { ImportProfileView } from "../../shared/contract/import-views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { answered, refused } from "../core/answers.ts";
import type { Desk, Handler, RequestCaller } from "../core/handler.ts";
import { actingAt } from "../core/people.ts";
import type { RecordCommand } from "../core/records/registration.ts";
import { runRecords } from "../core/records/run-requests.ts";
import { PROFILES } from "./profiles/all-profiles.ts";
import { nearestOf } from "./profiles/nearest.ts";
import { folded } from "./profiles/profile.ts";

const MOST_PROFILES = 50;

interface KeptProfile {
  readonly id: string;
  readonly own: OwnProfile;
}

/** What cannot be read of a kept profile any more (its words were erased) is left out: the rest goes on. */
function keptProfiles({ directory }: Desk): readonly KeptProfile[] {
  return [...directory.importProfiles].flatMap(([id, record]) => {
    const own = record.status === "kept" ? readMapping(record.mapping) : undefined;
    return own === undefined ? [] : [{ id, own }];
  });
}

function readMapping(text: string): OwnProfile | undefined {
  try {
    return OwnProfile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The profiles this desk was taught. */
export function ownProfilesOf(desk: Desk): readonly OwnProfile[] {
  return keptProfiles(desk).map(({ own }) => own);
}

/** What the log calls the profile a file was read by: no free text, which somebody's own name for it is. */
export function profileCode(desk: Desk, profile: string | OwnProfile): string {
  if (typeof profile === "string") return profile;
  return keptProfiles(desk).find(({ own }) => own.name === profile.name)?.id ?? "own";
}

/** A profile by its id or name, as a command or a screen names it; or why there is none. */
export function profileNamed(desk: Desk, name: string): string | OwnProfile | { readonly message: string } {
  const own = ownProfilesOf(desk);
  const known = PROFILES.find(({ id, name: called }) => folded(id) === folded(name) || folded(called) === folded(name));
  const found = known?.id ?? own.find((profile) => folded(profile.name) === folded(name));
  if (found !== undefined) return found;
  const names = [...PROFILES.map(({ id }) => id), ...own.map((profile) => profile.name)];
  const nearest = nearestOf(name, names);
  const hint = nearest === undefined ? "" : ` The nearest is ${nearest}.`;
  return { message: `There is no profile "${name}".${hint} There are: ${names.join(", ")}.` };
}

export const listProfiles: Handler<"import.profiles"> = (desk) => answered(viewsOf(desk));

/** A profile of the same name is replaced; those that come with the desk keep their names. */
export const keepProfile: Handler<"import.keepProfile"> = (desk, { profile }, caller) => {
  const isTaken = PROFILES.some(({ id, name }) => [id, name].some((each) => folded(each) === folded(profile.name)));
  if (isTaken) return refused("ProfileNameTaken", `${profile.name} comes with the desk. Give yours another name.`);
  const kept = keptProfiles(desk);
  const same = kept.find(({ own }) => folded(own.name) === folded(profile.name));
  if (same === undefined && kept.length >= MOST_PROFILES) {
    return refused("TooManyProfiles", `A desk keeps ${MOST_PROFILES} profiles. Remove one first.`);
  }
  const keep = { type: "KeepImportProfile", name: profile.name, mapping: JSON.stringify(profile) };
  return change(desk, caller, same?.id ?? desk.ids.uuid(), keep);
};

export const dropProfile: Handler<"import.dropProfile"> = (desk, { name }, caller) => {
  const kept = keptProfiles(desk).find(({ own }) => own.name === name);
  return kept === undefined ? answered(viewsOf(desk)) : change(desk, caller, kept.id, { type: "RemoveImportProfile" });
};

function change(
  desk: Desk,
  caller: RequestCaller,
  stream: string,
  command: RecordCommand,
): Answer<readonly ImportProfileView[]> {
  const acting = actingAt(desk, caller);
  if (!acting.ok) return acting;
  const done = runRecords(desk, {
    commandId: asId<"command">(desk.ids.uuid()),
    acting: acting.value,
    at: desk.time.now(),
    parts: [{ category: "import-profile", stream, expectedVersion: undefined, command, told: null }],
  });
  return done.ok ? answered(viewsOf(desk)) : done;
}

function viewsOf(desk: Desk): readonly ImportProfileView[] {
  return [
    ...PROFILES.map(({ id, name }) => ({ id, name, own: null })),
    ...ownProfilesOf(desk).map((own) => ({ id: own.name, name: own.name, own })),
  ];
}
