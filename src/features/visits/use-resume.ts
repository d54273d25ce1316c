// Follows where the person is in a section, and brings them back there (FIELD, « Reopen silently »).
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { Place } from './place.ts';
import type { Resume, ResumeBox, ResumeKeeper } from './resume.ts';

type Box = HTMLTextAreaElement | HTMLInputElement;

function textBox(element: Element | null): Box | null {
  if (element instanceof HTMLTextAreaElement) return element;
  return element instanceof HTMLInputElement && element.type === 'text' ? element : null;
}

function caretOf(element: Element | null): number | null {
  return textBox(element)?.selectionStart ?? null;
}

function questionAt(root: Element, id: string): HTMLElement | null {
  return root.querySelector(`[data-question="${CSS.escape(id)}"]`);
}

/** Which of a question's boxes an element is in. */
function boxOf(element: Element): ResumeBox {
  const note = element.closest<HTMLElement>('[data-note]');
  return note === null ? 'answer' : note.dataset['note'] === 'internal' ? 'internal' : 'note';
}

/** Puts the focus where it was: the caret in its text, else the question's first control. */
function focusIn(question: HTMLElement, place: Pick<Resume, 'caret' | 'box'>): void {
  const boxes = [...question.querySelectorAll<Box>('textarea, input[type=text]')];
  const box = boxes.find((one) => boxOf(one) === place.box);
  if (place.caret !== null && box) {
    box.focus({ preventScroll: true });
    box.setSelectionRange(place.caret, place.caret);
    return;
  }
  const control =
    question.querySelector<HTMLElement>('input:checked') ?? question.querySelector<HTMLElement>('input, textarea');
  control?.focus({ preventScroll: true });
}

/** Goes to a question of the section on screen; false where it is not drawn. */
export function goToQuestion(
  root: Element,
  id: string,
  place: Pick<Resume, 'caret' | 'box' | 'scroll'> | null,
): boolean {
  const question = questionAt(root, id);
  if (!question) return false;
  if (place) scrollTo(0, place.scroll);
  const { top, bottom } = question.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight || !place) question.scrollIntoView({ block: place ? 'nearest' : 'start' });
  focusIn(question, place ?? { caret: null, box: 'answer' });
  return true;
}

/** How much of the screen lies under its head, px. */
const HEAD = 96;

/** The question in use when it is on screen, else the first one that is. */
function questionInView(root: Element): string | null {
  const cards = [...root.querySelectorAll<HTMLElement>('[data-question]')];
  const shown = cards.filter((card) => {
    const { top, bottom } = card.getBoundingClientRect();
    return bottom > HEAD && top < innerHeight;
  });
  const used = shown.find((card) => card.contains(document.activeElement));
  return (used ?? shown[0] ?? cards[0])?.dataset['question'] ?? null;
}

/** The question to go on with in another view: the one last used on this screen, else the first in sight. */
export function questionInUse(root: Element, keeper: Pick<ResumeKeeper, 'here'>): string | null {
  const used = keeper.here()?.question ?? null;
  return used !== null && questionAt(root, used) ? used : questionInView(root);
}

/** Notes where the question in view stands; what is given back puts it there again once its page was drawn anew. */
export function holdQuestion(): () => void {
  const id = questionInView(document.body);
  const topOf = (): number | undefined =>
    id === null ? undefined : questionAt(document.body, id)?.getBoundingClientRect().top;
  const before = topOf();
  return () => {
    const after = topOf();
    if (before !== undefined && after !== undefined) scrollBy(0, after - before);
  };
}

/** What the person is at, from where the focus is. Asks nothing for which the page would have to be laid out. */
function placeIn(root: HTMLElement, last: string | null): Pick<Resume, 'question' | 'caret' | 'box'> {
  const active = document.activeElement;
  const question = active?.closest<HTMLElement>('[data-question]')?.dataset['question'] ?? last;
  const inside = active !== null && root.contains(active);
  return {
    question,
    caret: inside ? caretOf(active) : null,
    box: inside ? boxOf(active) : 'answer',
  };
}

interface Spot {
  readonly root: HTMLElement;
  readonly keeper: ResumeKeeper;
  readonly place: Place;
  readonly visit: string;
  readonly section: string;
}

/** Goes to where this section was left, then keeps where the person is until it is stopped. */
function follow({ root, keeper, place: here, visit, section }: Spot): () => void {
  let live = true;
  const aim = keeper.takeAim();
  let last = aim?.question ?? null;
  // Where the screen opened by itself: until the person goes elsewhere, that says nothing about where they are.
  let opened: Pick<Resume, 'question' | 'when'> | null = aim && !aim.asked ? { question: aim.question, when: 0 } : null;
  if (aim) {
    goToQuestion(root, aim.question, null);
    // After « back » the browser puts its own scroll, once more after this.
    requestAnimationFrame(() => {
      if (live) goToQuestion(root, aim.question, null);
    });
  }
  const keep = (): void => {
    const place = placeIn(root, last);
    last = place.question;
    if (opened?.question !== last) opened = null;
    keeper.keep({ visit, section, ...place, scroll, when: opened?.when ?? here.now() });
    if (last !== null && !opened) here.at(last);
  };
  let scroll = 0;
  const scrolled = (): void => {
    scroll = Math.round(scrollY);
    keep();
  };
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') keeper.flush();
  };
  const start = async (): Promise<void> => {
    const kept = await keeper.arrival();
    if (!live) return;
    if (!aim && kept?.visit === visit && kept.section === section && kept.question) {
      last = kept.question;
      opened = kept;
      goToQuestion(root, kept.question, kept);
    }
    document.addEventListener('focusin', keep);
    document.addEventListener('selectionchange', keep);
    document.addEventListener('visibilitychange', hidden);
    addEventListener('scroll', scrolled, { passive: true });
    scrolled();
  };
  void start();
  return () => {
    live = false;
    keeper.flush();
    document.removeEventListener('focusin', keep);
    document.removeEventListener('selectionchange', keep);
    document.removeEventListener('visibilitychange', hidden);
    removeEventListener('scroll', scrolled);
  };
}

/** Follows the section on screen. A layout effect, so that a jump is never seen. */
export function useResume(root: RefObject<HTMLElement | null>, spot: Omit<Spot, 'root'>): void {
  const { keeper, place, visit, section } = spot;
  useLayoutEffect(
    () => (root.current ? follow({ root: root.current, keeper, place, visit, section }) : undefined),
    [root, keeper, place, visit, section],
  );
}

/** Keeps the screen lit while a visit runs; where the machine refuses, it simply dims. */
export function useLitScreen(on: boolean): void {
  useEffect(() => {
    if (!on || !('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | null = null;
    let live = true;
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      try {
        const taken = await navigator.wakeLock.request('screen');
        if (live) lock = taken;
        else await taken.release();
      } catch {
        // Low battery or no right: the tablet decides.
      }
    };
    const shown = (): void => void ask();
    void ask();
    document.addEventListener('visibilitychange', shown);
    return () => {
      live = false;
      document.removeEventListener('visibilitychange', shown);
      void lock?.release();
    };
  }, [on]);
}
