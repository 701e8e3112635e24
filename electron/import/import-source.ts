import type { OwnProfile } from "../../shared/contract/import-profile.ts";
import type { ImportLook, ImportRowReport } from "../../shared/contract/import-views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { IncidentPlan } from "./plan/plan-incident.ts";
import type { DateOrder } from "./times/date-parts.ts";

/** How a file is to be read, in what a message to another thread can carry. */
export interface ReadOrder {
  /** One that comes with the desk by its id, or one of the desk's own. */
  readonly profile: string | OwnProfile;
  readonly agreementId: string;
  /** Which of several instances of the tool; empty where there is one. */
  readonly source: string;
  /** The order of its dates, where somebody was asked. */
  readonly dates: DateOrder | null;
  /** The zone of its times, where it is not the agreement's. */
  readonly zone: string | null;
  readonly by: Extract<Actor, { kind: "import" }>;
  readonly fileName: string;
  /** Nothing later than this has happened yet. */
  readonly now: Instant;
}

/** Why a file cannot be read as it was asked. */
export interface ReadRefusal {
  /** `DateOrderOpen`: somebody has to say it. */
  readonly kind: "NotReadable" | "NotThisProfile" | "DateOrderOpen" | "UnknownZone";
  readonly message: string;
}

/** What a file holds, before its records are planned one by one. */
export interface ReadHead {
  readonly rows: number;
  readonly records: number;
  /** What was said of the file and of rows by themselves. */
  readonly report: readonly ImportRowReport[];
  /** Everyone to whom the file says something was given. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly profileName: string;
  /** What a file of this profile is called in a sentence. */
  readonly fileWord: "log" | "list";
}

export type FileLook = Omit<ImportLook, "jobId">;

/** A file on its way in: taken piece by piece, looked at, read as somebody says, and planned record by record. */
export interface ImportSource {
  add(piece: Uint8Array): Promise<Result<number, ReadRefusal>>;
  look(own: readonly OwnProfile[]): Promise<Result<FileLook, ReadRefusal>>;
  read(order: ReadOrder, own: readonly OwnProfile[]): Promise<Result<ReadHead, ReadRefusal>>;
  /** Some of the planned records, from one on; none at the end. Planned once, however often they are asked for. */
  plans(from: number): Promise<readonly IncidentPlan[]>;
  close(): void;
}
