import { useStore } from "zustand";
import { Button } from "../../components/button.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { rearrange } from "../../stores/queue/hold-still.ts";
import css from "./queue-screen.module.css";
import { unrestSentence } from "./queue-words.ts";

/** Says that the order is no longer what it would be. The list moves when R is pressed and at no other time. */
export function HoldBar({ onRearranged }: { readonly onRearranged: () => void }) {
  const desk = useDesk();
  const sentence = unrestSentence(useStore(desk.queue, (state) => state.unrest));
  // In an open ticket R resumes it.
  const isTicketOpen = useStore(desk.route, ({ screen, subject }) => screen === "queue" && subject !== null);
  return (
    <div role="status">
      {sentence === "" ? null : (
        <div className={css["bar"]}>
          <span className="tabular">{sentence}</span>
          <Button
            kind="quiet"
            {...(isTicketOpen ? {} : { binding: "r" })}
            onPress={() => {
              rearrange(desk);
              // The button goes away with the offer.
              onRearranged();
            }}
          >
            Rearrange
          </Button>
        </div>
      )}
    </div>
  );
}
