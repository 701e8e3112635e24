import { useState } from "react";
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { useStore } from "zustand";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import { classNames } from "../../components/class-names.ts";
import { isComposing } from "../../components/composing.ts";
import { KeyHint } from "../../components/key-hint.tsx";
import type { Action } from "../../stores/action-registry.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { goTo } from "../../stores/route-store.ts";
import css from "./command-palette.module.css";
import { matchingActions } from "./match-actions.ts";
import { useTicketSearch } from "./use-ticket-search.ts";

interface PaletteProps {
  /** What can be done; null while nobody asks. */
  readonly offered: readonly Action[] | null;
  readonly onClose: () => void;
}

/** Ctrl K: type a few letters of a command, a reference heard on the phone, or any words of a ticket. */
export function CommandPalette({ offered, onClose }: PaletteProps) {
  return (
    <ModalOverlay
      className={classNames(css["overlay"])}
      isOpen={offered !== null}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={classNames(css["modal"])} data-modal-dialog="">
        <Dialog aria-label="Search or command" className={classNames(css["dialog"])}>
          {/* One Escape closes, whatever was typed: the field would keep it for itself. */}
          <div
            role="presentation"
            className={css["body"]}
            onKeyDownCapture={(event) => {
              if (event.key === "Escape" && !isComposing(event)) onClose();
            }}
          >
            <PaletteBody offered={offered ?? []} onClose={onClose} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface BodyProps {
  readonly offered: readonly Action[];
  readonly onClose: () => void;
}

function PaletteBody({ offered, onClose }: BodyProps) {
  const desk = useDesk();
  const [text, setText] = useState("");
  const actions = matchingActions(offered, text);
  const tickets = useTicketSearch(text);
  const choose = (key: string): void => {
    onClose();
    const action = offered.find(({ id }) => id === key);
    // Focus goes back to the page first; an action may want it elsewhere.
    if (action !== undefined) requestAnimationFrame(action.run);
    else goTo(desk.route, "queue", key);
  };
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField aria-label="Search or command" autoFocus className={classNames(css["field"])}>
        <Input className={classNames(css["input"])} placeholder="Type a command, a reference, or words of a ticket" />
      </SearchField>
      <Menu
        aria-label="Commands and tickets"
        className={classNames(css["list"])}
        onAction={(key) => choose(String(key))}
        renderEmptyState={() => <p className={css["empty"]}>Nothing is called that.</p>}
      >
        {actions.length === 0 ? null : (
          <MenuSection id="actions">
            <Header className={classNames(css["heading"])}>Commands</Header>
            <Collection items={actions}>{(action) => <ActionItem action={action} />}</Collection>
          </MenuSection>
        )}
        {tickets.length === 0 ? null : (
          <MenuSection id="tickets">
            <Header className={classNames(css["heading"])}>Tickets</Header>
            <Collection items={tickets}>{(row) => <TicketItem row={row} />}</Collection>
          </MenuSection>
        )}
      </Menu>
    </Autocomplete>
  );
}

function ActionItem({ action }: { readonly action: Action }) {
  const [key] = action.keys;
  return (
    <MenuItem id={action.id} textValue={action.label} className={classNames(css["item"])}>
      <span className={css["label"]}>{action.label}</span>
      <span className={css["area"]}>{action.area}</span>
      {key === undefined ? null : <KeyHint binding={key} />}
    </MenuItem>
  );
}

function TicketItem({ row }: { readonly row: QueueRow }) {
  const { agreements } = useDesk();
  const agreement = useStore(agreements, ({ known }) => known.get(row.agreementId));
  return (
    <MenuItem id={row.id} textValue={`${row.reference} ${row.summary}`} className={classNames(css["item"])}>
      <span className={classNames(css["reference"], "tabular")}>{row.reference}</span>
      <span className={css["label"]}>{visibleText(row.summary)}</span>
      <span className={css["area"]}>
        {row.status === "open" ? (agreement?.shortName ?? visibleText(row.site)) : row.status}
      </span>
    </MenuItem>
  );
}
