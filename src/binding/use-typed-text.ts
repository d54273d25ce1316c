// Text that is no part of the record yet: kept on this tablet at each key, gone with the record when that is withdrawn.
import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';
import { useLocalDraft } from './use-local-draft.ts';

export interface TypedText {
  readonly text: string;
  input(text: string): void;
}

const NOTHING = { text: '' };

/** Null while it is read. `place` names it within the record: `comment:q:off1`. */
export function useTypedText(store: Store, doc: DocId, place: string): TypedText | null {
  // The storage takes away what is named so when the record is withdrawn.
  const draft = useLocalDraft(store, `typed:${doc}:${place}`, NOTHING);
  return (
    draft && {
      text: draft.form.text,
      input: (text) => (text === '' ? draft.clear() : draft.change({ text })),
    }
  );
}
