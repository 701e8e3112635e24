import { agreementJsonSchema } from "../../shared/agreement/json-schema.ts";
import { type Command, JSON_FLAG, printJson, UsageError } from "./command.ts";

export const schemaCommand: Command = {
  name: "schema",
  usage: "> agreement.schema.json",
  summary: "Print the JSON Schema of an agreement's document, for an editor that completes and checks it",
  takesFile: false,
  flags: { ...JSON_FLAG },
  run: (input) => {
    if (input.files.length > 0) throw new UsageError(`It needs nothing else: ${input.files.join(" ")} is too many.`);
    printJson(input, agreementJsonSchema());
    return 0;
  },
};
