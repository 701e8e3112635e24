import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Everything axe finds against WCAG 2.2 AA on the page as it stands, one sentence each: every rule in light, and in dark
 * again the one that colours decide. Nothing but colours differs between the themes.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await found(page, new AxeBuilder({ page }).withTags(TAGS));
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await found(page, new AxeBuilder({ page }).withRules(["color-contrast"]));
  return [...light.map((fault) => `light: ${fault}`), ...dark.map((fault) => `dark: ${fault}`)];
}

async function found(page: Page, axe: AxeBuilder): Promise<string[]> {
  // Axe reads colours as they are: an animation under way would be measured half done.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary ?? ""}`),
  );
}
