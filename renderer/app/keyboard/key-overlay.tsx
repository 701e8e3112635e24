import { useStore } from "zustand";
import { Dialog } from "../../components/dialog.tsx";
import { KeyHint, keyText } from "../../components/key-hint.tsx";
import { type Action, availableActions } from "../../stores/action-registry.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import css from "./key-overlay.module.css";

/** Every key that does something here and now, by area. */
export function KeyOverlay({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys" size="large">
      {isOpen ? <KeyLists /> : null}
    </Dialog>
  );
}

function KeyLists() {
  const { actions: store } = useDesk();
  const registry = useStore(store);
  const possible = new Set(availableActions(registry));
  // The frame registered first: what works anywhere stands first.
  const inOrder = registry.batches.toReversed().flat();
  const areas = Map.groupBy(
    inOrder.filter((action) => possible.has(action) && action.keys.length > 0),
    ({ area }) => area,
  );
  return (
    <div className={css["areas"]}>
      {[...areas].map(([area, actions]) => (
        <section key={area} className={css["area"]}>
          <h3>{area}</h3>
          <dl>
            {actions.map((action) => (
              <div key={action.id} className={css["line"]}>
                <dt>{action.label}</dt>
                <dd>
                  <KeyNames action={action} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function KeyNames({ action }: { readonly action: Action }) {
  // "?" and "Shift+?" are one key to the person who presses it.
  const names = new Map(
    [...action.keys, ...(action.keysInPlace ?? [])].map((key) => [keyText(key).replace("Shift ?", "?"), key]),
  );
  return (
    <>
      <span className="visually-hidden">{[...names.keys()].join(" or ")}</span>
      {[...names].map(([name, key]) => (
        <KeyHint key={name} binding={name === "?" ? "?" : key} />
      ))}
    </>
  );
}
