// The shared note of a question: prose that two writers merge letter by letter. What an earlier version wrote is in it
// from the first key stroke on.
import { computed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { noteOf, writeNote } from '#domain/dossier/notes.ts';
import type { OpenRecord } from '#store/records.ts';
import { TextArea } from '#ui/text-area.tsx';

interface NoteProps {
  record: OpenRecord;
  question: string;
  label: string;
  hint?: ComponentChildren;
  rows?: number;
}

export function SharedNoteField({ record, question, label, hint, rows = 2 }: NoteProps) {
  const text = useMemo(() => computed(() => noteOf(record.view.value, question)), [record, question]);
  useLayoutEffect(() => () => void record.flush(), [record, question]);
  return (
    <TextArea
      label={label}
      hint={hint}
      rows={rows}
      value={text.value}
      onInput={(next) => record.stroke((draft) => writeNote(draft, question, next))}
      onBlur={() => void record.flush()}
    />
  );
}
