// Below a question: said or seen, the shared note, the internal one, who answered. To the head only the shared note.
import { useComputed } from '@preact/signals';
import { useState } from 'preact/hooks';
import { BoundProse } from '#binding/bound-fields.tsx';
import { SharedNoteField } from '#binding/note-field.tsx';
import { PhotoStrip } from '#binding/photo-strip.tsx';
import { whoWrote } from '#binding/writer-words.ts';
import { ANSWER_SOURCES, type Answer } from '#domain/dossier/answers.ts';
import { internalNoteOf, internalText, noteOf } from '#domain/dossier/notes.ts';
import { formatMoment } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import type { IconName } from '#ui/icons.ts';
import { t } from './messages.ts';
import type { QuestionProps } from './question-props.ts';

interface ToolsProps extends QuestionProps {
  answer: Answer | undefined;
  shared: boolean;
}

export function QuestionTools(props: ToolsProps) {
  const { store, record, model, question, shared } = props;
  const hasNote = useComputed(() => noteOf(record.view.value, question.id) !== '').value;
  const hasInternal = useComputed(() => internalNoteOf(record.view.value, question.id) !== '').value;
  const [note, setNote] = useState(hasNote);
  const [internal, setInternal] = useState(hasInternal);
  const [media, setMedia] = useState(model.illustrated.value.has(question.id));
  const [who, setWho] = useState(false);
  return (
    <div class="visit-tools">
      <div class="visit-tools__row">
        {!shared && <Source {...props} />}
        <Fold icon="notebook-pen" open={note} onToggle={setNote}>
          {note ? t().hideNote : hasNote ? t().showNote : t().addNote}
        </Fold>
        <Fold icon="camera" open={media} onToggle={setMedia}>
          {t().media}
        </Fold>
        {!shared && (
          <>
            <Fold icon="lock" open={internal} onToggle={setInternal}>
              {internal ? t().hideInternal : t().internal}
            </Fold>
            {isForeign(props) && (
              <Fold icon="user" open={who} onToggle={setWho}>
                {t().who}
              </Fold>
            )}
          </>
        )}
      </div>
      {who && !shared && <Who {...props} />}
      {note && (
        <div data-note="note">
          <SharedNoteField
            store={store}
            record={record}
            question={question.id}
            label={t().note}
            hint={t().noteHint}
            shared={shared}
          />
        </div>
      )}
      {internal && !shared && <InternalNote {...props} />}
      {media && <PhotoStrip store={store} record={record} question={question.id} visit={model.id} shared={shared} />}
    </div>
  );
}

function Fold(props: { icon: IconName; open: boolean; onToggle: (open: boolean) => void; children: string }) {
  return (
    <Button variant="plain" icon={props.icon} aria-expanded={props.open} onClick={() => props.onToggle(!props.open)}>
      {props.children}
    </Button>
  );
}

/** Two words side by side; one touch says which. */
function Source({ model, question, answer }: ToolsProps) {
  const source = answer?.source ?? 'declare';
  const words = { declare: t().declared, observe: t().observed };
  return (
    <fieldset class="visit-source">
      <legend class="c-hidden">{t().sourceTitle}</legend>
      {ANSWER_SOURCES.map((value) => (
        <Button
          key={value}
          variant="plain"
          icon={source === value ? 'check' : undefined}
          aria-pressed={source === value}
          onClick={() => model.setSource(question.id, value)}
        >
          {words[value]}
        </Button>
      ))}
    </fieldset>
  );
}

/** Answered on another device: worth a word. */
function isForeign({ store, answer }: ToolsProps): boolean {
  const own = store.device.value.tag;
  const tag = answer?.tag ?? '';
  return tag !== '' && tag !== own && !tag.startsWith(`${own}.`);
}

function Who({ store, answer }: ToolsProps) {
  return answer ? (
    <p class="c-soft c-small">{t().writtenBy(whoWrote(store, answer.tag), formatMoment(answer.at))}</p>
  ) : null;
}

function InternalNote({ store, record, question }: ToolsProps) {
  return (
    <div class="visit-internal" data-note="internal">
      <BoundProse
        store={store}
        record={record}
        field={internalText(question.id)}
        label={t().internalNote}
        hint={t().internalHint}
        rows={2}
      />
    </div>
  );
}
