import { Dialog } from "../../components/dialog.tsx";
import { KeyHint, keyText } from "../../components/key-hint.tsx";
import type { KeyLine, KeyList } from "./key-lists.ts";
import css from "./key-overlay.module.css";

interface Props {
  /** The keys as they were when they were asked for; null while nobody asks. */
  readonly lists: readonly KeyList[] | null;
  readonly onClose: () => void;
}

/** Every key that does something here and now, by area. */
export function KeyOverlay({ lists, onClose }: Props) {
  return (
    <Dialog isOpen={lists !== null} onClose={onClose} title="Keys" size="large">
      <div className={css["areas"]}>
        {(lists ?? []).map(({ heading, lines }) => (
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
    </Dialog>
  );
}

function KeyNames({ keys }: KeyLine) {
  const names = new Map(keys.map((key) => [keyText(key), key]));
  return (
    <>
      <span className="visually-hidden">{[...names.keys()].join(" or ")}</span>
      {[...names].map(([name, key]) => (
        <KeyHint key={name} binding={key} />
      ))}
    </>
  );
}
