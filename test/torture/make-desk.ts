import { carryOut, nextCommand, openAtWork, randomOf } from "./desk-at-work.ts";

/** A closed desk with so many commands in it, all of which are in the file itself. */
export async function makeDesk(file: string, commands: number, seed = 7): Promise<string> {
  const desk = await openAtWork(file);
  const random = randomOf(seed);
  const tickets: string[] = [];
  for (let count = 0; count < commands; count += 1) await carryOut(desk.bridge, nextCommand(tickets, random));
  desk.store.close();
  return file;
}
