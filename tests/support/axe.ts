// What axe-core says of a screen, one way for all stories.
import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SCRIPT = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4', 'best-practice'];

interface Axe {
  run(root: Element, options: object): Promise<{ violations: { id: string; nodes: Node[] }[] }>;
}
interface Node {
  readonly html: string;
  readonly element?: HTMLElement;
}

/**
 * What axe finds on the screen, or in a part of it, as it stands: rule and beginning of each place. A target that a bar
 * covers at one place of the scroll is looked at again in the middle of the screen.
 */
export async function axeFaults(page: Page, part: Locator = page.locator('html')): Promise<string[]> {
  await page.evaluate(SCRIPT);
  return part.evaluate(async (root, runOnly) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const [left, top] = [scrollX, scrollY];
    const still = async ({ element }: Node): Promise<boolean> => {
      if (!element) return true;
      element.scrollIntoView({ block: 'center' });
      const again = await axe.run(element, { runOnly: { type: 'rule', values: ['target-size'] } });
      return again.violations.length > 0;
    };
    const found: string[] = [];
    const { violations } = await axe.run(root, { runOnly, elementRef: true });
    for (const { id, nodes } of violations) {
      for (const node of nodes) {
        if (id !== 'target-size' || (await still(node))) found.push(`${id}: ${node.html.slice(0, 120)}`);
      }
    }
    scrollTo(left, top);
    return found;
  }, TAGS);
}
