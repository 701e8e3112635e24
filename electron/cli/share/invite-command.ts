import { inviteStation } from "../../share/administrator.ts";
import { joinCode } from "../../share/join-code.ts";
import { type Command, DB_FLAG, type ExitCode, JSON_FLAG, needed, printJson } from "../command.ts";
import { administratorFor, reaching, TO_FLAG } from "./addresses.ts";

export const inviteCommand: Command = {
  name: "invite",
  usage: "--db FILE",
  summary: "Print a join code with which one other PC becomes a console of the shared desk",
  takesFile: false,
  flags: { ...DB_FLAG, ...TO_FLAG, ...JSON_FLAG },
  run: async (input): Promise<ExitCode> => {
    const administrator = administratorFor(needed(input.flags, "db", "school.desk"), input.flags);
    const invitation = await reaching(() => inviteStation(administrator, Date.now()));
    const code = joinCode(invitation);
    if (input.flags["json"] === true) printJson(input, { station: invitation.code, code });
    else {
      input.output.err(
        `For one PC, as station ${invitation.code}. Whoever has it can read and write this desk: hand it over as you would a password.`,
      );
      input.output.out(code);
    }
    return 0;
  },
};
