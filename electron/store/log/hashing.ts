import { hash } from "node:crypto";
import {
  bodyBytes,
  derivedIdBytes,
  type EventBody,
  type EventLink,
  genesisBytes,
  linkBytes,
  momentIdBytes,
  uuidOfHash,
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

/** The `n`th id made in deciding a command: deciding again gives the same ids. */
export const derivedId = (commandId: string, n: number): string => uuidOfHash(sha256(derivedIdBytes(commandId, n)));

/** The id of the command that delivers a moment, made of the moment's own text: it is delivered once. */
export const momentCommandId = (moment: string): string => uuidOfHash(sha256(momentIdBytes(moment)));
