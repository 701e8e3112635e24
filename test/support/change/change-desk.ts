import { randomUUID } from "node:crypto";
import { DateTime } from "luxon";
import type { PasswordPort } from "../../../electron/core/sessions/session-ports.ts";
import type { Role } from "../../../shared/agreement/roles.ts";
import type { ChangeCommand } from "../../../shared/change/change-actions.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import type { ChangeView } from "../../../shared/contract/change-views.ts";
import type { RequestInput } from "../../../shared/contract/contract.ts";
import type { NoticeDelivered } from "../../../shared/contract/views.ts";
import type { PersonId } from "../../../shared/kernel/ids.ts";
import { type CoreDesk, openCoreDesk } from "../core/desk.ts";
import { ask } from "../ticket/calls.ts";
import { assess, log } from "./change-scene.ts";

/** Everybody who has to do with changes, and what they are at the desk. */
const CAST = {
  asha: ["analyst"],
  maya: ["analyst", "change-manager", "board-member"],
  noor: ["change-manager"],
  sven: ["specialist", "board-member"],
  lena: ["team-leader"],
  okafor: ["board-member"],
  lindqvist: ["board-member"],
  webb: ["board-member"],
  hale: ["board-member"],
  amira: ["board-member"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Member = keyof typeof CAST;

/** As good as none, and as fast: who is who matters here, not whether they can prove it. */
const NO_SECRET: PasswordPort = {
  verifierOf: (password) => Promise.resolve(password),
  matches: (verifier, password) => Promise.resolve(verifier === password),
  matchNobody: () => Promise.resolve(),
};
const SECRET = "a long enough secret";

type BoardInput = RequestInput<"board.command">["command"];
type WorkInput = RequestInput<"work.command">["command"];
type TemplateInput = RequestInput<"template.command">["command"];
type ChangeInput = RequestInput<"change.command">["command"];

/** A desk under one agreement with everybody signed in at a window of their own, and a clock that is set by hand. */
export class ChangeDesk {
  readonly core: CoreDesk;
  readonly rulesId: string;
  readonly ids: Readonly<Record<Member, PersonId>>;

  private constructor(core: CoreDesk, rulesId: string, ids: Readonly<Record<Member, PersonId>>) {
    this.core = core;
    this.rulesId = rulesId;
    this.ids = ids;
  }

  static async open(rulesId = "stockport"): Promise<ChangeDesk> {
    const core = openCoreDesk({ passwords: NO_SECRET });
    const keeper = windowOf(core, "keeper");
    await ask(keeper, "desk.setUp", { agreements: [rulesId], person: "Ada Keeper", team: "Desk" });
    await ask(keeper, "session.setPassword", { commandId: randomUUID(), fresh: SECRET });
    const ids: Partial<Record<Member, PersonId>> = {};
    for (const [name, roles] of Object.entries(CAST)) {
      const added = await ask(keeper, "people.add", { name, team: "Desk", roles: [...roles] });
      ids[name as Member] = added.id; // the names of CAST
    }
    for (const [name, id] of Object.entries(ids)) {
      const own = windowOf(core, name);
      const { code } = await ask(keeper, "session.handOutCode", { person: id, current: SECRET });
      await ask(own, "session.signIn", { person: id });
      await ask(own, "session.setPassword", { commandId: randomUUID(), code, fresh: SECRET });
    }
    return new ChangeDesk(core, rulesId, ids as Record<Member, PersonId>); // each was added
  }

  close(): void {
    this.core.close();
  }

  /** The window at which somebody sits. It locks while the days of a test go by; they sign in again. */
  as(who: Member): DeskBridge {
    const own = windowOf(this.core, who);
    const seated: DeskBridge["request"] = async (name, input) => {
      await ask(own, "session.signIn", { person: this.ids[who], password: SECRET });
      return own.request(name, input);
    };
    return { ...own, request: seated };
  }

  /** Sets the PC's clock, in the agreement's own time. */
  at(local: string): this {
    this.core.setTime(DateTime.fromISO(local, { zone: "Europe/London" }).toMillis());
    return this;
  }

  /** Carries out a command at a local time. @throws Error with the refusal. */
  async act(local: string, who: Member, changeId: string, command: ChangeInput): Promise<ChangeView> {
    this.at(local);
    await ask(this.as(who), "change.command", { commandId: randomUUID(), changeId, command });
    return this.view(changeId);
  }

  /** The rejection and its sentence. Fails the test where there is none. */
  async refusal(
    local: string,
    who: Member,
    changeId: string,
    command: ChangeInput,
  ): Promise<{ readonly rejection: string; readonly message: string }> {
    this.at(local);
    const answer = await this.as(who).request("change.command", { commandId: randomUUID(), changeId, command });
    if (answer.ok) throw new Error(`${command.type} was not refused`);
    const { error } = answer;
    return { rejection: error.kind === "refused" ? error.rejection : error.kind, message: error.message };
  }

  async log(local: string, over: Partial<Extract<ChangeCommand, { type: "LogChange" }>> = {}): Promise<string> {
    const changeId = randomUUID();
    // `log` gives a LogChange, as its schema makes it.
    const command = { ...log({ rulesId: this.rulesId, ...over }) } as ChangeInput;
    await this.act(local, "asha", changeId, command);
    return changeId;
  }

  /** Logged, accepted and agreed with the customer at 10:10 of a Monday. */
  async agreed(day = "2026-03-02", over: Parameters<typeof assess>[0] = {}): Promise<string> {
    const id = await this.log(`${day}T09:00`);
    await this.act(`${day}T09:30`, "maya", id, { type: "AcceptChange" });
    await this.act(`${day}T10:00`, "maya", id, assess(over));
    const level = over.level ?? "high";
    await this.act(`${day}T10:10`, "maya", id, { type: "AgreeLevel", level, agreedWith: "Sam Caller", how: "phone" });
    return id;
  }

  view(changeId: string, who: Member = "asha"): Promise<ChangeView> {
    return ask(this.as(who), "change.open", { id: changeId });
  }

  /** The e-CAB with Maya in the chair. Gives its id and its seats by who holds them. */
  async board(
    local: string,
    members: readonly Member[] = ["maya", "okafor", "lindqvist", "webb", "hale"],
    over: Partial<Extract<BoardInput, { type: "SetUpBoard" }>> = {},
  ): Promise<{ readonly boardId: string; readonly seats: Readonly<Record<string, string>> }> {
    this.at(local);
    const boardId = randomUUID();
    await this.keep(boardId, {
      type: "SetUpBoard",
      name: "e-CAB",
      kind: "standing",
      rulesId: this.rulesId,
      document: "e-cab",
      drawsFrom: null,
      terms: {
        rule: "majority-of-members",
        quorum: Math.min(3, members.length),
        hasCastingVote: true,
        isBinding: true,
        atDeadline: "to-change-manager",
        periodMs: 16 * 3_600_000,
        warnBeforeMs: 4 * 3_600_000,
      },
      ...over,
    });
    for (const [index, member] of members.entries()) {
      const role = index === 0 ? "chair" : member === "sven" ? "technical-representative" : "member";
      const area = member === "sven" ? "network" : null;
      await this.keep(boardId, { type: "SeatMember", person: this.ids[member], role, area, isRequired: false });
    }
    const { boards } = await ask(this.as("maya"), "board.list", {});
    const made = boards.find((board) => board.boardId === boardId);
    const names = new Map(Object.entries(this.ids).map(([name, id]) => [id, name]));
    const seats = Object.fromEntries((made?.seats ?? []).map((seat) => [names.get(seat.person) ?? "", seat.seatId]));
    return { boardId, seats };
  }

  async keep(boardId: string, command: BoardInput, who: Member = "maya"): Promise<void> {
    await ask(this.as(who), "board.command", { commandId: randomUUID(), boardId, command });
  }

  async plan(workId: string, command: WorkInput, who: Member = "maya"): Promise<void> {
    await ask(this.as(who), "work.command", { commandId: randomUUID(), workId, command });
  }

  async template(templateId: string, command: TemplateInput, who: Member = "maya"): Promise<void> {
    const input = { commandId: randomUUID(), templateId, rulesId: this.rulesId, command };
    await ask(this.as(who), "template.command", input);
  }

  /** The vote of somebody for their own seat, or another's, on what stands there now. */
  async vote(
    local: string,
    who: Member,
    changeId: string,
    choice: "yes" | "no" | "abstain" | "recuse",
    over: { readonly seatId?: string; readonly hash?: string; readonly comment?: string } = {},
  ): Promise<ChangeView> {
    return this.act(local, who, changeId, await this.voteOf(who, changeId, choice, over));
  }

  async voteOf(
    who: Member,
    changeId: string,
    choice: "yes" | "no" | "abstain" | "recuse",
    over: { readonly seatId?: string; readonly hash?: string; readonly comment?: string } = {},
  ): Promise<Extract<ChangeInput, { type: "CastVote" }>> {
    const { change } = await this.view(changeId);
    const ballot = change.ballots.at(-1);
    const own = ballot?.seats.find(({ person }) => person === this.ids[who])?.seatId;
    return {
      type: "CastVote",
      ballotId: ballot?.ballotId ?? "none",
      seatId: over.seatId ?? own ?? "none",
      choice,
      comment: over.comment ?? "",
      hash: over.hash ?? change.contentHash,
    };
  }

  /** Does what the desk's timers would until a local time; gives the notices people were told. */
  deliverUntil(local: string): readonly NoticeDelivered[] {
    this.at(local);
    const until = this.core.now();
    const before = this.notices().length;
    const obsolete = new Set<string>();
    for (;;) {
      const due = this.core.store.momentsUntil(until, 500).find(({ id }) => !obsolete.has(id));
      if (due === undefined) break;
      this.core.setTime(Math.max(due.at, 0));
      if (this.core.core.runTimerCommand({ moment: due, isLate: false }) !== "delivered") obsolete.add(due.id);
    }
    this.core.setTime(until);
    return this.notices().slice(before);
  }

  notices(): readonly NoticeDelivered[] {
    return this.core.pushes.flatMap((push) => (push.name === "notice.delivered" ? [push.data] : []));
  }

  /** Who was told, by name: "okafor: vote-asked". */
  toldWhom(notices: readonly NoticeDelivered[]): readonly string[] {
    const names = new Map<string, string>(Object.entries(this.ids).map(([name, id]) => [id, name]));
    return notices
      .flatMap((notice) =>
        notice.kind === "change"
          ? (notice.to.length === 0 ? [""] : notice.to).map(
              (id) => `${names.get(id) ?? "change manager"}: ${notice.what}`,
            )
          : [],
      )
      .toSorted();
  }
}

function windowOf({ core, subscribe }: CoreDesk, connection: string): DeskBridge {
  return {
    // The core answers each name with the contract's type for it; the names are not known here one by one.
    request: (name, input) => core.handle(name, input, { host: "browser", connection }) as Promise<Answer<never>>,
    subscribe,
  };
}
