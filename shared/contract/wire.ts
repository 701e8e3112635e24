// Names and limits on which both ends of a wire agree. No schemas here: the sandboxed preload reads this file too.

/** Electron: one channel that asks and is answered, one on which the desk tells. */
export const IPC = { request: "desk:request", push: "desk:push" } as const;

/**
 * Loopback HTTP. `launch` takes `{ "code": ... }` (from the address's fragment) by POST and answers `{ token }`;
 * `request` + a request's name takes its input as JSON by POST; `pushes` is a stream of server-sent events, read by
 * GET with fetch; `launchMore` gives a page that is signed in a launch code for another, by POST. All but `launch` need `Authorization: Bearer <token>`. Every reply of these three is an `Answer`.
 */
export const HTTP = {
  launch: "/api/launch",
  launchMore: "/api/launch/more",
  request: "/api/request/",
  pushes: "/api/pushes",
} as const;

/** `http://127.0.0.1:PORT/#launch=CODE`: a fragment is never sent to a server nor written to its logs. */
export const LAUNCH_FRAGMENT = "launch";

/** What `HTTP.launch` answers. The page keeps it in sessionStorage, so that a reload needs no new code. */
export interface Launched {
  readonly token: string;
}

/** What `HTTP.launchMore` answers. */
export interface LaunchCode {
  readonly code: string;
}

/** The longest input either host reads: an imported file of 60 MB with its quotes escaped. */
export const LONGEST_INPUT = 80_000_000;

/** What no file comes with is read only so far: a call with every field filled to its end is half as long. */
const LONGEST_WITHOUT_FILE = 4_000_000;

/** How long the input of one request may be. */
export function longestInputOf(name: string): number {
  return name.startsWith("import.") ? LONGEST_INPUT : LONGEST_WITHOUT_FILE;
}
