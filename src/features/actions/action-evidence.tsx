// What proves the action: photos, and papers named and dated.
import { BoundDay, BoundText } from '#binding/bound-fields.tsx';
import { PhotoStrip } from '#binding/photo-strip.tsx';
import { mayWrite } from '#binding/rights.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { addEvidence, EVIDENCE_KINDS, readEvidence, type Evidence } from '#domain/collective/action-evidence.ts';
import { dayAt } from '#domain/day.ts';
import { removeRow } from '#domain/record/rows.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

export function ActionEvidence({ store, record }: Props) {
  const words = t();
  const papers = readEvidence(record.view.value);
  const add = (): void => {
    const input = { label: '', kind: 'emargement' as const, note: '', day: dayAt(store.now()) };
    void record.edit((draft) => void addEvidence(draft, input, store.now()));
  };
  return (
    <Section title={words.evidence} lead={words.evidenceLead}>
      <PhotoStrip store={store} record={record} question="" visit="" />
      {papers.length > 0 && (
        <ul class="c-plain actions-lines" aria-label={words.papers}>
          {papers.map((paper) => (
            <Paper key={paper.id} store={store} record={record} paper={paper} />
          ))}
        </ul>
      )}
      {mayWrite(store) && (
        <div>
          <Button icon="plus" onClick={add}>
            {words.addPaper}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Paper({ store, record, paper }: Props & { paper: Evidence }) {
  const words = t();
  const bound = { store, record };
  const key = (field: string): string => `evidence/${paper.id}/${field}`;
  const name = paper.label || words.paperKinds[paper.kind];
  const remove = (): void => {
    void record.edit((draft) => removeRow(draft, 'evidence', paper.id));
    showToast({ text: words.removed(name), undo: () => void record.edit((draft) => draft.set(key('gone'), false)) });
  };
  return (
    <li class="actions-line">
      <RowContest {...bound} list="evidence" id={paper.id} label={name} />
      <SelectField
        label={words.paperKind}
        placeholder={false}
        value={paper.kind}
        options={EVIDENCE_KINDS.map((value) => ({ value, label: words.paperKinds[value] }))}
        onChange={(kind) => void record.edit((draft) => draft.set(key('kind'), kind))}
        below={<FieldConflict {...bound} field={key('kind')} label={words.paperKind} />}
      />
      <div class="actions-line__wide">
        <BoundText {...bound} field={key('label')} label={words.paperLabel} />
      </div>
      <BoundDay {...bound} field={key('day')} label={words.day} />
      <BoundText {...bound} field={key('note')} label={words.paperNote} />
      {mayWrite(store) && (
        <Button variant="plain" icon="minus" onClick={remove} aria-label={`${words.remove} ${name}`}>
          {words.remove}
        </Button>
      )}
    </li>
  );
}
