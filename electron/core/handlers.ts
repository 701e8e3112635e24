import { listAgreements, useAgreements } from "./agreements.ts";
import { findCallers } from "./callers.ts";
import { boardDocument } from "./changes/board-document.ts";
import { commandBoard, commandTemplate, listBoards, listTemplates } from "./changes/board-requests.ts";
import { checkSlot, commandChange, listChanges, openChange } from "./changes/change-requests.ts";
import { commandWork, exportSchedule, listSchedule, openWork } from "./changes/schedule-requests.ts";
import { checkClocks, deskStatus, setUpDesk } from "./desk.ts";
import { discardDraft, listDrafts, saveDraft } from "./drafts.ts";
import { eraseRecords } from "./erase-words.ts";
import type { CoreHandlers } from "./handler.ts";
import { hearNotices, recentNotices } from "./notices.ts";
import { addPerson } from "./people.ts";
import { commandPerson, listPeople } from "./person-requests.ts";
import { countQueue, foundExcerpts, listQueue, queueRows } from "./queue.ts";
import { figureTickets, showMonth } from "./reports.ts";
import { handOutCode, newRecoveryCode } from "./sessions/codes.ts";
import {
  lockSession,
  recover,
  setPassword,
  showSession,
  signIn,
  signOut,
  stayActive,
} from "./sessions/session-requests.ts";
import { commandTicket, findTicket, openTicket, similarTickets } from "./tickets.ts";
import { listViews, removeView, saveView } from "./views.ts";
import { showWallboard } from "./wallboard.ts";

/** What answers each request, those of the ways in aside. A request of the contract that is missing here does not compile. */
export const handlers: CoreHandlers = {
  "desk.status": deskStatus,
  "desk.setUp": setUpDesk,

  "people.add": addPerson,
  "people.list": listPeople,
  "people.command": commandPerson,
  "words.erase": eraseRecords,

  "session.show": showSession,
  "session.signIn": signIn,
  "session.lock": lockSession,
  "session.signOut": signOut,
  "session.active": stayActive,
  "session.setPassword": setPassword,
  "session.handOutCode": handOutCode,
  "session.makeRecoveryCode": newRecoveryCode,
  "session.recover": recover,

  "agreement.list": listAgreements,
  "agreement.use": useAgreements,

  "queue.list": listQueue,
  "queue.rows": queueRows,
  "queue.excerpts": foundExcerpts,
  "queue.counts": countQueue,

  "wallboard.show": showWallboard,

  "report.month": showMonth,
  "report.tickets": figureTickets,

  "view.list": listViews,
  "view.save": saveView,
  "view.remove": removeView,

  "ticket.open": openTicket,
  "ticket.find": findTicket,
  "ticket.similar": similarTickets,
  "ticket.command": commandTicket,

  "caller.find": findCallers,

  "draft.list": listDrafts,
  "draft.save": saveDraft,
  "draft.discard": discardDraft,

  "notice.recent": recentNotices,
  "notice.heard": hearNotices,

  "timers.check": checkClocks,

  "change.list": listChanges,
  "change.open": openChange,
  "change.command": commandChange,
  "change.checkSlot": checkSlot,
  "board.list": listBoards,
  "board.document": boardDocument,
  "board.command": commandBoard,
  "template.list": listTemplates,
  "template.command": commandTemplate,
  "schedule.list": listSchedule,
  "schedule.export": exportSchedule,
  "work.open": openWork,
  "work.command": commandWork,
};
