import { X } from "lucide-react";
import type { ReactNode } from "react";
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
  readonly size?: "small" | "medium" | "large";
  /** `alertdialog` for what must be answered before anything else. */
  readonly role?: "dialog" | "alertdialog";
}

/** A modal dialog: focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog({ isOpen, onClose, title, children, actions, size = "medium", role = "dialog" }: DialogProps) {
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
            <Button kind="quiet" isIconOnly aria-label="Close" onPress={onClose}>
              <X size={16} aria-hidden="true" />
            </Button>
          </header>
          <div className={css["body"]}>{children}</div>
          {actions === undefined ? null : <footer className={css["actions"]}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
