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

/** The largest file an import takes, in bytes. */
export const LARGEST_IMPORT = 60_000_000;

/** How much of it crosses at a time: little enough that everything else has its turn between two pieces. */
export const PIECE_BYTES = 600_000;
/** The same as base64. */
export const MOST_OF_A_PIECE = (PIECE_BYTES / 3) * 4;

/** The longest input either host reads: a call with every field filled to its end, or a piece of a file, is a half. */
export const LONGEST_INPUT = 4_000_000;
