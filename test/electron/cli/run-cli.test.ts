import { join } from "node:path";
import { expect, test } from "vitest";
import { ALL_COMMANDS } from "../../../electron/cli/all-commands.ts";
import { deskHere, fixture, freshFolder } from "./run-desk-command.ts";

const [SMALL, PEOPLE] = [fixture("import/small-event-log.csv"), fixture("import/README.md")];

test.each(ALL_COMMANDS.map(({ name }) => name))("desk %s -h and --help say how it is called", async (name) => {
  const long = await deskHere(name, "--help");
  expect(long).toMatchObject({ code: 0, err: "", out: expect.stringContaining(`desk ${name} `) });
  expect(await deskHere(name, "-h")).toEqual(long);
});

test.each([
  [2, ["due", "--agreement", "atlantis"]],
  [2, ["due", "--nonsense"]],
  [2, ["replay"]],
  [2, ["frobnicate"]],
  [2, ["import", SMALL, "--profile", "jira"]],
  [1, ["import", PEOPLE, "--profile", "servicenow-event-log", "--agreement", "sips", "--db", "NEW"]],
  [1, ["verify", "--db", SMALL]],
  [1, ["backup", "--db", SMALL, "--to", "NEW"]],
])("asked for JSON, what ends with %i says so in JSON, and in a sentence beside it: %j", async (code, args) => {
  const files = args.map((arg) => (arg === "NEW" ? join(freshFolder(), "new.desk") : arg));
  const asked = await deskHere(...files, "--json");
  expect(asked.code).toBe(code);
  const { error } = JSON.parse(asked.out) as { error: string };
  expect(error).toMatch(/[.]$/);
  expect(asked.err).toContain(error);
  expect(await deskHere(...files), "without it standard output stays empty").toMatchObject({ code, out: "" });
});
