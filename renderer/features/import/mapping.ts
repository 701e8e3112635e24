import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { prioritiesForKind } from "../../../shared/agreement/lookup.ts";
import type { MappedField, OwnProfile, StateMeaning } from "../../../shared/contract/import-profile.ts";
import type { ImportColumn } from "../../../shared/contract/import-views.ts";
import type { HeldFile } from "./use-import.ts";

/** What somebody says of a file's columns and values, while they say it. */
export interface Mapping {
  readonly name: string;
  readonly columns: Readonly<Partial<Record<MappedField, string>>>;
  /** By the text of the value; values of columns that were chosen before stay. */
  readonly states: Readonly<Record<string, StateMeaning>>;
  readonly priorities: Readonly<Record<string, string>>;
}

/** What the desk would say by itself: the words other tools use for the same. */
export function firstMapping({ fileName, look }: HeldFile, agreement: AgreementDocument | undefined): Mapping {
  const values = look.columns.flatMap((column) => column.values);
  const states = values.flatMap(({ text, means }) => (means === null ? [] : [[text, means] as const]));
  const priorities = values.flatMap(({ text, level }) => {
    const id = level === null ? undefined : priorityAt(agreement, level);
    return id === undefined ? [] : [[text, id] as const];
  });
  return {
    name: fileName.replace(/\.[^.]*$/, "").slice(0, 60),
    columns: look.suggestion,
    states: Object.fromEntries(states),
    priorities: Object.fromEntries(priorities),
  };
}

/** The agreement's priority of a level: the one called so, else the least urgent. */
function priorityAt(agreement: AgreementDocument | undefined, level: number): string | undefined {
  if (agreement === undefined) return undefined;
  const all = prioritiesForKind(agreement, "incident");
  return (all.find(({ id }) => id === `P${level}`) ?? all.at(-1))?.id;
}

/** The profile, of what the chosen columns hold alone. */
export function profileOf({ name, columns, states, priorities }: Mapping, { look }: HeldFile): OwnProfile {
  const valuesOf = (field: MappedField): ImportColumn["values"] =>
    look.columns.find(({ heading }) => heading === columns[field])?.values ?? [];
  return {
    name: name.trim(),
    columns: { ...columns },
    states: valuesOf("state").map(({ text }) => ({ text, means: states[text] ?? "new" })),
    priorities: valuesOf("priority").flatMap(({ text }) => {
      const priority = priorities[text] ?? "";
      return priority === "" ? [] : [{ text, priority }];
    }),
  };
}
