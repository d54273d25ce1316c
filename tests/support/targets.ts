// What a finger can hit, measured as it is laid out.
import type { Page } from '@playwright/test';

/** FIELD: never under 48 px. Half a pixel is rounding. */
const LEAST = 47.5;

/**
 * Every visible target on the page that is smaller, as `WIDTHxHEIGHT words`. The whole row or label is the target of a
 * radio or a tick; links in the middle of a sentence are text (WCAG 2.5.8); what is drawn to scale on a map is as large
 * as it is there, with a list beside; and what lets the pointer through is for keys alone.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const interactive = 'a[href], button, summary, input, select, textarea, [role=menuitem], [tabindex="0"]';
    const isShown = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1;
    };
    const isText = (element: Element): boolean => {
      if (!element.matches('a[href]') || getComputedStyle(element).display !== 'inline') return false;
      const around = element.parentElement?.closest('p, li, dd, td, span')?.textContent ?? '';
      return around.trim().length > (element.textContent?.trim().length ?? 0);
    };
    const isDrawn = (element: Element): boolean =>
      element instanceof SVGElement || getComputedStyle(element).pointerEvents === 'none';
    /** Handles that stand out of a bar are hit as the bar is. */
    const boxOf = (
      target: Element,
    ): { readonly width: number; readonly height: number; right: number; bottom: number } => {
      const boxes = [target, ...target.querySelectorAll('[data-grip]')].map((one) => one.getBoundingClientRect());
      const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
      const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
      return { width: right - left, height: bottom - top, right, bottom };
    };
    const targetOf = (element: Element): Element =>
      element.matches('input[type=radio], input[type=checkbox], input[type=file]')
        ? (element.closest('label') ?? element)
        : element;
    const found = new Set<string>();
    for (const element of document.querySelectorAll(interactive)) {
      const target = targetOf(element);
      // A skip link is off the screen until it has the focus.
      if (
        element.matches('[disabled], .c-skip, .c-hidden, .c-hidden *') ||
        !isShown(target) ||
        isText(element) ||
        isDrawn(element)
      )
        continue;
      const { width, height, right, bottom } = boxOf(target);
      if (right < 0 || bottom + scrollY < 0) continue;
      if (width >= least && height >= least) continue;
      const words = (target.textContent?.trim() || target.getAttribute('aria-label') || target.tagName).slice(0, 60);
      found.add(`${Math.round(width)}x${Math.round(height)} ${target.className} « ${words} »`);
    }
    return [...found];
  }, LEAST);
}
