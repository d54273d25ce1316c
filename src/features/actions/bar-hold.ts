// The pointer's side of a bar: which end is held, and how far it went. One bar at a time.
import type { Grip } from '#domain/collective/action-dates.ts';
import type { ActionCard } from '#domain/record/cards.ts';
import type { TimelineModel } from './timeline-model.ts';
import { daysIn, type Scale } from './timeline-scale.ts';

export interface BarHold {
  /** What a bar listens to. */
  pointer(action: ActionCard, scale: Scale): PointerHandlers;
  /** Whether the click that comes now ends a drag: it opens nothing. Asking forgets it. */
  endsDrag(): boolean;
}

interface PointerHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

/** A hand that rests is no drag, pixels. */
const STILL = 4;

export function createBarHold(timeline: TimelineModel): BarHold {
  let held: { readonly x: number; readonly grip: Grip; moved: boolean } | null = null;
  let dragged = false;
  return {
    endsDrag() {
      const was = dragged;
      dragged = false;
      return was;
    },
    pointer: (action, scale) => ({
      onPointerDown(event) {
        if (event.button !== 0) return;
        const grip = event.target instanceof HTMLElement ? event.target.dataset['grip'] : undefined;
        held = { x: event.clientX, grip: grip === 'start' || grip === 'end' ? grip : 'both', moved: false };
        dragged = false;
        // A quick hand leaves the bar before its first move is heard.
        (event.currentTarget as Element).setPointerCapture(event.pointerId);
      },
      onPointerMove(event) {
        if (!held) return;
        const pixels = event.clientX - held.x;
        if (!held.moved && Math.abs(pixels) < STILL) return;
        held.moved = true;
        timeline.drag(action, held.grip, daysIn(scale, pixels));
      },
      onPointerUp() {
        dragged = held?.moved === true;
        held = null;
        if (dragged) void timeline.drop();
      },
      onPointerCancel() {
        held = null;
        timeline.cancel();
      },
    }),
  };
}
