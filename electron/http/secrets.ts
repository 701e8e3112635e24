import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Milliseconds that only ever grow: a secret must not live longer because someone set the PC clock back. */
export type Monotonic = () => number;

interface Kept {
  readonly digest: Buffer;
  until: number;
}

const digestOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/**
 * Secrets of 256 random bits, kept as digests only. Every comparison looks at every secret and at every byte, so how
 * long a refusal takes tells nothing.
 */
function createKeep(lifeMs: number, monotonicMs: Monotonic, most: number = Number.POSITIVE_INFINITY) {
  let kept: Kept[] = [];
  const find = (secret: string): Kept | undefined => {
    const now = monotonicMs();
    kept = kept.filter(({ until }) => until > now);
    const digest = digestOf(secret);
    return kept.reduce<Kept | undefined>(
      (found, one) => (timingSafeEqual(one.digest, digest) ? one : found),
      undefined,
    );
  };
  return {
    issue(): string {
      const secret = randomBytes(32).toString("base64url");
      kept.push({ digest: digestOf(secret), until: monotonicMs() + lifeMs });
      if (kept.length > most) kept.shift();
      return secret;
    },
    find,
    forget(one: Kept): void {
      kept = kept.filter((other) => other !== one);
    },
    prolong(one: Kept): void {
      one.until = monotonicMs() + lifeMs;
    },
  };
}

/** A page that asks for more codes than anybody opens tabs ends the oldest. */
const MOST_CODES = 20;

/** Long enough to start a slow browser. */
const LAUNCH_LIFE_MS = 10 * 60_000;
/** A token ends when its page has been silent for half a day. */
const TOKEN_IDLE_MS = 12 * 3_600_000;

export interface LaunchCodes {
  issue(): string;
  /** True once for each code that was issued and is still fresh. */
  redeem(code: string): boolean;
}

/** Codes for the address's fragment: each opens one page, once. */
export function createLaunchCodes(monotonicMs: Monotonic, lifeMs: number = LAUNCH_LIFE_MS): LaunchCodes {
  const keep = createKeep(lifeMs, monotonicMs, MOST_CODES);
  const redeem = (code: string): boolean => {
    const found = keep.find(code);
    if (found !== undefined) keep.forget(found);
    return found !== undefined;
  };
  return { issue: keep.issue, redeem };
}

export interface Tokens {
  issue(): string;
  /** True for a token of this run of the desk that was used recently; using it keeps it alive. */
  accept(token: string): boolean;
}

/** Bearer tokens of open pages. They live in memory: a restart of the desk ends them all. */
export function createTokens(monotonicMs: Monotonic, idleMs: number = TOKEN_IDLE_MS): Tokens {
  const keep = createKeep(idleMs, monotonicMs);
  const accept = (token: string): boolean => {
    const found = keep.find(token);
    if (found !== undefined) keep.prolong(found);
    return found !== undefined;
  };
  return { issue: keep.issue, accept };
}
