import { z } from "zod";
import type { Who } from "../agreement/roles.ts";
import { actionOf, type CommandsFrom } from "../kernel/action-definition.ts";
import { ERASED, type EventsFrom, eventOf } from "../kernel/event-definition.ts";
import { codeFact } from "../kernel/fact-schemas.ts";
import { line } from "../kernel/input-schemas.ts";
import type { RecordKind } from "../kernel/record-kind.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { setAsideEvent } from "../kernel/set-aside-event.ts";

/** A school or another place whose people call. Told apart by its id: two of one name stay two. */
export interface Customer {
  readonly status: "known";
  readonly name: string;
  /** Under which agreement it calls, where that is known. */
  readonly agreement: string | null;
}

export type CustomerState = { readonly status: "none" } | Customer;

const customerEvent = eventOf<CustomerState>();
const name = z.string().max(200);

export const customerEvents = {
  CommandSetAside: setAsideEvent<CustomerState>(),
  CustomerAdded: customerEvent({
    type: "CustomerAdded",
    version: 1,
    upcasts: {},
    facts: z.strictObject({ agreement: codeFact.nullable() }),
    words: z.strictObject({ name }),
    erased: { name: ERASED },
    searched: ["name"],
    moves: false,
    isHarmless: true,
    fits: () => true,
    evolve: (state, event) =>
      state.status === "none" ? { status: "known", name: event.name, agreement: event.agreement } : state,
  }),
  CustomerRenamed: customerEvent({
    type: "CustomerRenamed",
    version: 1,
    upcasts: {},
    facts: z.strictObject({}),
    words: z.strictObject({ name }),
    erased: { name: ERASED },
    searched: ["name"],
    moves: false,
    isHarmless: true,
    fits: () => true,
    evolve: (state, event) => (state.status === "none" ? state : { ...state, name: event.name }),
  }),
  CustomerAgreementChosen: customerEvent({
    type: "CustomerAgreementChosen",
    version: 1,
    upcasts: {},
    facts: z.strictObject({ agreement: codeFact.nullable() }),
    words: z.strictObject({}),
    erased: {},
    searched: [],
    moves: false,
    isHarmless: false,
    fits: () => true,
    evolve: (state, event) => (state.status === "none" ? state : { ...state, agreement: event.agreement }),
  }),
} as const;

export type CustomerEvent = EventsFrom<typeof customerEvents>;

export const customerKind: RecordKind<CustomerState, typeof customerEvents> = {
  category: "customer",
  initial: { status: "none" },
  events: customerEvents,
};

/** Why something about a customer is refused. The sentences stand in `words/`. */
export type CustomerRejection =
  | { readonly kind: "CustomerDoesNotExist" }
  | { readonly kind: "CustomerAlreadyThere"; readonly name: string }
  | { readonly kind: "NothingChanges"; readonly name: string };

const action = actionOf<CustomerState, CustomerEvent, CustomerRejection, Who>();

function known(state: CustomerState): Result<Customer, CustomerRejection> {
  return state.status === "none" ? err({ kind: "CustomerDoesNotExist" }) : ok(state);
}

const agreement = codeFact.nullable();
const whoever = ["analyst", "team-leader", "change-manager", "specialist", "administrator"] as const;

export const customerActions = {
  /** A school first heard of in a call is added by whoever takes it. */
  AddCustomer: action({
    type: "AddCustomer",
    who: whoever,
    clashesWith: [],
    input: z.strictObject({ name: line("The site"), agreement }),
    may: (state) => (state.status === "none" ? ok(state) : err({ kind: "CustomerAlreadyThere", name: state.name })),
    decide: (state, input, { now: at, by }) =>
      state.status === "none"
        ? ok([{ type: "CustomerAdded", name: input.name, agreement: input.agreement, at, by }])
        : err({ kind: "CustomerAlreadyThere", name: state.name }),
  }),
  RenameCustomer: action({
    type: "RenameCustomer",
    who: ["team-leader", "administrator"],
    clashesWith: ["CustomerRenamed"],
    input: z.strictObject({ name: line("The site") }),
    may: known,
    decide: (state, input, { now: at, by }) => {
      const customer = known(state);
      if (!customer.ok) return customer;
      if (customer.value.name === input.name) return err({ kind: "NothingChanges", name: input.name });
      return ok([{ type: "CustomerRenamed", name: input.name, at, by }]);
    },
  }),
  /** Said with a first call, or put right with a ticket that was logged under the wrong one: by whoever works on tickets. */
  ChooseAgreement: action({
    type: "ChooseAgreement",
    who: whoever,
    clashesWith: ["CustomerAgreementChosen"],
    input: z.strictObject({ agreement }),
    may: known,
    decide: (state, input, { now: at, by }) => {
      const customer = known(state);
      if (!customer.ok) return customer;
      const { name: called, agreement: held } = customer.value;
      if (held === input.agreement) return err({ kind: "NothingChanges", name: called });
      return ok([{ type: "CustomerAgreementChosen", agreement: input.agreement, at, by }]);
    },
  }),
} as const;

export type CustomerCommand = CommandsFrom<typeof customerActions>;
