import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CONTENT_SECURITY_POLICY, PRESSABLE_STYLE } from "../../shared/contract/security-policy.ts";

test("the one style the policy admits by its hash is the one written beside it", () => {
  const hash = createHash("sha256").update(PRESSABLE_STYLE).digest("base64");
  expect(CONTENT_SECURITY_POLICY).toContain(`'sha256-${hash}'`);
});

test("the widgets still write exactly that style, and only for buttons", () => {
  const source = readFileSync("node_modules/react-aria/dist/private/interactions/usePress.mjs", "utf8");
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? "";
  const written = /textContent = `([^`]+)`[.]trim\(\)/.exec(source)?.[1]?.trim() ?? "";
  expect(written.replace(/\$\{[^}]+\}/, attribute)).toBe(PRESSABLE_STYLE);
});
