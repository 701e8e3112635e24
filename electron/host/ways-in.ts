import type { WaysIn } from "../core/handler.ts";
import { openExample } from "../example/open-example.ts";
import { importHandlers } from "../import/answer-imports.ts";
import { sourceOnThread } from "./import-thread.ts";

/** What is answered by the rooms above the core, the same for both hosts. */
export const WAYS_IN: WaysIn = { ...importHandlers(sourceOnThread), "desk.openExample": openExample };
