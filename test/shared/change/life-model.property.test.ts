import fc from "fast-check";
import { test } from "vitest";
import { CHOICES, type Choice } from "../../../shared/change/ballot/ballot.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import {
  approve,
  type ChangeModel,
  freshModel,
  planOf,
  reject,
  Step,
  settle,
  VOTERS,
} from "../../support/change/change-model.ts";
import {
  asha,
  assess,
  type Cast,
  ChangeScene,
  content,
  idOf,
  log,
  maya,
  noor,
  sven,
  timers,
} from "../../support/change/change-scene.ts";

const isNight = process.env["DESKWATCH_NIGHTLY"] !== undefined;
const managers: readonly Cast[] = [maya, noor];
const at =
  (...stages: ChangeModel["stage"][]) =>
  (model: ChangeModel) =>
    stages.includes(model.stage);

const logging = new Step({
  name: "log",
  who: asha,
  command: () => log(),
  isAllowed: at("none"),
  moves: (model) => {
    model.stage = "filter";
  },
});
const accepting = new Step({
  name: "accept",
  who: maya,
  command: () => ({ type: "AcceptChange" }),
  isAllowed: at("filter"),
  moves: (model) => {
    model.stage = "assess";
  },
});
const filteringOut = fc.constantFrom(...managers).map(
  (who) =>
    new Step({
      name: "filter out",
      who,
      command: () => ({ type: "FilterOutChange", explanation: "No plan." }),
      isAllowed: at("filter"),
      moves: (model) => {
        reject(model, [idOf(who)]);
        model.wasFilteredOut = true;
      },
    }),
);
const assessing = new Step({
  name: "assess",
  who: maya,
  command: () => assess(),
  isAllowed: at("assess"),
  moves: (model) => {
    model.isAssessed = true;
  },
});
const agreeing = new Step({
  name: "agree",
  who: maya,
  command: () => ({ type: "AgreeLevel", level: "high", agreedWith: "Sam", how: "phone" }),
  isAllowed: (model) => model.stage === "assess" && model.isAssessed && !model.isLevelAgreed,
  moves: (model) => {
    model.isLevelAgreed = true;
  },
});
const isRoutable = (model: ChangeModel) =>
  at("board", "manager", "stuck", "appealed")(model) ||
  (model.stage === "assess" && model.isAssessed && model.isLevelAgreed);
const routingToManager = new Step({
  name: "route to the change manager",
  who: maya,
  command: () => ({ type: "RouteToChangeManager", reason: "Clear." }),
  isAllowed: isRoutable,
  moves: (model) => {
    model.stage = "manager";
  },
});
const routingToBoard = new Step({
  name: "route to the board",
  who: maya,
  command: () => ({ type: "RouteToBoard", boardId: asId<"board">("e-cab"), reason: "All schools." }),
  isAllowed: (model) => isRoutable(model) && VOTERS.filter((who) => !isAgainst(model, who)).length >= 3,
  moves: (model) => {
    model.stage = "board";
    model.answers = new Map();
    settle(model, false);
  },
});
const isAgainst = (model: ChangeModel, who: Cast) => openAppeal(model) && model.against.includes(idOf(who));
const openAppeal = (model: ChangeModel) => model.wasAppealed && model.stage !== "rejected";

