// Text that is no part of the record yet: kept on this tablet at each key, gone with the record when that is withdrawn.
import { useEffect, useState } from 'preact/hooks';
import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';

export interface TypedText {
  readonly text: string;
  input(text: string): void;
}

/** Null while it is read. `place` names it within the record: `comment:q:off1`. */
export function useTypedText(store: Store, doc: DocId, place: string): TypedText | null {
  // The storage takes away what begins so when the record is withdrawn.
  const key = `typed:${doc}:${place}`;
  const [typed, setTyped] = useState<{ readonly key: string; readonly text: string } | null>(null);
  useEffect(() => {
    let left = false;
    void store.local.get(key).then((kept) => {
      // What was typed before the tablet answered is newer than what it kept.
      if (!left) setTyped((now) => (now?.key === key ? now : { key, text: typeof kept === 'string' ? kept : '' }));
    });
    return () => {
      left = true;
    };
  }, [store, key]);
  if (typed?.key !== key) return null;
  return {
    text: typed.text,
    input(text) {
      setTyped({ key, text });
      void store.local.set(key, text === '' ? null : text);
    },
  };
}
