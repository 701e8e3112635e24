import { eraseWords } from "../../../../electron/core/erase-words.ts";
import { runRecords } from "../../../../electron/core/records/run-requests.ts";
import { rolesInForce } from "../../../../electron/core/sessions/roles-in-force.ts";
import type { Base, OfferedCommand } from "../../../../electron/core/sharing/shared-log.ts";
import { type Random, seededRandom } from "../../../../electron/example/random.ts";
import { CONSOLE_CATEGORIES } from "../../../../electron/share/set-up.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { uuidOfHash } from "../../../../shared/kernel/log-encoding.ts";
import { PERSON_ROLES } from "../../../../shared/person/person-actions.ts";
import { stationCodeFrom } from "../../../../shared/ticket/reference.ts";
import { WEDNESDAY_TEN } from "../../core/desk.ts";
import { CALL } from "../../ticket/calls.ts";
import { createMemorySharedDesk, type MemorySharedDesk } from "../memory-shared-log.ts";
import { faultyLine } from "./faulty-line.ts";
import type { Plant } from "./plants.ts";
import { SimConsole } from "./sim-console.ts";

/** What came of a history, before it is judged. */
export interface History {
  readonly shared: MemorySharedDesk;
  readonly consoles: readonly SimConsole[];
  /** Every command anybody was told is stored. */
  readonly told: ReadonlySet<string>;
  /** Tickets of which words were sent that the sender knew to be erased. */
  readonly leaked: readonly string[];
  readonly rounds: number;
  readonly now: number;
  close(): void;
}

const STEPS = 110;
const MOST_ROUNDS = 20;
const MINUTE = 60_000;

/** One history of a desk of several consoles, the same every time for the same seed. */
export async function simulate(seed: number, plant: Plant | null): Promise<History> {
  const world = new World(seed, plant);
  await world.begin();
  for (let step = 0; step < STEPS; step += 1) await world.step();
  const rounds = await world.heal();
  const { shared, consoles, told, leaked } = world;
  return {
    shared,
    consoles,
    told,
    leaked,
    rounds,
    now: world.now,
    close: () => consoles.forEach((each) => each.close()),
  };
}

class World {
  readonly shared: MemorySharedDesk;
  readonly consoles: SimConsole[] = [];
  readonly told = new Set<string>();
  readonly leaked: string[] = [];
  now = WEDNESDAY_TEN;
  private readonly random: Random;
  private readonly plant: Plant | null;
  private readonly tickets: string[] = [];
  private readonly people: string[] = [];
  private late: (() => Promise<unknown>)[] = [];
  private made = 0;
  private depth = 0;

  constructor(seed: number, plant: Plant | null) {
    this.random = seededRandom(seed);
    this.plant = plant;
    const deskId = this.freshId();
    this.shared = createMemorySharedDesk(deskId);
    this.shared.clock = this.now;
    const count = 3 + (this.random.below(8) === 0 ? this.random.below(8) : this.random.below(2));
    for (let index = 0; index < count; index += 1) this.consoles.push(this.console(deskId, index));
  }

  /** Two people and the agreements, known to every console. */
  async begin(): Promise<void> {
    const first = this.consoles[0];
    if (first === undefined) throw new Error("There is no console.");
    const people = [this.freshId(), this.freshId()];
    this.people.push(...people);
    const parts = people.map((stream, index) => ({
      category: "person",
      stream,
      expectedVersion: 0,
      command: { type: "AddPerson", name: `Person ${index}`, team: "Desk", roles: [...PERSON_ROLES] },
      told: null,
    }));
    const use = { type: "ChooseAgreements", agreements: ["stockport"] };
    const chosen = {
      category: "desk",
      stream: first.store.deskId,
      expectedVersion: undefined,
      command: use,
      told: null,
    };
    this.run(first, people[0] ?? "", [...parts, chosen]);
    // On a desk with passwords a role counts only with one.
    for (const stream of people) {
      const command = { type: "RecordPasswordSet" };
      this.run(first, stream, [{ category: "person", stream, expectedVersion: undefined, command, told: null }]);
    }
    while (first.store.sharing.waiting() > 0) await first.sync();
    for (const each of this.consoles) {
      for (let tries = 0; tries < MOST_ROUNDS && each.store.position() < this.shared.events.length; tries += 1) {
        await each.sync();
      }
    }
  }

  async step(): Promise<void> {
    this.now += this.random.below(4 * MINUTE);
    this.shared.clock = this.now;
    const console = this.pick(this.consoles);
    if (this.random.below(4) === 0) await this.late.shift()?.();
    const choice = this.random.below(100);
    if (choice < 52) this.act(console);
    else if (choice < 82) await console.sync();
    else if (choice < 88) console.deliverDue();
    else if (choice < 94) console.line.isOff = this.random.below(5) < 3;
    else if (choice < 97) console.crash();
    else console.offMs = (this.random.below(9) - 4) * MINUTE;
  }