const voting = fc.tuple(fc.constantFrom(...VOTERS), fc.constantFrom(...CHOICES)).map(
  ([who, choice]: [Cast, Choice]) =>
    new Step({
      name: `vote ${choice}`,
      who,
      command: (scene, model) => {
        if (model.stage !== "board" || isAgainst(model, who) || model.answers.get(idOf(who)) === choice) return null;
        return scene.voteOf(who, choice);
      },
      isAllowed: () => true,
      moves: (model) => {
        model.answers.set(idOf(who), choice);
        settle(model, false);
      },
    }),
);
const closing = new Step({
  name: "close the ballot",
  who: timers,
  command: (scene, model) => {
    if (model.stage !== "board") return null;
    // The story waits until the voting period is over.
    model.minute = Math.max(
      model.minute,
      Math.ceil((scene.ballot.closesAt - scene.moment("2026-03-02T09:00")) / 60_000) + 1,
    );
    return { type: "CloseBallot", ballotId: asId<"ballot">(scene.ballot.ballotId) };
  },
  isAllowed: () => true,
  moves: (model) => settle(model, true),
});
const editing = fc.boolean().map(
  (givesUpApproval) =>
    new Step({
      name: `edit${givesUpApproval ? " and give up the approval" : ""}`,
      who: asha,
      command: (_scene, model) => ({
        type: "EditContent",
        content: { ...content, plan: planOf(model.edition + 1) },
        givesUpApproval,
      }),
      isAllowed: (model) =>
        at("filter", "assess", "board", "manager", "stuck", "appealed")(model) ||
        (givesUpApproval && at("approved", "planned")(model)),
      moves: (model) => {
        model.edition += 1;
        model.answers = new Map();
        if (at("approved", "planned")(model)) {
          model.stage = "assess";
          model.approved = null;
        }
      },
    }),
);
const deciding = fc.tuple(fc.constantFrom(...managers), fc.boolean()).map(
  ([who, isYes]) =>
    new Step({
      name: isYes ? "approve" : "reject",
      who,
      command: () => ({ type: "DecideChange", outcome: isYes ? "approved" : "rejected", reasons: "So.", advisers: [] }),
      isAllowed: (model) => model.stage === "manager" && !isAgainst(model, who),
      moves: (model) => {
        if (isYes) approve(model);
        else reject(model, [idOf(who)]);
      },
    }),
);
const appealing = new Step({
  name: "appeal",
  who: asha,
  command: () => ({ type: "MakeAppeal", appellant: "Sam", grounds: "It is paid for." }),
  isAllowed: (model) => model.stage === "rejected" && !model.wasAppealed,
  moves: (model) => {
    model.stage = "appealed";
    model.wasAppealed = true;
  },
});
const withdrawing = new Step({
  name: "withdraw",
  who: asha,
  command: () => ({ type: "WithdrawChange", reason: "impractical", survivor: null, text: "No." }),
  isAllowed: at("filter", "assess", "board", "manager", "stuck", "appealed", "approved", "planned", "rejected"),
  moves: (model) => {
    model.stage = "withdrawn";
  },
});
const scheduling = new Step({
  name: "schedule",
  who: maya,
  command: (scene, model) => {
    const from = scene.moment("2026-03-02T09:00") + (model.minute + 600) * 60_000;
    return { type: "ScheduleChange", from, until: from + 3_600_000, overrideReason: "" };
  },
  isAllowed: at("approved", "planned"),
  moves: (model) => {
    model.stage = "planned";
  },
});
const carryingOut = new Step({
  name: "carry out",
  who: sven,
  command: (scene, model) => {
    const now = scene.moment("2026-03-02T09:00") + model.minute * 60_000;
    return { type: "RecordCarriedOut", outcome: "implemented", startedAt: now - 60_000, endedAt: now, text: "Done." };
  },
  isAllowed: at("approved", "planned"),
  moves: (model) => {
    model.stage = "done";
  },
});
const reviewing = new Step({
  name: "review",
  who: maya,
  command: () => ({
    type: "ReviewChange",
    worked: true,
    availability: "none",
    capacity: "none",
    incidents: [],
    text: "Good.",
  }),
  isAllowed: at("done"),
  moves: (model) => {
    model.stage = "reviewed";
  },
});

test("a change goes nowhere but where its life leads, whatever is asked of it in whatever order", {
  timeout: 600_000,
}, () => {
  const times = (count: number, ...steps: readonly (Step | fc.Arbitrary<Step>)[]) =>
    steps.flatMap((step) => Array.from({ length: count }, () => (step instanceof Step ? fc.constant(step) : step)));
  const stories = fc.commands(
    [
      ...times(1, withdrawing, logging, accepting, filteringOut, carryingOut),
      ...times(3, assessing, agreeing, closing, scheduling, reviewing, editing),
      ...times(5, routingToBoard, routingToManager, appealing),
      ...times(8, deciding),
      ...times(16, voting),
    ],
    { size: "max", maxCommands: 50 },
  );
  // Most stories begin where the deciding begins, or with a rejection at the filter.
  const begun = fc.constantFrom(
    [],
    [logging],
    [logging, accepting, assessing, agreeing],
    [logging, accepting, assessing, agreeing],
  );
  fc.assert(
    fc.property(stories, begun, (steps, first) => {
      fc.modelRun(() => {
        const model = freshModel();
        const real = { scene: new ChangeScene() };
        for (const step of first) step.run(model, real);
        return { model, real };
      }, steps);
    }),
    { numRuns: isNight ? 5_000 : 400 },
  );
});
