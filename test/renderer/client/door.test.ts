import { afterEach, describe, expect, test } from "vitest";
import type { Client, Connection } from "../../../renderer/client/client.ts";
import { askToBeLetIn, type DoorChannel, type DoorMessage, sealFor } from "../../../renderer/client/door.ts";
import { createDoor } from "../../../renderer/stores/door-store.ts";

/** The tabs of one browser. */
function browser() {
  const tabs = new Set<(message: DoorMessage) => void>();
  const said: DoorMessage[] = [];
  const channel = (): DoorChannel => {
    const own = new Set<(message: DoorMessage) => void>();
    const hear = (message: DoorMessage): void => own.forEach((listener) => listener(message));
    tabs.add(hear);
    return {
      post: (message) => {
        said.push(message);
        for (const tab of tabs) if (tab !== hear) tab(structuredClone(message));
      },
      listen: (listener) => {
        own.add(listener);
        return () => own.delete(listener);
      },
    };
  };
  return { channel, said };
}

function signedIn(
  channel: DoorChannel,
  codes: readonly (string | null)[],
  connection: Connection = "online",
  isSomebodyHere = () => true,
) {
  let given = 0;
  const client = {
    connection: { get: () => connection, subscribe: () => () => undefined },
    launchCode: () => Promise.resolve(codes[(given += 1) - 1] ?? null),
  } as unknown as Client; // asks nothing else of it
  return createDoor(client, channel, isSomebodyHere);
}

describe("a tab that was opened by hand", () => {
  const heard: string[] = [];
  const hears = {
    shown: () => void heard.push("shown"),
    refused: () => void heard.push("refused"),
    letIn: (code: string) => void heard.push(code),
  };
  afterEach(() => heard.splice(0));

  test("is let in by a person at a signed-in one, who sees the number it shows", async () => {
    const { channel, said } = browser();
    const door = signedIn(channel(), ["the code"]);
    const asking = await askToBeLetIn(channel(), hears);
    const [knock] = door.store.getState().knocks;
    expect(knock?.number).toBe(asking.number);
    expect(asking.number).toMatch(/^\d{3} \d{3}$/);
    expect(heard).toEqual(["shown"]);
    expect(knock && (await door.letIn(knock))).toBeNull();
    await expect.poll(() => heard).toEqual(["shown", "the code"]);
    expect(door.store.getState().knocks).toEqual([]);
    expect(JSON.stringify(said), "no tab that listens sees the code").not.toContain("the code");
    expect(said.some((message) => message.kind === "let-in")).toBe(true);
  });

  test("hears nothing from tabs that are not signed in, and goes on asking", async () => {
    const { channel } = browser();
    const locked = signedIn(channel(), ["x"], "locked");
    const asking = await askToBeLetIn(channel(), hears);
    expect(locked.store.getState().knocks).toEqual([]);
    const away = signedIn(channel(), ["x"], "online", () => false);
    asking.again();
    expect(away.store.getState().knocks, "nobody works there").toEqual([]);
    expect(heard).toEqual([]);
    const door = signedIn(channel(), ["x"]);
    asking.again();
    asking.again();
    expect(door.store.getState().knocks).toHaveLength(1);
  });

  test("is kept out where the person says so, and then by every tab", async () => {
    const { channel } = browser();
    const [door, other] = [signedIn(channel(), ["x"]), signedIn(channel(), ["x"])];
    await askToBeLetIn(channel(), hears);
    const [knock] = door.store.getState().knocks;
    if (knock !== undefined) door.refuse(knock);
    expect(heard).toEqual(["shown", "shown", "refused"]);
    expect(other.store.getState().knocks).toEqual([]);
  });

  test("is forgotten when it is closed", async () => {
    const { channel } = browser();
    const door = signedIn(channel(), ["x"]);
    (await askToBeLetIn(channel(), hears)).stop();
    expect(door.store.getState().knocks).toEqual([]);
  });

  test("shows a number of its own key: nobody can have a code sealed for another key under it", async () => {
    const { channel, said } = browser();
    await askToBeLetIn(channel(), hears);
    await askToBeLetIn(channel(), hears);
    const [one, other] = said.flatMap((message) => (message.kind === "asks" ? [message.knock] : []));
    if (one === undefined || other === undefined) throw new Error("Nobody asked");
    expect(await sealFor({ ...one, key: other.key }, "the code")).toBeUndefined();
    expect(await sealFor(one, "the code")).toBeInstanceOf(Array);
  });

  test("cannot flood the person: three ask at most", async () => {
    const { channel } = browser();
    const door = signedIn(channel(), []);
    for (let tab = 0; tab < 6; tab += 1) await askToBeLetIn(channel(), hears);
    expect(door.store.getState().knocks).toHaveLength(3);
  });

  test("a desk that gives no code is said so, and the question stays", async () => {
    const { channel } = browser();
    const door = signedIn(channel(), [null]);
    await askToBeLetIn(channel(), hears);
    const [knock] = door.store.getState().knocks;
    expect(knock && (await door.letIn(knock))).toContain("gave no code");
    expect(door.store.getState().knocks).toHaveLength(1);
  });
});
