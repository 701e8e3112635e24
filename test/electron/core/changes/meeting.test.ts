import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ChangeDesk } from "../../../support/change/change-desk.ts";
import { ask } from "../../../support/ticket/calls.ts";

let desk: ChangeDesk;
let boardId: string;
let seats: Readonly<Record<string, string>>;
let id: string;
beforeEach(async () => {
  desk = await ChangeDesk.open();
  ({ boardId, seats } = await desk.board("2026-03-02T08:30"));
  id = await desk.agreed();
  await desk.act("2026-03-02T11:00", "maya", id, { type: "RouteToBoard", boardId, reason: "It touches every school." });
});
afterEach(() => desk.close());

const document = (meetingId: string | null) => ask(desk.as("maya"), "board.document", { boardId, meetingId });

describe("a meeting", () => {
  test("has an agenda before it, with what is voted on and how the vote stands", async () => {
    await desk.vote("2026-03-02T12:00", "okafor", id, "yes", { comment: "About time." });
    const { fileName, html } = await document(null);
    expect(fileName).toBe("agenda-e-cab.html");
    for (const text of ["Replace core firewall", "Switch back to the old firewall", "1 yes", "About time.", "okafor"]) {
      expect(html).toContain(text);
    }
    for (const who of ["maya", "webb"] as const) await desk.vote("2026-03-02T12:10", who, id, "yes");
    expect((await document(null)).html).toContain("Nothing waits for this board.");
  });

  test("has minutes after it: who was there, how long each change took, every vote with its hand, the notes", async () => {
    const at = (time: string) => desk.at(`2026-03-03T${time}`);
    at("10:00");
    await desk.keep(boardId, { type: "OpenMeeting", agenda: [id] });
    for (const who of ["maya", "okafor", "webb"]) {
      await desk.keep(boardId, { type: "NoteAttendance", seatId: seats[who] ?? "", isPresent: true });
    }
    at("10:05");
    await desk.keep(boardId, { type: "TurnTo", changeId: id });
    await desk.vote("2026-03-03T10:10", "okafor", id, "no", { comment: "Too near the exams." });
    const entered = {
      ...(await desk.voteOf("maya", id, "yes", { seatId: seats["webb"] ?? "" })),
      type: "EnterVote",
      evidence: "meeting",
      evidenceText: "Initials on the list.",
    } as const;
    await desk.act("2026-03-03T10:15", "maya", id, entered);
    at("10:20");
    await desk.keep(boardId, {
      type: "NoteInMeeting",
      changeId: id,
      text: "Exams end on the 20th. <b>Bold</b> claims.",
    });
    at("10:30");
    await desk.keep(boardId, { type: "CloseMeeting" });
    const { boards } = await ask(desk.as("maya"), "board.list", {});
    const { html, fileName } = await document(boards[0]?.meetings[0]?.meetingId ?? "none");
    expect(fileName).toBe("minutes-e-cab.html");
    expect(html).toContain("<td>okafor</td><td>member</td><td>present</td>");
    expect(html).toContain("<td>hale</td><td>member</td><td>absent</td>");
    expect(html).toMatch(/It took 25\smin/);
    expect(html).toContain("entered by the chair from a meeting, not countersigned");
    expect(html).toContain("Exams end on the 20th. &lt;b&gt;Bold&lt;/b&gt; claims.");
    expect(html).not.toContain("<script");
  });

  test("that a board has not had is answered in a sentence", async () => {
    const asked = (over: object) =>
      desk.as("maya").request("board.document", { boardId, meetingId: randomUUID(), ...over });
    expect(await asked({})).toMatchObject({ ok: false, error: { message: "This board has had no such meeting." } });
    expect(await asked({ boardId: randomUUID() })).toMatchObject({
      ok: false,
      error: { message: "There is no such board at this desk." },
    });
  });
});
