import type { StreamAppend } from "../../../electron/core/log-port.ts";
import type { Store } from "../../../electron/core/ports.ts";
import { deskIds } from "../../../electron/host/desk-ids.ts";
import { ROLES, type Role } from "../../../shared/agreement/roles.ts";
import { type CustomerEvent, customerEvents } from "../../../shared/customer/customer.ts";
import { type DeskEvent, deskEvents } from "../../../shared/desk/desk-settings.ts";
import { encodeEvent } from "../../../shared/kernel/event-codec.ts";
import type { EventSchemas } from "../../../shared/kernel/event-definition.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { type PersonEvent, personEvents } from "../../../shared/person/person-events.ts";

/** Ids for people in tests: the log takes nothing but UUIDs. */
export const ASHA_ID = asId<"person">("a5a00000-0000-4000-8000-000000000001");

export interface SetUp {
  readonly agreements?: readonly string[];
  readonly people?: readonly {
    readonly id: string;
    readonly name: string;
    readonly team: string;
    readonly roles?: readonly Role[];
  }[];
  readonly sites?: readonly string[];
}

/** Who works at a desk, under which agreements, for which sites: written straight into the log of an open file. */
export function writeSetUp(store: Store, { agreements = [], people = [], sites = [] }: SetUp, at: number): void {
  const meta = { at, by: { kind: "timer" } } as const;
  const stream = (
    category: string,
    id: string,
    schemas: EventSchemas,
    event: { readonly type: string },
  ): StreamAppend => ({
    category,
    stream: id,
    expectedVersion: store.readStream({ category, stream: id }).events.length,
    events: [{ ...encodeEvent(schemas, event), at }],
  });
  const chosen: DeskEvent = { type: "AgreementsChosen", agreements: [...agreements], ...meta };
  const streams = [
    stream("desk", store.deskId, deskEvents, chosen),
    ...people.map(({ id, name, team, roles = ROLES }) => {
      const added: PersonEvent = { type: "PersonAdded", name, team, roles: [...roles], ...meta };
      return stream("person", id, personEvents, added);
    }),
    ...sites.map((name) => {
      const added: CustomerEvent = { type: "CustomerAdded", name, agreement: null, ...meta };
      return stream("customer", deskIds.uuid(), customerEvents, added);
    }),
  ];
  const commandId = asId<"command">(deskIds.uuid());
  store.transact((transaction) => {
    transaction.append({
      commandId,
      by: meta.by,
      recordedAt: at,
      clockOffsetMs: null,
      seen: store.position(),
      streams,
      claims: [],
    });
  });
}
