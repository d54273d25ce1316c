import { useEffect, useState } from 'preact/hooks';
import type { Store } from '#store/store.ts';

/** How often a running time is drawn again, ms. */
const BEAT = 20_000;

/** This moment on the workspace's clock, drawn again as long as the part is on screen. */
export function useMinutes(store: Pick<Store, 'now'>): number {
  const [, beat] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => beat((count) => count + 1), BEAT);
    return () => clearInterval(timer);
  }, []);
  return store.now();
}
