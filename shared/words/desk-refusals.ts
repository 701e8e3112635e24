import type { CustomerRejection } from "../customer/customer.ts";
import type { DeskRejection, SettingName } from "../desk/desk-settings.ts";
import type { ImportProfileRejection } from "../desk/import-profile.ts";
import type { ImportRejection } from "../desk/import-record.ts";
import type { SavedViewRejection } from "../desk/saved-view.ts";
import { assertNever } from "../kernel/assert-never.ts";
import type { PersonRejection } from "../person/person-actions.ts";

/** Why something about a person is not done, and what to do instead. */
export function sayPersonRefusal(rejection: PersonRejection): string {
  switch (rejection.kind) {
    case "PersonDoesNotExist":
      return "There is nobody with that id at this desk.";
    case "PersonAlreadyThere":
      return `${rejection.name} is at this desk already.`;
    case "PersonHasLeft":
      return `${rejection.name} has left. Record the return first.`;
    case "PersonIsHere":
      return `${rejection.name} has not left.`;
    case "NothingChanges":
      return `That is how it is for ${rejection.name} already.`;
    case "OwnLineManager":
      return `${rejection.name} cannot be the line manager of the same person. Choose somebody else.`;
    case "OwnSubstitute":
      return `${rejection.name} cannot stand in for the same person. Choose somebody else.`;
    case "SubstituteEndsBeforeItBegins":
      return "A substitute begins before it ends. Check the two moments.";
    case "UnknownPerson":
      return "That person is not at this desk. Choose somebody who is.";
    case "LastAdministrator":
      return `${rejection.name} is the only administrator here. Make somebody else an administrator first.`;
    case "NotASubstitute":
      return `Nobody of that name stands in for ${rejection.name}, now or later.`;
    default:
      return assertNever(rejection);
  }
}

/** Why something about a customer is not done, and what to do instead. */
export function sayCustomerRefusal(rejection: CustomerRejection): string {
  switch (rejection.kind) {
    case "CustomerDoesNotExist":
      return "There is no such site at this desk.";
    case "CustomerAlreadyThere":
      return `${rejection.name} is known already.`;
    case "NothingChanges":
      return `That is how it is for ${rejection.name} already.`;
    default:
      return assertNever(rejection);
  }
}

export const SETTING_NAMES: Readonly<Record<SettingName, string>> = {
  lockAfterMinutes: "Lock after",
  arrangeAfterSeconds: "Arrange the queue after",
};

export const SETTING_UNITS: Readonly<Record<SettingName, string>> = {
  lockAfterMinutes: "minutes",
  arrangeAfterSeconds: "seconds",
};

/** Why the desk's own settings stay as they are, and what to do instead. */
export function sayDeskRefusal(rejection: DeskRejection): string {
  switch (rejection.kind) {
    case "NoAgreementChosen":
      return "Choose at least one agreement.";
    case "SettingUnchanged":
      return `${SETTING_NAMES[rejection.setting]}: it is set to that already.`;
    case "SettingOutOfBounds": {
      const { setting, least, most } = rejection;
      return `${SETTING_NAMES[setting]}: give ${least} to ${most} ${SETTING_UNITS[setting]}.`;
    }
    case "NothingToErase":
      return "Say what is to be erased.";
    default:
      return assertNever(rejection);
  }
}

/** Why a saved view is not changed. */
export function sayViewRefusal(rejection: SavedViewRejection): string {
  switch (rejection.kind) {
    case "ViewDoesNotExist":
      return "There is no such view any more.";
    default:
      return assertNever(rejection.kind);
  }
}

/** Why an import does not begin. */
export function sayImportRefusal(rejection: ImportRejection): string {
  switch (rejection.kind) {
    case "ImportAlreadyBegun":
      return `The import of ${rejection.fileName} has begun already.`;
    default:
      return assertNever(rejection.kind);
  }
}

/** Why what a file is read by is not changed. */
export function sayImportProfileRefusal(rejection: ImportProfileRejection): string {
  switch (rejection.kind) {
    case "ImportProfileDoesNotExist":
      return "There is no such profile any more.";
    default:
      return assertNever(rejection.kind);
  }
}
