// What is costly to draw follows one frame behind what is read: the figures are on the screen first.
import { useLayoutEffect, useState } from 'preact/hooks';

/** Without frames, as on a page that is not shown, so long, ms. */
const NO_FRAME = 200;

/** Calls back once the next frame is drawn; the returned function takes that back. */
export function afterFrame(then: () => void): () => void {
  let frame = 0;
  let timer = setTimeout(done, NO_FRAME);
  function done(): void {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    then();
  }
  frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(done);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** The value that the last frame was drawn with, and the given one from the next frame on; the first is new to nobody. */
export function useFrameLater<Value>(value: Value, first: Value = value): Value {
  const [drawn, draw] = useState(() => first);
  useLayoutEffect(() => (drawn === value ? undefined : afterFrame(() => draw(() => value))), [drawn, value]);
  return drawn;
}
