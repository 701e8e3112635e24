import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { DeskTrouble, FileLoss } from "../../shared/contract/troubles.ts";
import type { DeskLog } from "../core/ports.ts";
import { backupTo } from "../store/backup.ts";
import type { DeskStore } from "../store/desk-store.ts";
import { defaultDeskFile } from "./desk-file.ts";

/** Whether the file that is still open here has no name of its own left. */
const HAS_NO_NAME: Readonly<Record<FileLoss, boolean>> = {
  deleted: true,
  replaced: true,
  moved: false,
  unreachable: false,
  "log-gone": false,
};

/**
 * Once the desk's file is lost: saves what was accepted, while this program still has it open, and gives what people are
 * to be told. The copy lies beside the lost file, or where a folder can still be written to.
 */
export function rescue(store: DeskStore, loss: FileLoss, log: DeskLog): DeskTrouble {
  log.error("The desk's file is lost", { file: store.file, loss });
  const copy = HAS_NO_NAME[loss] ? copyOf(store, log) : null;
  return { kind: "file-lost", loss, file: store.file, placeNow: loss === "moved" ? store.filePlaceNow() : null, copy };
}

function copyOf({ file, connection }: DeskStore, log: DeskLog): string | null {
  const stamp = new Date().toISOString().replaceAll(/[-:.]/g, "");
  const name = `${basename(file)}.saved-${stamp}.desk`;
  for (const folder of [dirname(file), dirname(defaultDeskFile()), tmpdir()]) {
    const saved = backupTo(connection, join(folder, name), "whatever there is");
    if (saved.ok) return saved.value.file;
    log.error("The copy could not be made there", { folder, because: saved.error.message });
  }
  return null;
}
