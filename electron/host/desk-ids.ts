import { randomInt, randomUUID } from "node:crypto";
import type { IdPort } from "../core/ports.ts";

/** New ids and chance, as both hosts and every command have them. */
export const deskIds: IdPort = { uuid: () => randomUUID(), random: (below) => randomInt(below) };
