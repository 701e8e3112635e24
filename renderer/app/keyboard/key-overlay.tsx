import { useStore } from "zustand";
import { Dialog } from "../../components/dialog.tsx";
import { KeyHint, keyText } from "../../components/key-hint.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { type KeyLine, type KeyPlaces, keyLists } from "./key-lists.ts";
import css from "./key-overlay.module.css";

interface Props {
  /** Where the focus was when the keys were asked for; null while nobody asks. */
  readonly places: KeyPlaces | null;
  readonly onClose: () => void;
}

/** Every key that does something here and now, by area. */
export function KeyOverlay({ places, onClose }: Props) {
  return (
    <Dialog isOpen={places !== null} onClose={onClose} title="Keys" size="large">
      {places === null ? null : <KeyLists places={places} />}
    </Dialog>
  );
}

function KeyLists({ places }: { readonly places: KeyPlaces }) {
  const { actions: store } = useDesk();
  const registry = useStore(store);
  return (
    <div className={css["areas"]}>
      {keyLists(registry, places).map(({ heading, lines }) => (
        <section key={heading} className={css["area"]} aria-label={heading}>
          <h3>{heading}</h3>
          <dl>
            {lines.map((line) => (
              <div key={line.action.id} className={css["line"]}>
                <dt>{line.action.label}</dt>
                <dd>
                  <KeyNames {...line} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function KeyNames({ keys }: KeyLine) {
  // "?" and "Shift+?" are one key to the person who presses it.
  const names = new Map(keys.map((key) => [keyText(key).replace("Shift ?", "?"), key]));
  return (
    <>
      <span className="visually-hidden">{[...names.keys()].join(" or ")}</span>
      {[...names].map(([name, key]) => (
        <KeyHint key={name} binding={name === "?" ? "?" : key} />
      ))}
    </>
  );
}
