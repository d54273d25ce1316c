// The notes of a whole visit: what was said, what was seen, and what stays in the team.
import { BoundProse } from '#binding/bound-fields.tsx';
import { visitFactsText, visitInternalText, visitWordsText } from '#domain/dossier/notes.ts';
import { t } from './messages.ts';
import type { VisitProps } from './visit-props.ts';

type NotesProps = Pick<VisitProps, 'store' | 'record' | 'model'> & { shared: boolean; rows?: number };

export function VisitNotes({ store, record, model, shared, rows = 3 }: NotesProps) {
  const bound = { store, record, rows };
  return (
    <div class="visit-notes">
      <BoundProse {...bound} field={visitWordsText(model.id)} label={t().words} hint={t().wordsHint} />
      <BoundProse {...bound} field={visitFactsText(model.id)} label={t().facts} hint={t().factsHint} />
      {!shared && (
        <div class="visit-internal">
          <BoundProse
            {...bound}
            field={visitInternalText(model.id)}
            label={t().visitInternal}
            hint={t().internalHint}
          />
        </div>
      )}
    </div>
  );
}
