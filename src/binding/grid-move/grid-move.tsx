// A newer version of the grid is offered, never forced; what it does not show of the old one stays in reach.
import { useMemo, useState } from 'preact/hooks';
import { answerWords, labelOf } from '#binding/question/grid-words.ts';
import { whoWrote } from '#binding/writer-words.ts';
import { dayAt } from '#domain/day.ts';
import type { LeftAnswer, PinnedGrid } from '#domain/dossier/grid-move.ts';
import type { LeftNote } from '#domain/dossier/left-notes.ts';
import type { GivenAnswer } from '#domain/grid/answer.ts';
import type { Question } from '#domain/grid/grid.ts';
import { formatMoment, list } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { CopyField } from '#ui/copy-field.tsx';
import { ConflictChoice } from '#ui/conflict-choice.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { showToast } from '#ui/toast.tsx';
import { moveWords } from './messages.ts';
import { GridMoveDialog } from './grid-move-dialog.tsx';
import { createGridMoveModel, type GridHolder, type GridMoveModel } from './grid-move-model.ts';

/** An answer in the words of its question, else as it is kept. */
function wordsFor(question: Question | null, answer: GivenAnswer): string {
  if (question) return answerWords(question, answer);
  return Array.isArray(answer.value) ? list([...answer.value]) : String(answer.value ?? '');
}

/** Nothing to see on a record that is on the newest version and never moved. */
export function GridMove({ store, record, holder }: { store: Store; record: OpenRecord; holder: GridHolder }) {
  const model = useMemo(() => createGridMoveModel(store, record, holder), [store, record, holder]);
  const [target, setTarget] = useState<PinnedGrid | null>(null);
  const words = moveWords();
  const current = model.current.value;
  const newer = model.newer.value;
  if (!current) return null;
  const move = async (to: PinnedGrid): Promise<void> => {
    setTarget(null);
    if (!(await model.move(to))) return showToast({ text: words.notSaved, tone: 'todo' });
    showToast({ text: words.moved[holder.kind](to.grid.version), undo: () => void model.move(current) });
  };
  return (
    <>
      <Disputed store={store} model={model} onMove={(to) => void move(to)} />
      {newer && (
        <Banner
          tone="info"
          icon="clipboard-list"
          title={words.offerTitle(newer.grid.version)}
          action={<Button onClick={() => setTarget(newer)}>{words.see}</Button>}
        >
          {words.offer[holder.kind](current.grid.version)}
        </Banner>
      )}
      <OldAnswers store={store} model={model} onBack={setTarget} />
      {target && (
        <GridMoveDialog
          store={store}
          model={model}
          target={target}
          onMove={() => void move(target)}
          onClose={() => setTarget(null)}
        />
      )}
    </>
  );
}

/** A line on a page that leads to where the move is offered. */
export function GridNewer({ store, record, holder }: { store: Store; record: OpenRecord; holder: GridHolder }) {
  const { newer } = useMemo(() => createGridMoveModel(store, record, holder), [store, record, holder]);
  if (!newer.value) return null;
  return <Banner tone="info">{moveWords().elsewhere(newer.value.grid.version)}</Banner>;
}

interface PartProps {
  store: Store;
  model: GridMoveModel;
}

/** Moved apart to two versions: somebody keeps one. */
function Disputed({ store, model, onMove }: PartProps & { onMove: (to: PinnedGrid) => void }) {
  const words = moveWords();
  const register = model.disputed.value;
  if (!register) return null;
  const written = [register, ...register.others];
  const pinnedBy = (value: unknown): PinnedGrid | null => (typeof value === 'string' ? model.pinned(value) : null);
  return (
    <ConflictChoice
      title={words.versions}
      options={written.map((one, index) => {
        const version = pinnedBy(one.value)?.grid.version;
        return {
          value: String(index),
          label: version === undefined ? words.otherVersion : words.versionOf(version),
          who: whoWrote(store, one.tag),
          when: formatMoment(one.at),
          current: index === 0,
        };
      })}
      onChoose={(index) => {
        const kept = pinnedBy(written[Number(index)]?.value);
        if (kept) onMove(kept);
      }}
    />
  );
}

