import { expectOk } from "../../kernel/result.ts";
import { type ChangeRules } from "./change-rules.ts";
import calderdale from "./documents/calderdale.json" with { type: "json" };
import columbia from "./documents/columbia.json" with { type: "json" };
import coventry from "./documents/coventry.json" with { type: "json" };
import sips from "./documents/sips.json" with { type: "json" };
import stockport from "./documents/stockport.json" with { type: "json" };
import { loadChangeRules } from "./load-rules.ts";

const BUNDLED: readonly unknown[] = [stockport, calderdale, coventry, sips, columbia];

let parsed: readonly ChangeRules[] | undefined;

/** The rules of change that come with the desk, one document for each agreement, parsed once. @throws Error if one is faulty: a bug. */
export function bundledChangeRules(): readonly ChangeRules[] {
  parsed ??= BUNDLED.map((json) => expectOk(loadChangeRules(json), "Bundled change rules are faulty"));
  return parsed;
}

/** The rules of change of an agreement. */
export function changeRulesOf(agreementId: string): ChangeRules | undefined {
  return bundledChangeRules().find(({ id }) => id === agreementId);
}
