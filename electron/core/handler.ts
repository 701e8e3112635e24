import type { Answer } from "../../shared/contract/answer.ts";
import type { ParsedInput, RequestName, RequestOutput } from "../../shared/contract/contract.ts";
import type { AgreementShelf } from "./agreement-shelf.ts";
import type { CorePorts } from "./ports.ts";
import type { Directory } from "./records/directory.ts";
import type { Sessions } from "./sessions/sessions.ts";
import type { SharingWatch } from "./sharing/sharing-watch.ts";
import type { Troubles } from "./troubles.ts";

/** Who asks, as the host knows it. Who acts comes from the session at this connection, never from an input. */
export interface RequestCaller {
  readonly host: "electron" | "browser";
  /** Which window or page: who is signed in there acts. */
  readonly connection: string;
}

/** What every handler works with. */
export interface Desk extends CorePorts {
  readonly shelf: AgreementShelf;
  readonly troubles: Troubles;
  readonly directory: Directory;
  readonly sessions: Sessions;
  readonly sharing: SharingWatch;
}

/** Answers one request, its input already checked by the contract's schema. */
export type Handler<Name extends RequestName> = (
  desk: Desk,
  input: ParsedInput<Name>,
  caller: RequestCaller,
) => Answer<RequestOutput<Name>> | Promise<Answer<RequestOutput<Name>>>;

/**
 * The requests that rooms above the core answer, because they are made of its commands: what other tools recorded, and
 * the example desk. Whoever creates a core hands them in.
 */
export type WayInName = "desk.openExample" | Extract<RequestName, `import.${string}`>;
export type WaysIn = Pick<Handlers, WayInName>;
/** What the core answers by itself. */
export type CoreHandlers = Omit<Handlers, WayInName>;

export type Handlers = { readonly [Name in RequestName]: Handler<Name> };
