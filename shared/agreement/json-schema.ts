import { z } from "zod";
import { AgreementDocument } from "./agreement.ts";

/** The JSON Schema (draft 2020-12) of an agreement document, for administrators who edit one in a text editor. */
export function agreementJsonSchema(): Readonly<Record<string, unknown>> {
  return { title: "Deskwatch agreement", ...z.toJSONSchema(AgreementDocument) };
}
