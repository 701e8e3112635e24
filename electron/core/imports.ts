import { answered, unavailable } from "./answers.ts";
import type { Handler } from "./handler.ts";

const notYet = () => unavailable("Importing is not part of this version yet.");

export const previewImport: Handler<"import.preview"> = notYet;
export const startImport: Handler<"import.start"> = notYet;
export const cancelImport: Handler<"import.cancel"> = notYet;
export const importStatus: Handler<"import.status"> = () => answered([]);
