import { listAgreements, useAgreements } from "./agreements.ts";
import { findCallers } from "./callers.ts";
import { checkClocks, deskStatus, openExample, setUpDesk } from "./desk.ts";
import { discardDraft, listDrafts, saveDraft } from "./drafts.ts";
import type { Handlers } from "./handler.ts";
import { cancelImport, importStatus, previewImport, startImport } from "./imports.ts";
import { addPerson } from "./people.ts";
import { countQueue, listQueue, queueRows } from "./queue.ts";
import { hearNotices, recentNotices } from "./recent-notices.ts";
import { commandTicket, findTicket, openTicket, similarTickets } from "./tickets.ts";
import { listViews, removeView, saveView } from "./views.ts";

/** What answers each request. A request of the contract that is missing here does not compile. */
export const handlers: Handlers = {
  "desk.status": deskStatus,
  "desk.setUp": setUpDesk,
  "desk.openExample": openExample,

  "people.add": addPerson,

  "agreement.list": listAgreements,
  "agreement.use": useAgreements,

  "queue.list": listQueue,
  "queue.rows": queueRows,
  "queue.counts": countQueue,

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

  "import.preview": previewImport,
  "import.start": startImport,
  "import.cancel": cancelImport,
  "import.status": importStatus,

  "notice.recent": recentNotices,
  "notice.heard": hearNotices,

  "timers.check": checkClocks,
};
