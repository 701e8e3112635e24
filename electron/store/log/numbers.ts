import type { Actor } from "../../../shared/kernel/actor.ts";
import { uuidBytes } from "../../../shared/kernel/log-encoding.ts";
import type { Connection } from "../connection.ts";

interface EventTypeName {
  readonly type: string;
  readonly schemaVersion: number;
  readonly writtenBy: string;
}

/** What events refer to by a number of this file's own, given a number when it is met first. */
export interface Numbers {
  actor(by: Actor): number;
  type(format: number, name: EventTypeName): number;
}

export function openNumbers(db: Connection): Numbers {
  const actor = db
    .prepare<[Uint8Array | null, string], number>("SELECT number FROM actor WHERE id IS ? AND kind = ?")
    .pluck();
  const addActor = db.prepare("INSERT INTO actor (id, kind) VALUES (?, ?)");
  const type = db
    .prepare<[string, number, string, number], number>(
      "SELECT number FROM event_type WHERE type = ? AND schema_version = ? AND written_by = ? AND format = ?",
    )
    .pluck();
  const addType = db.prepare("INSERT INTO event_type (type, schema_version, written_by, format) VALUES (?, ?, ?, ?)");
  return {
    actor: (by) => {
      const who = [by.kind === "timer" ? null : uuidBytes(by.id), by.kind] as const;
      return actor.get(...who) ?? Number(addActor.run(...who).lastInsertRowid);
    },
    type: (format, { type: name, schemaVersion, writtenBy }) => {
      const what = [name, schemaVersion, writtenBy, format] as const;
      return type.get(...what) ?? Number(addType.run(...what).lastInsertRowid);
    },
  };
}
