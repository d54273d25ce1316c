// Questions that an answer opens come one after the other: the tapped answer and the first of them are on the screen
// at once.
import { useEffect, useMemo, useState } from 'preact/hooks';

/** Acts in the frame that comes after so many; what is given back takes the wish back. */
export function afterFrames(count: number, act: () => void): () => void {
  let left = count;
  const next = (): void => {
    left -= 1;
    if (left <= 0) act();
    else asked = requestAnimationFrame(next);
  };
  let asked = requestAnimationFrame(next);
  return () => cancelAnimationFrame(asked);
}

interface Named {
  readonly id: string;
}

/** What is drawn next: what already was and is still wanted, and the first of what is new; in the order of `wanted`. */
function oneMore<Item extends Named>(drawn: readonly Item[], wanted: readonly Item[]): readonly Item[] {
  const before = new Set(drawn.map(({ id }) => id));
  const first = wanted.find(({ id }) => !before.has(id));
  const next = wanted.filter((item) => item === first || before.has(item.id));
  return next.length === wanted.length ? wanted : next;
}

/**
 * What is on the screen of the items that are wanted at a turn. Asked again in the same turn it says the same.
 * @returns a function of what the items are part of (something else is drawn whole, so that its reader can be brought
 * anywhere in it), the items, and the number of the turn
 */
export function createTurns<Item extends Named>() {
  let last = { of: '', wanted: [] as readonly Item[], turn: -1, drawn: [] as readonly Item[] };
  return (of: string, wanted: readonly Item[], turn: number): readonly Item[] => {
    if (last.of === of && last.wanted === wanted && last.turn === turn) return last.drawn;
    last = { of, wanted, turn, drawn: last.of === of ? oneMore(last.drawn, wanted) : wanted };
    return last.drawn;
  };
}

/** Whether the screen has been drawn since somebody came to it: one object for everything on it. */
export interface Stage {
  isDrawn(): boolean;
  draw(): void;
}

function createStages() {
  let last: { readonly of: string; readonly stage: Stage } | null = null;
  return (of: string): Stage => {
    if (last?.of === of) return last.stage;
    let isDrawn = false;
    const stage: Stage = {
      isDrawn: () => isDrawn,
      draw() {
        isDrawn = true;
      },
    };
    last = { of, stage };
    return stage;
  };
}

/** @param of what the screen shows; something else is another stage */
export function useStage(of: string): Stage {
  const stages = useMemo(() => createStages(), []);
  const stage = stages(of);
  useEffect(() => stage.draw(), [stage]);
  return stage;
}

/** False in the first two frames of what comes upon a stage that is drawn: only what is asked is drawn then. */
export function useIsSettled(stage: Stage | undefined): boolean {
  const [isSettled, setSettled] = useState(() => !stage?.isDrawn());
  useEffect(() => {
    if (isSettled) return undefined;
    return afterFrames(2, () => setSettled(true));
  }, [isSettled]);
  return isSettled;
}

/**
 * The items to draw now; every second frame brings another one until all are there, the one between belongs to whoever
 * taps on. What is no longer wanted goes at once.
 */
export function useInTurn<Item extends Named>(of: string, items: readonly Item[]): readonly Item[] {
  const turns = useMemo(() => createTurns<Item>(), []);
  const [turn, setTurn] = useState(0);
  const drawn = turns(of, items, turn);
  const isWhole = drawn.length === items.length;
  useEffect(() => {
    if (isWhole) return undefined;
    return afterFrames(2, () => setTurn(turn + 1));
  }, [isWhole, turn]);
  return drawn;
}
