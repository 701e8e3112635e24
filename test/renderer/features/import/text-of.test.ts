import { expect, test } from "vitest";
import { textOf } from "../../../../renderer/features/import/use-import.ts";

const TEXT = "number;caller\nINC1;Zoë";
const little = Buffer.from(`\uFEFF${TEXT}`, "utf16le");

test.each([
  ["UTF-8", Buffer.from(TEXT)],
  ["UTF-8 with a mark", Buffer.from(`\uFEFF${TEXT}`)],
  ["UTF-16", little],
  ["UTF-16 the other way round", Buffer.from(little).swap16()],
  ["nothing", Buffer.from("")],
])("a chosen file is read as it was written: %s", async (_, bytes) => {
  expect(await textOf(new Blob([new Uint8Array(bytes)]))).toBe(bytes.length === 0 ? "" : TEXT);
});
