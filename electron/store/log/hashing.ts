import { hash } from "node:crypto";
import {
  bodyBytes,
  type EventBody,
  type EventLink,
  genesisBytes,
  linkBytes,
  wordsBytes,
} from "../../../shared/kernel/log-encoding.ts";

const sha256 = (bytes: Uint8Array): Buffer => hash("sha256", bytes, "buffer");

/** Never changes, wherever the event goes. */
export const bodyHash = (body: EventBody): Buffer => sha256(bodyBytes(body));

/** Binds an event to its place in the order of one log. */
export const linkHash = (link: EventLink): Buffer => sha256(linkBytes(link));

/** Binds an event to its words without giving them away. */
export const commitmentOf = (salt: Uint8Array, words: string): Buffer => sha256(wordsBytes(salt, words));

/** The link before the first. */
export const genesisHash = (deskId: string): Buffer => sha256(genesisBytes(deskId));
