import { mkdirSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

const MEMORY = "/dev/shm";
const ROOM = 2 ** 31;

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM;
  } catch {
    return false;
  }
}

/** A folder in memory for the temporary files of one run, where the system has one with room in it. */
export const memoryFolder = hasRoom() ? join(MEMORY, `deskwatch-tests-${process.pid}`) : undefined;

/** Run once before and after all tests, in the process that starts the others. */
export function setup(): void {
  if (memoryFolder !== undefined) mkdirSync(memoryFolder);
}

export function teardown(): void {
  if (memoryFolder !== undefined) rmSync(memoryFolder, { recursive: true, force: true });
}
