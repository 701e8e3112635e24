import { X } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import css from "./dialog.module.css";

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons at the foot, the one that does it first. */
  readonly actions?: ReactNode;
  readonly size?: "small" | "medium" | "large" | "wide";
  /** `alertdialog` for what must be answered before anything else. */
  readonly role?: "dialog" | "alertdialog";
}

/** A modal dialog: focus begins in its first field, stays inside, and returns to where it was; Escape closes. */
export function Dialog({ isOpen, onClose, title, children, actions, size = "medium", role = "dialog" }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <ModalOverlay
      className={classNames(css["overlay"])}
      isOpen={isOpen}
      isDismissable={role === "dialog"}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={classNames(css["modal"], css[size])} data-modal-dialog="">
        <AriaDialog className={classNames(css["dialog"])} role={role}>
          <header className={css["header"]}>
            <Heading slot="title" className={classNames(css["title"])}>
              {title}
            </Heading>
          </header>
          <div ref={body} className={css["body"]}>
            {children}
          </div>
          {actions === undefined ? null : <footer className={css["actions"]}>{actions}</footer>}
          {/* Last in the order of Tab, so that nobody who types on meets it first. */}
          <div className={css["close"]}>
            <Button kind="quiet" isIconOnly aria-label="Close" onPress={onClose}>
              <X size={16} aria-hidden="true" />
            </Button>
          </div>
          <FocusFirst within={body} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

const FIELDS = "textarea, select, input:not([type=hidden])";
/** In a list of what can be done, the first that can be done now. */
const CONTROLS = "button:not(:disabled, [aria-disabled=true]), a[href]";

/** Puts the cursor where the answer goes, unless a field has asked for it itself. Before the dialog takes the focus as a whole. */
function FocusFirst({ within }: { readonly within: RefObject<HTMLDivElement | null> }) {
  useEffect(() => {
    const body = within.current;
    if (body === null || body.contains(document.activeElement)) return;
    const first = body.querySelector<HTMLElement>(FIELDS) ?? body.querySelector<HTMLElement>(CONTROLS);
    first?.focus();
  }, [within]);
  return null;
}
