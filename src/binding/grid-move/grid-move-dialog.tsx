// What a move to another version would do, answer by answer, before it is done.
import type { ComponentChildren } from 'preact';
import { answerWords, labelOf } from '#binding/question/grid-words.ts';
import type { PinnedGrid } from '#domain/dossier/grid-move.ts';
import type { MappedAnswer } from '#domain/dossier/grid-move-preview.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { moveWords } from './messages.ts';
import type { GridMoveModel } from './grid-move-model.ts';

interface DialogProps {
  store: Store;
  model: GridMoveModel;
  target: PinnedGrid;
  onMove: () => void;
  onClose: () => void;
}

export function GridMoveDialog({ store, model, target, onMove, onClose }: DialogProps) {
  const words = moveWords();
  const preview = model.preview(target);
  const { version } = target.grid;
  if (!preview) return null;
  const who = (place: string): string => model.holder.voice?.(store, place) ?? '';
  const { kept, reworded, partly, leftOut, added, back } = preview;
  return (
    <Dialog
      open
      wide
      title={words.title(version)}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" icon="check" onClick={onMove}>
            {words.move(version)}
          </Button>
          <Button onClick={onClose}>{words.stay}</Button>
        </>
      }
    >
      <p>{words.lead}</p>
      <p>
        <b>{words.kept(kept.length)}</b>
      </p>
      <Part title={words.reworded(reworded.length)} answers={reworded} who={who} detail={rewordedDetail} />
      <Part title={words.partly(partly.length)} answers={partly} who={who} detail={() => words.partlyWhy} open />
      <Part
        title={words.leftOut(leftOut.length)}
        answers={leftOut}
        who={who}
        detail={({ why }) => words.why[why]}
        open
      />
      {back > 0 && <p>{words.back(back)}</p>}
      {added.length > 0 && (
        <Disclosure title={words.added(added.length)}>
          <ul>
            {added.map((question) => (
              <li key={question.id}>{labelOf(question)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Dialog>
  );
}

function rewordedDetail({ before, after, answer }: MappedAnswer): string {
  const words = moveWords();
  const tell = (question: MappedAnswer['after']): string =>
    question ? `${labelOf(question)} ${answerWords(question, answer)}` : '';
  return `${words.was(tell(before))} · ${words.now(tell(after))}`;
}

interface PartProps<Answer extends MappedAnswer> {
  title: string;
  answers: readonly Answer[];
  /** '' where there is one voice. */
  who: (place: string) => string;
  detail: (answer: Answer) => string;
  open?: boolean;
}

/** One kind of fate with its answers; nothing when no answer has it. */
function Part<Answer extends MappedAnswer>({
  title,
  answers,
  who,
  detail,
  open,
}: PartProps<Answer>): ComponentChildren {
  if (answers.length === 0) return null;
  return (
    <Disclosure title={title} open={open}>
      <ul>
        {answers.map((one) => {
          const question = one.before ?? one.after;
          const voice = who(one.place);
          const asked = question ? labelOf(question) : one.id;
          return (
            <li key={one.place + one.id}>
              {voice === '' ? asked : moveWords().of(voice, asked)}
              {question && <b> {answerWords(question, one.answer)}</b>}
              <br />
              <span class="c-soft">{detail(one)}</span>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
