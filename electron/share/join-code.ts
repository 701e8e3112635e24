import { z } from "zod";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { Address } from "./address.ts";

/** All that another PC needs to become a console: where, as whom, of which desk, and what its station is called. */
const Invitation = z.strictObject({
  address: Address,
  desk: z.uuid(),
  epoch: z.int().min(1),
  station: z.uuid(),
  code: z.string().regex(/^[0-9A-Z]{1,8}$/),
});
export type Invitation = z.output<typeof Invitation>;

const BEGINS = "deskwatch1-";

export const joinCode = (invitation: Invitation): string =>
  BEGINS + Buffer.from(JSON.stringify(invitation)).toString("base64url");

/** Errors: a sentence. Line breaks a mail program put in are left out. */
export function readJoinCode(text: string): Result<Invitation, string> {
  const code = text.replaceAll(/\s/g, "");
  const wrong = "This is no join code, or not all of it. Copy it whole: it begins with deskwatch1-.";
  if (!code.startsWith(BEGINS)) return err(wrong);
  try {
    const read = Invitation.safeParse(JSON.parse(Buffer.from(code.slice(BEGINS.length), "base64url").toString("utf8")));
    return read.success ? ok(read.data) : err(wrong);
  } catch {
    return err(wrong);
  }
}
