import assert from "node:assert/strict";
import type fc from "fast-check";
import type { ChangeCommand } from "../../../shared/change/change-actions.ts";
import { type Answer, type CountedBoard, finalResult, possibleResults } from "./ballot-counter.ts";
import {
  type Cast,
  type ChangeScene,
  content,
  hale,
  idOf,
  lindqvist,
  maya,
  okafor,
  terms,
  webb,
} from "./change-scene.ts";

/**
 * What a change's life is, told as a table of who may go where: another writing of the same rules, as little like the
 * product's as it can be. It knows nothing of events.
 */
export interface ChangeModel {
  stage:
    | "none"
    | "filter"
    | "assess"
    | "board"
    | "manager"
    | "stuck"
    | "approved"
    | "planned"
    | "rejected"
    | "appealed"
    | "withdrawn"
    | "done"
    | "reviewed";
  /** Who is not asked again: those who made the decision that is appealed against. */
  against: string[];
  wasAppealed: boolean;
  wasFilteredOut: boolean;
  isAssessed: boolean;
  isLevelAgreed: boolean;
  edition: number;
  answers: Map<string, Answer>;
  /** The edition that was approved. */
  approved: number | null;
  minute: number;
}

export const freshModel = (): ChangeModel => ({
  stage: "none",
  against: [],
  wasAppealed: false,
  wasFilteredOut: false,
  isAssessed: false,
  isLevelAgreed: false,
  edition: 0,
  answers: new Map(),
  approved: null,
  minute: 0,
});

/** The change under test, growing by steps. */
export interface ChangeUnderTest {
  scene: ChangeScene;
}

const MEMBERS: readonly Cast[] = [maya, okafor, lindqvist, webb, hale];
export const VOTERS = MEMBERS;

const sitting = (model: ChangeModel) => MEMBERS.filter((who) => !model.against.includes(idOf(who)));

function boardOf(model: ChangeModel): CountedBoard {
  const seats = sitting(model).map((who) => ({ isChair: who === maya, isRequired: false }));
  const { rule, quorum, hasCastingVote, atDeadline } = terms;
  return { seats, rule, quorum, hasCastingVote, atDeadline };
}

const answersOf = (model: ChangeModel): readonly Answer[] =>
  sitting(model).map((who) => model.answers.get(idOf(who)) ?? "silent");

/** What the board's votes have made of it, if that is certain. */
export function settle(model: ChangeModel, isClosed: boolean): void {
  const possible = possibleResults(boardOf(model), answersOf(model));
  if (possible.size > 1 && !isClosed) return;
  const result = isClosed ? finalResult(boardOf(model), answersOf(model)) : [...possible][0];
  if (result === "passed") approve(model);
  else if (result === "failed")
    reject(
      model,
      sitting(model)
        .filter((who) => hasSaid(model, who))
        .map(idOf),
    );
  else model.stage = result === "lapsed" ? "stuck" : "manager";
}

function hasSaid(model: ChangeModel, who: Cast): boolean {
  const answer = model.answers.get(idOf(who)) ?? "silent";
  return answer !== "silent" && answer !== "recuse";
}

export function approve(model: ChangeModel): void {
  const letsIn = model.wasFilteredOut && model.wasAppealed && !model.isAssessed;
  model.stage = letsIn ? "assess" : "approved";
  model.approved = letsIn ? null : model.edition;
  model.against = [];
}

export function reject(model: ChangeModel, deciders: string[]): void {
  model.stage = "rejected";
  model.against = deciders;
}

const STATUS: Readonly<Record<ChangeModel["stage"], string>> = {
  none: "none",
  filter: "logged",
  assess: "assessing",
  board: "deciding",
  manager: "deciding",
  stuck: "deciding",
  approved: "approved",
  planned: "scheduled",
  rejected: "rejected",
  appealed: "appealed",
  withdrawn: "withdrawn",
  done: "done",
  reviewed: "reviewed",
};

/** One step of the story: refused where the model says so, and afterwards both stand at the same place. */
export class Step implements fc.Command<ChangeModel, ChangeUnderTest> {
  readonly name: string;
  readonly who: Cast;
  readonly command: (scene: ChangeScene, model: ChangeModel) => ChangeCommand | null;
  readonly isAllowed: (model: ChangeModel) => boolean;
  readonly moves: (model: ChangeModel) => void;

  constructor(step: Pick<Step, "name" | "who" | "command" | "isAllowed" | "moves">) {
    this.name = step.name;
    this.who = step.who;
    this.command = step.command;
    this.isAllowed = step.isAllowed;
    this.moves = step.moves;
  }

  check(): boolean {
    return true;
  }

  run(model: ChangeModel, real: ChangeUnderTest): void {
    model.minute += 7;
    const command = this.command(real.scene, model);
    if (command === null) return;
    const answer = real.scene.askAt(this.at(real.scene, model), this.who, command);
    assert.equal(answer.ok, this.isAllowed(model), `${this.name}: ${JSON.stringify(answer)}`);
    if (!answer.ok) return;
    real.scene = real.scene.after(answer.value);
    this.moves(model);
    this.compare(model, real.scene);
  }

  private at(scene: ChangeScene, model: ChangeModel): number {
    return scene.moment("2026-03-02T09:00") + model.minute * 60_000;
  }

  private compare(model: ChangeModel, scene: ChangeScene): void {
    const { state } = scene;
    assert.equal(state.status, STATUS[model.stage], this.name);
    if (state.status === "none") return;
    assert.equal(state.content.plan, planOf(model.edition));
    if (state.status === "approved" || state.status === "scheduled" || state.status === "done") {
      assert.equal(state.approvedHash, state.contentHash);
      assert.equal(model.approved, model.edition);
    }
  }

  toString(): string {
    return `${this.name} by ${idOf(this.who)}`;
  }
}

export const planOf = (edition: number): string => (edition === 0 ? content.plan : `Plan, edition ${edition}.`);
