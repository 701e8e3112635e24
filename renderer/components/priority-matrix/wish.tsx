import { Flag } from "lucide-react";
import css from "./priority-matrix.module.css";

/** Marks what the caller wants, by shape and word, beside what the desk proposes. */
export function Wish() {
  return (
    <span className={css["wish"]}>
      <Flag size={11} aria-hidden="true" /> wanted
    </span>
  );
}
