import { RowContest } from '#binding/row-contest.tsx';
import { putOnAgenda, readSession } from '#domain/committee/session.ts';
import type { DocId } from '#domain/ids.ts';
import { removeRow } from '#domain/record/rows.ts';
import { fold } from '#domain/text/fold.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { moved, readyFor } from './agenda.ts';
import { fileName, filePlace } from './committees-model.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

/** The dossiers a session examines, in order. */
export function AgendaSection({ store, record }: Props) {
  const words = t();
  const agenda = readSession(record.view.value).agenda.map(({ dossier }) => dossier);
  const ready = readyFor(store.cards.dossier.value.values(), agenda);
  const reorder = (next: readonly DocId[]): void => {
    void record.edit((draft) => {
      for (const [order, dossier] of next.entries()) putOnAgenda(draft, dossier, order, store.now());
    });
  };
  return (
    <Section title={words.agenda} lead={words.agendaLead}>
      {agenda.length === 0 ? (
        <p class="c-soft">{words.agendaNone}</p>
      ) : (
        <RowList label={words.agenda}>
          {agenda.map((dossier, index) => (
            <File
              key={dossier}
              store={store}
              record={record}
              dossier={dossier}
              first={index === 0}
              last={index === agenda.length - 1}
              onMove={(step) => reorder(moved(agenda, dossier, step))}
            />
          ))}
        </RowList>
      )}
      {ready.length === 0 ? (
        <p class="c-soft">{words.addFileNone}</p>
      ) : (
        <Combobox
          label={words.addFile}
          hint={words.addFileHint}
          value={null}
          search={(query) =>
            ready
              .map(({ doc }) => ({ value: doc, label: fileName(store, doc), detail: filePlace(store, doc) }))
              .filter(({ label, detail }) => fold(`${label} ${detail}`).includes(fold(query)))
          }
          noMatch={words.noFileFound}
          onChange={(dossier) =>
            dossier && void record.edit((draft) => putOnAgenda(draft, dossier as DocId, agenda.length, store.now()))
          }
        />
      )}
    </Section>
  );
}

interface FileProps extends Props {
  dossier: DocId;
  first: boolean;
  last: boolean;
  onMove: (step: -1 | 1) => void;
}

function File({ store, record, dossier, first, last, onMove }: FileProps) {
  const words = t();
  const name = fileName(store, dossier);
  const state = store.cards.dossier.value.get(dossier)?.state;
  const remove = (): void => {
    void record.edit((draft) => removeRow(draft, 'file', dossier));
    showToast({
      text: words.fileRemoved(name),
      undo: () => void record.edit((draft) => draft.set(`file/${dossier}/gone`, false)),
    });
  };
  return (
    <Row
      title={state === undefined ? name : <a href={href.dossier(dossier)}>{name}</a>}
      meta={filePlace(store, dossier)}
      badges={state !== undefined && <Badge>{words.fileStates[state] ?? words.fileOther}</Badge>}
      action={
        <>
          {!first && (
            <Button variant="plain" icon="chevron-up" aria-label={`${words.moveUp} ${name}`} onClick={() => onMove(-1)}>
              {words.moveUp}
            </Button>
          )}
          {!last && (
            <Button
              variant="plain"
              icon="chevron-down"
              aria-label={`${words.moveDown} ${name}`}
              onClick={() => onMove(1)}
            >
              {words.moveDown}
            </Button>
          )}
          <Button variant="plain" icon="minus" aria-label={`${words.remove} ${name}`} onClick={remove}>
            {words.remove}
          </Button>
        </>
      }
    >
      <RowContest store={store} record={record} list="file" id={dossier} label={name} />
    </Row>
  );
}