  /** Everything works again. Returns how many rounds it took until nothing waited, or one more than there are. */
  async heal(): Promise<number> {
    for (const call of this.late.splice(0)) await call();
    for (const each of this.consoles) {
      each.offMs = 0;
      each.line.heal();
    }
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      for (const each of this.consoles) {
        await each.sync();
        each.deliverDue();
      }
      const head = this.shared.events.length;
      const isDone = this.consoles.every(({ store }) => store.sharing.waiting() === 0 && store.position() === head);
      if (isDone) return round;
    }
    return MOST_ROUNDS + 1;
  }

  private console(deskId: string, index: number): SimConsole {
    const code = stationCodeFrom(this.plant === "a reference used twice" ? 7 : index + 1);
    const station = { id: this.freshId(), code, mayWrite: CONSOLE_CATEGORIES, state: "open" as const };
    const line = faultyLine({
      log: this.shared.as(station),
      random: this.random,
      plant: this.plant,
      delay: (call) => void this.late.push(call),
      between: () => this.somebodyElse(),
      freshId: () => this.freshId(),
      sent: (base, commands) => commands.forEach((one) => this.listen(base, one)),
    });
    const place = { deskId, stationId: station.id, code, epoch: 1 };
    return new SimConsole(place, line, () => this.now, this.plant);
  }

  /** Nothing typed about an erased ticket may leave a console that has heard of the erasure. */
  private listen(base: Base, { seen, events }: OfferedCommand): void {
    const orders = this.shared.events.filter(
      ({ type, position }) => type === "WordsErased" && position <= base.position,
    );
    for (const { stream, words } of events) {
      const isErased = orders.some(({ facts, position }) => seen < position && facts.includes(stream));
      if (isErased && words?.includes("Words ") === true) this.leaked.push(stream);
    }
  }

  /** Another console gets in between. */
  private async somebodyElse(): Promise<void> {
    if (this.depth > 0) return;
    this.depth += 1;
    const other = this.pick(this.consoles);
    if (this.random.below(2) === 0) this.changeRoles(other, this.people[0] ?? "");
    else this.act(other);
    await other.sync();
    this.depth -= 1;
  }

  private act(console: SimConsole): void {
    const by = this.pick(this.people);
    const choice = this.random.below(100);
    if (choice < 6) return this.changeRoles(console, by);
    if (choice < 14) return this.addPerson(console, by);
    if (choice < 22) return this.erase(console, by);
    const ticket = this.tickets.length === 0 || choice < 28 ? this.freshTicket() : this.pick(this.tickets);
    const isNew = console.store.rows([asId(ticket)]).length === 0;
    const command = isNew ? CALL : this.onTicket(console, ticket);
    this.run(console, by, [{ category: "ticket", stream: ticket, expectedVersion: undefined, command, told: null }]);
  }

  private onTicket(console: SimConsole, ticket: string): { readonly type: string } {
    const text = `Words ${this.made}`;
    const wait = [...console.store.readStream({ category: "ticket", stream: ticket }).events]
      .filter(({ type }) => type === "WaitStarted")
      .map(({ facts }): unknown => Reflect.get(JSON.parse(facts), "waitId"))
      .at(-1);
    const paused = { kind: "third-party", party: "Line", expectedAt: null, customerTold: true, approvedBy: null };
    return this.pick([
      { type: "AddNote", text },
      { type: "AcknowledgeTicket", how: "phone", text },
      { type: "SendUpdate", phase: "progress", text },
      { type: "PauseClock", ...paused, reason: text },
      { type: "ResumeClock", waitId: String(wait), outcome: text },
      { type: "ResolveTicket", how: "fix", text },
      { type: "ReopenTicket", reason: text },
      { type: "ChangePriority", priority: this.pick(["P1", "P2", "P3"]), reason: text },
      { type: "CloseTicket", why: "withdrawn", text },
    ]);
  }

  private changeRoles(console: SimConsole, by: string): void {
    const stream = this.people[1] ?? "";
    const roles = this.random.below(2) === 0 ? ["analyst"] : [...PERSON_ROLES];
    const command = { type: "ChangeRoles", roles };
    this.run(console, by, [{ category: "person", stream, expectedVersion: undefined, command, told: null }]);
  }

  private addPerson(console: SimConsole, by: string): void {
    const stream = this.freshId();
    const command = { type: "AddPerson", name: `Another ${this.made}`, team: "Desk", roles: ["analyst"] };
    this.run(console, by, [{ category: "person", stream, expectedVersion: 0, command, told: null }]);
  }

  private erase(console: SimConsole, by: string): void {
    const ticket = this.tickets.length === 0 ? undefined : this.pick(this.tickets);
    if (ticket === undefined || console.store.readStream({ category: "ticket", stream: ticket }).events.length === 0)
      return;
    const commandId = asId<"command">(this.freshId());
    const roles = this.rolesOf(console, by);
    const acting = { by: { kind: "person" as const, id: asId<"person">(by) }, roles };
    const order = { commandId, acting, streams: [ticket], events: [], order: null };
    if (eraseWords(console.desk, order).ok) this.told.add(commandId);
  }

  private rolesOf({ desk }: SimConsole, by: string) {
    const person = desk.directory.personHere(by);
    return person === undefined ? [] : rolesInForce(person, desk.directory.people.values());
  }

  private run(console: SimConsole, by: string, parts: Parameters<typeof runRecords>[1]["parts"]): void {
    const commandId = asId<"command">(this.freshId());
    const isFirst = console.store.position() === 0;
    const roles = isFirst ? PERSON_ROLES : this.rolesOf(console, by);
    const acting = { by: { kind: "person" as const, id: asId<"person">(by) }, roles };
    const done = runRecords(console.desk, { commandId, acting, at: console.now(), parts });
    if (done.ok) this.told.add(commandId);
  }

  private freshTicket(): string {
    const id = this.freshId();
    this.tickets.push(id);
    return id;
  }

  private freshId(): string {
    this.made += 1;
    const bytes = Uint8Array.from({ length: 16 }, () => this.random.below(256));
    return uuidOfHash(bytes);
  }

  private pick<Item>(items: readonly Item[]): Item {
    const item = items[this.random.below(items.length)];
    if (item === undefined) throw new Error("There is nothing to choose from.");
    return item;
  }
}
