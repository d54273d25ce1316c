// Dragging a card of the board: with a mouse by the whole card, with a finger by its handle, so that lists still scroll.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { DocId } from '#domain/ids.ts';

interface CardDrag {
  readonly doc: DocId;
  /** Pixels from where it began. */
  readonly x: number;
  readonly y: number;
  /** The column under the pointer, or null. */
  readonly over: string | null;
}

interface DragHandlers {
  onPointerDown: (event: PointerEvent) => void;
  onClickCapture: (event: MouseEvent) => void;
}

/** A hand that rests is no drag. */
const STILL = 6;

/** The column of the board under a point of the screen. */
function columnAt(x: number, y: number): string | null {
  const found = document.elementsFromPoint(x, y).map((element) => element.closest<HTMLElement>('[data-column]'));
  return found.find((column) => column !== null)?.dataset['column'] ?? null;
}

export interface CardDragging {
  readonly now: ReadonlySignal<CardDrag | null>;
  /** What a card listens to; `onDrop` hears the column it ended over. */
  handlers(doc: DocId, onDrop: (column: string) => void): DragHandlers;
  giveUp(): void;
}

/** One drag at a time. */
export function createCardDragging(): CardDragging {
  const now = signal<CardDrag | null>(null);
  let start: { readonly doc: DocId; readonly x: number; readonly y: number; moved: boolean } | null = null;
  const giveUp = (): void => {
    start = null;
    now.value = null;
  };
  const move = (event: PointerEvent): void => {
    if (!start) return;
    const [x, y] = [event.clientX - start.x, event.clientY - start.y];
    if (!start.moved && Math.hypot(x, y) < STILL) return;
    start.moved = true;
    now.value = { doc: start.doc, x, y, over: columnAt(event.clientX, event.clientY) };
  };
  /** Heard by the window: a quick hand leaves the card before its first move. */
  const follow = (onDrop: (column: string) => void): void => {
    const ended = new AbortController();
    const { signal } = ended;
    const end = (event: PointerEvent): void => {
      ended.abort();
      const column = now.value && columnAt(event.clientX, event.clientY);
      now.value = null;
      if (column) onDrop(column);
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', end, { signal });
    addEventListener('pointercancel', () => [ended.abort(), giveUp()], { signal });
  };
  const handlers: CardDragging['handlers'] = (doc, onDrop) => ({
    onPointerDown(event) {
      const held = event.target instanceof Element && event.target.closest('[data-grip]') !== null;
      if (event.button !== 0 || (event.pointerType !== 'mouse' && !held)) return;
      if (!held && event.target instanceof Element && event.target.closest('button')) return;
      start = { doc, x: event.clientX, y: event.clientY, moved: false };
      follow(onDrop);
    },
    // The click that ends a drag opens nothing.
    onClickCapture(event) {
      if (start?.moved) {
        event.preventDefault();
        event.stopPropagation();
      }
      start = null;
    },
  });
  return { now, handlers, giveUp };
}
