// Photos and voice notes where they are taken: below a question, and one comes back to the same question.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { StripProps } from '#binding/media/open-strip.tsx';
import './photo-strip.css';

let loaded: ComponentType<StripProps> | null = null;

/** A question is asked and answered without waiting for it; its place is kept. */
export function PhotoStrip(props: StripProps) {
  const [, arrived] = useState(0);
  useEffect(() => {
    if (loaded) return;
    void import('#binding/media/open-strip.tsx').then(({ OpenStrip }) => {
      loaded = OpenStrip;
      arrived(1);
    });
  }, []);
  const Strip = loaded;
  return <div class="photo-place">{Strip && <Strip {...props} />}</div>;
}
