// A person without a pointer: only keys, and at each stop the focus must be in sight.
import { expect, type Locator, type Page } from '@playwright/test';

/** More presses of Tab than this between two places of one screen are a dead end. */
const MOST_TABS = 120;

/** Why the focus cannot be seen now; '' when it can. */
function hiddenFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return 'nothing has the focus';
    // The whole row is what shows the focus of a tick or a radio.
    const shown = focused.matches('[type=radio], [type=checkbox]') ? (focused.closest('label') ?? focused) : focused;
    const name = `${shown.tagName} « ${shown.textContent?.trim().slice(0, 60) ?? ''} »`;
    const [box] = shown.getClientRects();
    if (!box || box.width < 2 || box.height < 2) return `${name} has no size`;
    const x = box.left + Math.min(box.width / 2, 200);
    // A list or a page taller than the screen is seen by its beginning.
    const points =
      box.height > innerHeight / 2
        ? [[x, Math.max(box.top + 3, 80)] as const]
        : [box.top + 3, (box.top + box.bottom) / 2, box.bottom - 3].map((y) => [x, y] as const);
    // Their words let the pointer through: the browser's own answer passes over them.
    const toasts = [...document.querySelectorAll('.c-toast')].map((toast) => toast.getBoundingClientRect());
    for (const [left, top] of points) {
      if (left < 0 || left > innerWidth || top < 0 || top > innerHeight) return `${name} is off the screen`;
      if (toasts.some((toast) => left > toast.left && left < toast.right && top > toast.top && top < toast.bottom))
        return `${name} is under a toast`;
      // What is for keys alone lets the pointer through: it is asked as if it did not.
      const through = shown instanceof HTMLElement && getComputedStyle(shown).pointerEvents === 'none' ? shown : null;
      through?.style.setProperty('pointer-events', 'auto');
      const hit = document.elementFromPoint(left, top);
      through?.style.removeProperty('pointer-events');
      if (hit && !shown.contains(hit) && !hit.contains(shown)) return `${name} is covered by ${hit.className}`;
    }
    return '';
  });
}

/** The focus is on screen, under nothing. */
export async function expectFocusSeen(page: Page): Promise<void> {
  await expect.poll(() => hiddenFocus(page), { timeout: 3_000, intervals: [20] }).toBe('');
}

/** Presses Tab until the target has the focus; every stop on the way is in sight. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    await expectFocusSeen(page);
  }
  throw new Error(`${MOST_TABS} presses of Tab did not lead to ${target}`);
}

/** Goes to a link or a button and presses Enter. */
export async function enterAt(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}
