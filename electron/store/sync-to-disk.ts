import { closeSync, fsyncSync, openSync } from "node:fs";

/** Returns when the file's content is on the disk and not only in the system's memory. */
export function syncFile(file: string): void {
  sync(file, "r+");
}

/** A new or renamed file is found again after a power cut only once its folder is on the disk too. */
export function syncFolder(folder: string): void {
  // Folders cannot be opened on Windows; NTFS keeps names in its own journal.
  if (process.platform !== "win32") sync(folder, "r");
}

function sync(path: string, flags: string): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
