import { expect, test } from "vitest";
import { argon2Passwords } from "../../../electron/passwords/argon2-passwords.ts";

test("a verifier is argon2id, holds no password, and only the password fits it", async () => {
  const passwords = argon2Passwords();
  const verifier = await passwords.verifierOf("correct horse");
  expect(verifier).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(verifier).not.toContain("correct horse");
  expect(await passwords.matches(verifier, "correct horse")).toBe(true);
  expect(await passwords.matches(verifier, "Correct horse")).toBe(false);
});

test("two verifiers of one password differ, and one that cannot be read lets nobody in", async () => {
  const passwords = argon2Passwords();
  const [one, other] = await Promise.all([passwords.verifierOf("x"), passwords.verifierOf("x")]);
  expect(one).not.toBe(other);
  expect(await passwords.matches("no verifier", "x")).toBe(false);
  await expect(passwords.matchNobody("x")).resolves.toBeUndefined();
});
