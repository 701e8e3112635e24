import { revokeStation } from "../../share/administrator.ts";
import { type Command, DB_FLAG, type ExitCode, needed, onlyFile } from "../command.ts";
import { administratorFor, reaching, TO_FLAG } from "./addresses.ts";

export const revokeCommand: Command = {
  name: "revoke",
  usage: "STATION --db FILE",
  summary: "Take a station's place at the shared desk away",
  takesFile: true,
  flags: {
    ...DB_FLAG,
    ...TO_FLAG,
    "set-aside-first": { value: null, help: "let it still put on record what it has not shared yet, and nothing else" },
  },
  run: async (input): Promise<ExitCode> => {
    const code = onlyFile(input, "the code of the station, such as 4K7");
    const administrator = administratorFor(needed(input.flags, "db", "school.desk"), input.flags);
    const state = input.flags["set-aside-first"] === true ? "closing" : "closed";
    const station = await reaching(() => revokeStation(administrator, code, state));
    input.output.out(
      state === "closed"
        ? `Station ${station.code} may neither read nor write this desk any more.`
        : `Station ${station.code} may set aside what it still has; nothing else is taken from it. Revoke it again without --set-aside-first to end it.`,
    );
    return 0;
  },
};