/** A cell that a spreadsheet must not take for a formula. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** A red line that a company drew is in no file, whatever version asked for it. */
function answersFile({ left, notes, holder }: GridMoveModel, store: Store): Blob {
  const words = moveWords();
  const who = (place: string): string[] => (holder.voice ? [holder.voice(store, place)] : []);
  const told = left.value.filter(({ question }) => question?.confidential !== true);
  const rows = told.flatMap(({ id, place, question, values }) =>
    values.map((value) => [...who(place), id, question ? labelOf(question) : '', wordsFor(question, value)]),
  );
  // What was written for the team alone stays there.
  const noted = notes.value.filter(({ question, internal }) => !internal && question?.confidential !== true);
  for (const { id, place, question, text } of noted) {
    rows.push([...who(place), id, question ? labelOf(question) : '', words.noteIs(text)]);
  }
  const first = [...(holder.voice ? [words.voice] : []), 'id', words.question, words.answer];
  const lines = [first, ...rows].map((row) => row.map(cell).join(';'));
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv' });
}

/** What is to be found inside, the answers first. */
function titleOf(answers: number, notes: number): string {
  const words = moveWords();
  if (answers > 0) return words.oldTitle(answers);
  return notes > 0 ? words.oldNotes(notes) : words.versions;
}

/** Notes whose question is gone: to read, and to take where they belong now. */
function OldNotes({ store, model }: PartProps) {
  const words = moveWords();
  const { voice } = model.holder;
  const labelFor = ({ id, place, question, internal }: LeftNote): string => {
    const asked = question ? labelOf(question) : words.unknown(id);
    const whose = voice ? words.of(voice(store, place), asked) : asked;
    return internal ? words.internalNote(whose) : words.note(whose);
  };
  return (
    <>
      {model.notes.value.map((note) => (
        <CopyField key={note.key} label={labelFor(note)} value={note.text} long />
      ))}
    </>
  );
}

function OldAnswers({ store, model, onBack }: PartProps & { onBack: (to: PinnedGrid) => void }) {
  const words = moveWords();
  const left = model.left.value;
  const notes = model.notes.value;
  const former = model.former.value;
  const { voice } = model.holder;
  if (left.length + notes.length === 0 && !former) return null;
  const save = async (): Promise<void> => {
    const name = `${words.fileName}-${dayAt(store.now())}.csv`;
    if (await store.platform.saveFile(name, answersFile(model, store))) showToast({ text: words.exported });
  };
  return (
    <Disclosure title={titleOf(left.length, notes.length)}>
      <div class="c-stack">
        <p class="c-soft">{left.length + notes.length > 0 ? words.oldLead[model.holder.kind] : words.nothingLeft}</p>
        {left.length > 0 && (
          <DataTable
            caption={words.oldTitle(left.length)}
            hideCaption
            rows={left}
            rowKey={({ key }) => key}
            columns={[
              ...(voice
                ? [{ id: 'voice', label: words.voice, cell: ({ place }: LeftAnswer) => voice(store, place) }]
                : []),
              {
                id: 'question',
                label: words.question,
                cell: ({ id, question }) => (question ? labelOf(question) : words.unknown(id)),
              },
              {
                id: 'answer',
                label: words.answer,
                cell: ({ question, values }) => list(values.map((value) => wordsFor(question, value))),
              },
            ]}
          />
        )}
        <OldNotes store={store} model={model} />
        <div class="c-cluster">
          {left.length + notes.length > 0 && model.mayExport.value && (
            <Button icon="download" onClick={() => void save()}>
              {words.export}
            </Button>
          )}
          {former && (
            <Button icon="undo-2" onClick={() => onBack(former)}>
              {words.goBack(former.grid.version)}
            </Button>
          )}
        </div>
      </div>
    </Disclosure>
  );
}
