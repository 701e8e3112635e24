import type { Page } from "@playwright/test";
import { logCall } from "../support/ticket/calls.ts";
import { expect, reloaded, type TestDesk, test } from "./desk-fixture.ts";

const SCREENS = ["queue", "call", "import", "agreements"] as const;

/** 1280 by 720 at 200, 300 and 400 % (WCAG 1.4.10), and a small window held upright. */
const SIZES = [
  { width: 640, height: 360 },
  { width: 427, height: 240 },
  { width: 320, height: 180 },
  { width: 320, height: 640 },
] as const;

async function deskWithTicket(desk: TestDesk): Promise<string> {
  await desk.setUp();
  const { ticketId } = await logCall(desk.bridge, { summary: "No internet in block B of the upper school" });
  await logCall(desk.bridge, { priority: "P3", site: "The Whitley Academy for Science and Engineering" });
  await reloaded(desk);
  return ticketId;
}

/** Pairs of things to press or to fill in that lie over one another, and text that lies over other text. */
async function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = [
      ...document.querySelectorAll<HTMLElement>("button, a[href], input, select, textarea, h1, h2, h3, label"),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.closest("[inert]") === null)
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 2 && box.height > 2);
    const name = (element: HTMLElement): string =>
      element.getAttribute("aria-label") ?? element.innerText ?? element.id;
    const scroller = (element: Element): Element | null => element.closest("main, [role=grid], nav, header, footer");
    return seen.flatMap(({ element, box }, index) =>
      seen.slice(index + 1).flatMap((other) => {
        if (element.contains(other.element) || other.element.contains(element)) return [];
        // What is scrolled out of sight lies nowhere.
        if (scroller(element) !== scroller(other.element)) return [];
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        return wide > 1 && high > 1 ? [`${name(element)} over ${name(other.element)}`] : [];
      }),
    );
  });
}

for (const size of SIZES) {
  test(`at ${size.width} by ${size.height} nothing overlaps and nothing is scrolled to sideways`, async ({ desk }) => {
    const ticketId = await deskWithTicket(desk);
    const { page } = desk;
    await page.setViewportSize(size);
    for (const place of [...SCREENS, `queue/${ticketId}`]) {
      await page.evaluate((hash) => {
        location.hash = `#/${hash}`;
      }, place);
      await page.waitForTimeout(400);
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("main, main form, article, aside, [role=grid]")]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => `${element.tagName} ${element.scrollWidth} in ${element.clientWidth}`),
      );
      expect.soft(wide, `too wide on ${place}`).toEqual([]);
      expect.soft(await overlaps(page), `overlapping on ${place}`).toEqual([]);
    }
  });
}

for (const size of [
  { width: 320, height: 360 },
  { width: 1280, height: 500 },
]) {
  test(`what has the focus is never covered, in a window of ${size.width} by ${size.height}`, async ({ desk }) => {
    await deskWithTicket(desk);
    const { page } = desk;
    await page.setViewportSize(size);
    await page.keyboard.press("n");
    await page.getByRole("form", { name: "Log a call" }).waitFor();
    const covered: string[] = [];
    for (let step = 0; step < 24; step += 1) {
      const name = await page.evaluate(() => {
        const { activeElement: focused } = document;
        if (focused === null || focused === document.body) return "";
        const { left, top, width, height } = focused.getBoundingClientRect();
        const above = document.elementFromPoint(left + width / 2, top + height / 2);
        const isSeen =
          above !== null &&
          (focused.contains(above) || above.contains(focused) || above.closest("label")?.control === focused);
        return isSeen
          ? ""
          : `${focused.tagName} ${focused.id} at ${Math.round(top)} beneath ${above?.className ?? "the edge"}`;
      });
      if (name !== "") covered.push(name);
      await page.keyboard.press("Tab");
    }
    expect(covered).toEqual([]);
  });
}

test("at 1440 px the queue needs no sideways scroll", async ({ desk }) => {
  await desk.page.setViewportSize({ width: 1440, height: 900 });
  await deskWithTicket(desk);
  for (const width of [1440, 1424, 1500, 1920, 2560, 1280, 1024]) {
    await desk.page.setViewportSize({ width, height: 900 });
    const grid = desk.page.getByRole("grid");
    expect(await grid.evaluate((list) => list.scrollWidth - list.clientWidth), `at ${width}`).toBeLessThanOrEqual(0);
  }
});
