import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { decodeFile } from "../../../../electron/import/file/decode-file.ts";
import { readTable } from "../../../../electron/import/file/read-table.ts";
import { expectOk } from "../../../../shared/kernel/result.ts";

const tableOf = (text: string) => {
  const decoded = expectOk(decodeFile(new TextEncoder().encode(text)), "it is text");
  return expectOk(
    readTable(decoded, () => 0),
    "it is a table",
  );
};

const letters = fc.constantFrom('"', '""', ",", ";", "\n", "\r\n", " ", "a", "B", "é", "'", "\t", "🖨", "-");
const field = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(""));
const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    rows: fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    newline: fc.constantFrom("\n", "\r\n"),
    quotes: fc.boolean(),
  }),
);

test("a table that another program wrote is read as it was written, whatever stands in its fields", () => {
  fc.assert(
    fc.property(table, ({ rows, delimiter, newline, quotes }) => {
      const headings = ["number", ...(rows[0] ?? []).map((_, index) => `column ${index}`)];
      const numbered = rows.map((row, index) => [`INC${index + 1}`, ...row]);
      const text = Papa.unparse([headings, ...numbered], { delimiter, newline, quotes });
      const read = tableOf(text);
      const written = numbered.map((row) => row.map((value) => value.replace(/\r\n?/g, "\n")));
      expect(read.rows.map(({ fields }) => fields)).toEqual(written);
      expect(read.lines.unread).toBe(0);
      const peer = Papa.parse<string[]>(text.replace(/\r\n?/g, "\n"), { delimiter }).data.slice(1);
      expect(read.rows.map(({ fields }) => fields)).toEqual(peer);
    }),
    { numRuns: 2_000 },
  );
});

test("a quotation mark that stands alone in a field takes no other row with it, wherever it stands", () => {
  const plain = fc.array(fc.constantFrom("a", "B", " ", "é", "-"), { maxLength: 6 }).map((parts) => parts.join(""));
  const rows = fc.array(fc.tuple(plain, plain, plain), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(rows, fc.nat(), fc.nat(2), fc.nat(6), (fields, at, column, place) => {
      const spoilt = fields.map((row, index) => {
        if (index !== at % fields.length) return row;
        return row.map((value, each) => (each === column ? `${value.slice(0, place)}"${value.slice(place)}` : value));
      });
      const text = ["number,one,two,three", ...spoilt.map((row, index) => [`INC${index}`, ...row].join(","))].join(
        "\n",
      );
      const read = tableOf(text);
      expect(read.rows.map(({ fields: [number] }) => number)).toEqual(fields.map((_, index) => `INC${index}`));
      expect(read.rows.map(({ fields: [, ...rest] }) => rest)).toEqual(spoilt);
    }),
    { numRuns: 2_000 },
  );
});
