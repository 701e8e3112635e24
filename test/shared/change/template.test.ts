import { expect, test } from "vitest";
import { changeRulesOf } from "../../../shared/change/rules/rules-registry.ts";
import { isApprovedAt, type Template } from "../../../shared/change/template/template.ts";
import {
  type TemplateCommand,
  type TemplateEvent,
  templateActions,
  templateEvents,
  templateKind,
} from "../../../shared/change/template/template-kind.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { foldRecord } from "../../../shared/kernel/record-kind.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { asha, ChangeScene, content, log } from "../../support/change/change-scene.ts";
import { base, DAY, kept, NOW } from "../../support/change/kept-events.ts";

const rules = changeRulesOf("stockport");
function template(events: readonly TemplateEvent[], at: number, { type, ...input }: TemplateCommand) {
  if (rules === undefined) throw new Error("No rules");
  const state = foldRecord(templateKind, events).state;
  const action = templateActions[type];
  return action.decide(state, action.input.parse(input) as never, { ...base(at), rules });
}
const written = (over: Partial<typeof content> = {}) =>
  kept(
    templateEvents,
    expectOk(
      template([], NOW, { type: "WriteTemplate", title: "Firewall rule", content: { ...content, ...over } }),
      "written",
    ),
  );

test("a standard change is approved beforehand, by whom and until when; within that time changes by it are approved", () => {
  const events = [
    ...written(),
    ...kept(
      templateEvents,
      expectOk(template(written(), NOW, { type: "ApproveTemplate", until: NOW + 30 * DAY }), "approved"),
    ),
  ];
  const state = foldRecord(templateKind, events).state as Template;
  expect(state.approval).toEqual({ by: "maya", at: NOW, until: NOW + 30 * DAY });
  expect(isApprovedAt(state, NOW + 30 * DAY)).toBe(true);
  expect(isApprovedAt(state, NOW + 30 * DAY + 1)).toBe(false);
  const desk = new ChangeScene().given({ templates: [{ ...state, templateId: asId<"template">("t1") }] });
  const standard = desk.step(
    "2026-03-03T09:00",
    asha,
    log({ templateId: asId<"template">("t1"), content: { ...content, summary: "Open port 443", plan: "My own way" } }),
  );
  expect(standard.change).toMatchObject({
    status: "approved",
    content: { summary: "Open port 443", plan: content.plan },
    decisions: [{ by: "template", deciders: ["maya"] }],
  });
  expect(desk.refusal("2026-05-03T09:00", asha, log({ templateId: asId<"template">("t1") }))).toMatchObject({
    kind: "TemplateNotApproved",
  });
});

test("a standard change rewritten has to be approved anew, and one without a back-out is not approved", () => {
  expect(template(written({ backOut: "" }), NOW, { type: "ApproveTemplate", until: NOW + DAY })).toMatchObject({
    error: { kind: "NothingToApprove", missing: "backOut" },
  });
  const approved = [
    ...written(),
    ...expectOk(template(written(), NOW, { type: "ApproveTemplate", until: NOW + DAY }), "approved"),
  ];
  const again = [...approved, ...written({ plan: "Another way." })];
  expect(foldRecord(templateKind, again).state).toMatchObject({ status: "drafted", approval: null });
});
