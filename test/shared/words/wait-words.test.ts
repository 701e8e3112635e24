import { expect, test } from "vitest";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { pauseLabel, resumeLabel } from "../../../shared/words/wait-words.ts";
import { contacted, type Desk, deskOf, logged, reportAt, waitStarted } from "../../support/clock/fixtures.ts";

function labels(desk: Desk, events: readonly TicketEvent[], local: string): readonly string[] {
  const ticket = foldTicket(events);
  if (ticket.status === "none") throw new Error("not logged");
  const report = reportAt(desk, events, desk.at(local));
  return [pauseLabel(ticket, desk.agreement, report), resumeLabel(ticket, desk.agreement)];
}

test("a wait is called a pause only where it can make a clock stand still", () => {
  const [stockport, coventry, calderdale] = [deskOf("stockport"), deskOf("coventry"), deskOf("calderdale")];
  const at = "2026-03-25T10:00";
  const call = (desk: Desk, priority = "P2") => logged(desk.at(at), { priority });
  expect(labels(stockport, [call(stockport)], at)).toEqual(["Waiting for ...", "Wait over"]);
  expect(labels(coventry, [call(coventry)], at)).toEqual(["Pause", "Wait over"]);
  const waiting = [call(coventry), waitStarted(coventry.at(at), "third-party")];
  expect(labels(coventry, waiting, at)).toEqual(["Pause", "Resume"]);
  const asked = [call(coventry), waitStarted(coventry.at(at), "customer")];
  expect(labels(coventry, asked, at)).toEqual(["Pause", "Wait over"]);
  // Calderdale's waits stop the response alone: once it is given there is nothing left to pause.
  expect(labels(calderdale, [call(calderdale, "P3")], at)).toEqual(["Pause", "Wait over"]);
  const answered = [call(calderdale, "P3"), contacted(calderdale.at(at))];
  expect(labels(calderdale, answered, at)[0]).toBe("Waiting for ...");
  expect(labels(coventry, [call(coventry, "P1")], "2026-03-26T10:00")[0]).toBe("Waiting for ...");
});
