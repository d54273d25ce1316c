// The shared note of a question: prose that two writers merge letter by letter. What an earlier version wrote has a box
// of its own above, as long as there is something in it.
import type { ComponentChildren } from 'preact';
import { computed } from '@preact/signals';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { noteText, oldNoteKey, oldNotes, writeNote } from '#domain/dossier/notes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { TextArea } from '#ui/text-area.tsx';
import { BoundArea } from './bound-fields.tsx';
import { t } from './messages.ts';

interface NoteProps {
  store: Store;
  record: OpenRecord;
  question: string;
  label: string;
  hint?: ComponentChildren;
  rows?: number;
  /** The head may be looking: what was written before notes were shared stays hidden. */
  shared?: boolean;
}

export function SharedNoteField({ store, record, question, label, hint, rows = 2, shared }: NoteProps) {
  const text = useMemo(() => computed(() => record.view.value.texts.get(noteText(question)) ?? ''), [record, question]);
  // The box stays while it is being emptied.
  const [hasOld] = useState(() => oldNotes(record.view.peek(), question).length > 0);
  useLayoutEffect(() => () => void record.flush(), [record, question]);
  return (
    <>
      {hasOld && !shared && (
        <BoundArea
          store={store}
          record={record}
          field={oldNoteKey(question)}
          label={t().oldNote}
          hint={t().oldNoteHint}
        />
      )}
      <TextArea
        label={label}
        hint={hint}
        rows={rows}
        value={text.value}
        onInput={(next) => record.stroke((draft) => writeNote(draft, question, next))}
        onBlur={() => void record.flush()}
      />
    </>
  );
}
