/**
 * How a tab that was opened by hand, and so has no launch code, is let in: it asks the other tabs of the same browser at
 * the same address, and somebody who sits at one that is signed in says yes. The host gives a launch code to signed-in
 * pages alone; it goes to the tab that asked, sealed for it, and opens that one page, as every code does.
 */
export interface Knock {
  readonly id: string;
  /** Shown in both tabs: a person lets in the one they just opened, and no other. */
  readonly number: string;
  /** The public half of the asking tab's key, as it is sent. */
  readonly key: readonly number[];
}

export type DoorMessage =
  | { readonly kind: "asks"; readonly knock: Knock }
  /** A signed-in tab has shown it to whoever sits there. */
  | { readonly kind: "shown"; readonly id: string }
  | { readonly kind: "refused"; readonly id: string }
  | { readonly kind: "let-in"; readonly id: string; readonly sealed: readonly number[] }
  /** The asking tab was closed, or has come in. */
  | { readonly kind: "gone"; readonly id: string };

/** All tabs of one browser at one address hear each other. */
export interface DoorChannel {
  post(message: DoorMessage): void;
  listen(listener: (message: DoorMessage) => void): () => void;
}

const CHANNEL = "deskwatch.door";
const SEAL = { name: "RSA-OAEP", hash: "SHA-256" } as const;

export function doorChannel(): DoorChannel {
  const channel = new BroadcastChannel(CHANNEL);
  return {
    // A broadcast channel reaches its own origin alone, and takes no target.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    post: (message) => channel.postMessage(message),
    listen: (listener) => {
      const hear = ({ data }: MessageEvent<unknown>): void => {
        if (isMessage(data)) listener(data);
      };
      channel.addEventListener("message", hear);
      return () => channel.removeEventListener("message", hear);
    },
  };
}

/** Another version's tab may speak otherwise. */
function isMessage(data: unknown): data is DoorMessage {
  if (typeof data !== "object" || data === null || !("kind" in data)) return false;
  switch (data.kind) {
    case "asks":
      return "knock" in data && isKnock(data.knock);
    case "shown":
    case "refused":
    case "gone":
      return "id" in data && typeof data.id === "string";
    case "let-in":
      return "id" in data && typeof data.id === "string" && "sealed" in data && isBytes(data.sealed);
    default:
      return false;
  }
}

function isKnock(value: unknown): value is Knock {
  if (typeof value !== "object" || value === null) return false;
  if (!("id" in value && "number" in value && "key" in value)) return false;
  return typeof value.id === "string" && typeof value.number === "string" && isBytes(value.key);
}

const isBytes = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length < 5_000 && value.every((byte) => Number.isInteger(byte));

/** What a tab does that asks to be let in. */
export interface Asking {
  readonly number: string;
  /** Asks again: a tab opened meanwhile has not heard it. */
  again(): void;
  stop(): void;
}

export interface AskingHears {
  shown(): void;
  refused(): void;
  letIn(code: string): void;
}

export async function askToBeLetIn(channel: DoorChannel, hears: AskingHears): Promise<Asking> {
  const shape = { ...SEAL, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const keys = await crypto.subtle.generateKey(shape, false, ["encrypt", "decrypt"]);
  const key = [...new Uint8Array(await crypto.subtle.exportKey("spki", keys.publicKey))];
  const knock: Knock = { id: crypto.randomUUID(), number: await numberOf(key), key };
  const stopListening = channel.listen((message) => {
    if (!("id" in message) || message.id !== knock.id) return;
    if (message.kind === "shown") hears.shown();
    if (message.kind === "refused") hears.refused();
    if (message.kind === "let-in") void open(keys.privateKey, message.sealed).then(hears.letIn);
  });
  const again = (): void => channel.post({ kind: "asks", knock });
  again();
  return {
    number: knock.number,
    again,
    stop: () => {
      stopListening();
      channel.post({ kind: "gone", id: knock.id });
    },
  };
}

/** Six digits of the key itself: whoever would answer in another tab's name shows another number. */
async function numberOf(key: readonly number[]): Promise<string> {
  const digest = new DataView(await crypto.subtle.digest("SHA-256", new Uint8Array(key)));
  const digits = String(digest.getUint32(0) % 1_000_000).padStart(6, "0");
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}

async function open(key: CryptoKey, sealed: readonly number[]): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt(SEAL, key, new Uint8Array(sealed)));
}

/** Seals a launch code for the tab that knocked. Undefined where its number is not that of its key. */
export async function sealFor({ key, number }: Knock, code: string): Promise<readonly number[] | undefined> {
  if ((await numberOf(key)) !== number) return undefined;
  const opened = await crypto.subtle.importKey("spki", new Uint8Array(key), SEAL, false, ["encrypt"]);
  return [...new Uint8Array(await crypto.subtle.encrypt(SEAL, opened, new TextEncoder().encode(code)))];
}
