import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Push, RequestInput } from "../../shared/contract/contract.ts";
import { content } from "../support/change/change-scene.ts";
import { ask, setUp } from "../support/ticket/calls.ts";
import { type Bench, eventually } from "./bench.ts";

type ChangeInput = RequestInput<"change.command">["command"];

const LOG: ChangeInput = {
  type: "LogChange",
  rulesId: "stockport",
  channel: "phone",
  customerName: "Sam Caller",
  customerContact: "",
  site: "Bramhall High",
  requester: null,
  fromTicket: null,
  templateId: null,
  content,
};

const MAINTENANCE: RequestInput<"work.command">["command"] = {
  type: "PlanWork",
  rulesId: "stockport",
  kind: "planned-maintenance",
  title: "New disks in the file servers",
  description: "The servers are down one after the other.",
  services: ["internet"],
  site: "",
  affectsAvailability: true,
  from: Date.UTC(2026, 4, 5, 20),
  until: Date.UTC(2026, 4, 5, 22),
  overrideReason: "",
};

/** What a host does with changes, boards, standard changes and the schedule. */
export function changeSuite(bench: Bench): void {
  describe("a change", () => {
    const command = (changeId: string, given: ChangeInput, commandId: string = randomUUID()) =>
      ask(bench.bridge, "change.command", { commandId, changeId, command: given });

    test("that is logged stands in the list, and every window hears of it", async () => {
      const pushes: Push[] = [];
      bench.bridge.subscribe((push) => pushes.push(push));
      await setUp(bench.bridge);
      const changeId = randomUUID();
      const done = await command(changeId, LOG);
      expect(done).toMatchObject({ id: changeId, version: 1, wasRepeat: false });
      const page = await ask(bench.bridge, "change.list", { filter: {} });
      expect(page.rows).toMatchObject([{ id: changeId, reference: done.reference, status: "logged" }]);
      const view = await ask(bench.bridge, "change.open", { id: changeId });
      expect(view.events.map(({ event }) => event.type)).toEqual(["ChangeLogged"]);
      await eventually(() => pushes.some(({ name }) => name === "changes.changed"));
      expect(pushes.find(({ name }) => name === "changes.changed")).toMatchObject({ data: { ids: [changeId] } });
    });

    test("sent twice is logged once, and what was changed meanwhile is a conflict", async () => {
      await setUp(bench.bridge);
      const changeId = randomUUID();
      const commandId = randomUUID();
      const first = await command(changeId, LOG, commandId);
      expect(await command(changeId, LOG, commandId)).toEqual({ ...first, wasRepeat: true });
      await command(changeId, { type: "AcceptChange" });
      const outdated = await bench.bridge.request("change.command", {
        commandId: randomUUID(),
        changeId,
        expectedVersion: 1,
        command: { type: "FilterOutChange", explanation: "No plan." },
      });
      expect(outdated).toMatchObject({ ok: false, error: { kind: "conflict" } });
    });

    test("that is not there, or not asked for properly, is answered in a sentence", async () => {
      await setUp(bench.bridge);
      expect(await bench.bridge.request("change.open", { id: randomUUID() })).toMatchObject({
        ok: false,
        error: { kind: "not-found" },
      });
      const empty = { ...LOG, content: { ...content, summary: " " } } as ChangeInput;
      const input = { commandId: randomUUID(), changeId: randomUUID(), command: empty };
      expect(await bench.bridge.request("change.command", input)).toMatchObject({
        ok: false,
        error: { kind: "invalid", faults: [{ path: "command.content.summary" }] },
      });
    });

    test("is checked against the schedule before it is put there, and stands in its calendar file", async () => {
      await setUp(bench.bridge);
      const changeId = randomUUID();
      await command(changeId, LOG);
      const noon = Date.UTC(2026, 4, 5, 11);
      const findings = await ask(bench.bridge, "change.checkSlot", { id: changeId, from: noon, until: noon + 1 });
      expect(Array.isArray(findings)).toBe(true);
      const workId = randomUUID();
      const planned = await ask(bench.bridge, "work.command", {
        commandId: randomUUID(),
        workId,
        command: MAINTENANCE,
      });
      expect(planned).toEqual({ id: workId, version: 1 });
      const span = { from: Date.UTC(2026, 4, 1), until: Date.UTC(2026, 5, 1) };
      expect(await ask(bench.bridge, "schedule.list", span)).toMatchObject([
        { id: workId, kind: "planned-maintenance" },
      ]);
      expect(await ask(bench.bridge, "work.open", { id: workId })).toMatchObject({ version: 1 });
      const file = await ask(bench.bridge, "schedule.export", span);
      expect(file.fileName).toBe("schedule.ics");
      expect(file.text).toContain("BEGIN:VEVENT");
    });
  });

  describe("a board and a standard change", () => {
    test("are set up, listed with who sits there, and told to every window", async () => {
      const asha = await setUp(bench.bridge);
      const boardId = randomUUID();
      const board = (given: RequestInput<"board.command">["command"]) =>
        ask(bench.bridge, "board.command", { commandId: randomUUID(), boardId, command: given });
      await board({
        type: "SetUpBoard",
        name: "e-CAB",
        kind: "standing",
        rulesId: "stockport",
        document: "e-cab",
        drawsFrom: null,
        terms: {
          rule: "majority-of-members",
          quorum: 1,
          hasCastingVote: true,
          isBinding: true,
          atDeadline: "lapses",
          periodMs: 3_600_000,
          warnBeforeMs: 60_000,
        },
      });
      const seat = { type: "SeatMember", person: asha, role: "chair", area: null, isRequired: false } as const;
      expect(await board(seat)).toEqual({ id: boardId, version: 2 });
      expect(await ask(bench.bridge, "board.list", {})).toMatchObject({
        boards: [{ boardId, name: "e-CAB", seats: [{ person: asha, role: "chair" }] }],
        names: { [asha]: "Asha Bello" },
      });
      const agenda = await ask(bench.bridge, "board.document", { boardId, meetingId: null });
      expect(agenda.fileName).toBe("agenda-e-cab.html");
      expect(agenda.html).toContain("<h1>Agenda: e-CAB</h1>");
      const templateId = randomUUID();
      const written = await ask(bench.bridge, "template.command", {
        commandId: randomUUID(),
        templateId,
        rulesId: "stockport",
        command: { type: "WriteTemplate", title: "Add a firewall rule", content: { ...content, window: null } },
      });
      expect(written).toEqual({ id: templateId, version: 1 });
      expect((await ask(bench.bridge, "template.list", {})).templates).toMatchObject([{ templateId }]);
    });
  });
}
