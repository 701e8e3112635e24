import type { CustomerEvent } from "../customer/customer.ts";
import type { DeskEvent } from "../desk/desk-settings.ts";
import type { ImportProfileEvent } from "../desk/import-profile.ts";
import type { ImportEvent } from "../desk/import-record.ts";
import type { SavedViewEvent } from "../desk/saved-view.ts";
import { assertNever } from "../kernel/assert-never.ts";
import { SETTING_NAMES, SETTING_UNITS } from "./desk-refusals.ts";
import type { EventSentence } from "./event-sentence.ts";
import { setAsideWords } from "./set-aside-words.ts";

const plain = (sentence: string): EventSentence => ({ sentence, quote: null });

/** What happened to a customer, in a sentence. */
export function customerSentence(event: CustomerEvent): EventSentence {
  switch (event.type) {
    case "CommandSetAside":
      return setAsideWords(event);
    case "CustomerAdded":
      return plain(`${event.name} added`);
    case "CustomerRenamed":
      return plain(`Is called ${event.name} now`);
    case "CustomerAgreementChosen":
      return plain(
        event.agreement === null ? "Under no agreement of its own any more" : `Under ${event.agreement} now`,
      );
    default:
      return assertNever(event);
  }
}

/** What happened to the desk's own settings, in a sentence. */
export function deskSentence(event: DeskEvent): EventSentence {
  switch (event.type) {
    case "CommandSetAside":
      return setAsideWords(event);
    case "AgreementsChosen":
      return plain(`Agreements in use: ${event.agreements.join(", ")}`);
    case "SettingChanged":
      return plain(`${SETTING_NAMES[event.setting]} ${event.value} ${SETTING_UNITS[event.setting]}`);
    case "WordsErased": {
      const order = event.order === null ? "" : ` (${event.order})`;
      return plain(`Words erased for ever of ${event.streams.length + event.events.length} records or events${order}`);
    }
    default:
      return assertNever(event);
  }
}

/** What happened to a saved view, in a sentence. */
export function viewSentence(event: SavedViewEvent): EventSentence {
  switch (event.type) {
    case "CommandSetAside":
      return setAsideWords(event);
    case "ViewSaved":
      return plain(`View ${event.name} saved`);
    case "ViewRemoved":
      return plain("View removed");
    default:
      return assertNever(event);
  }
}

/** What happened to an import, in a sentence. */
export function importSentence(event: ImportEvent): EventSentence {
  switch (event.type) {
    case "CommandSetAside":
      return setAsideWords(event);
    case "ImportBegun":
      return plain(`${event.fileName} brought in by ${event.broughtInBy}`);
    default:
      return assertNever(event);
  }
}

/** What happened to a way in which files are read, in a sentence. */
export function importProfileSentence(event: ImportProfileEvent): EventSentence {
  switch (event.type) {
    case "ImportProfileKept":
      return plain(`Files are read as ${event.name} says`);
    case "ImportProfileRemoved":
      return plain("Profile removed");
    default:
      return assertNever(event);
  }
}
