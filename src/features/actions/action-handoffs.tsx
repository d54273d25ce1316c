// Needs handed to partners: where each stands, what was sent, what came back.
import { useState } from 'preact/hooks';
import { partnerName } from '#binding/company/company-words.ts';
import { mayWrite } from '#binding/rights.ts';
import { RowContest } from '#binding/row-contest.tsx';
import { whoWrote } from '#binding/writer-words.ts';
import {
  daysWaited,
  handoffDays,
  handoffStage,
  readHandoffs,
  remindHandoff,
  type Handoff,
  type HandoffStage,
} from '#domain/collective/handoff.ts';
import { dayAt } from '#domain/day.ts';
import { removeRow } from '#domain/record/rows.ts';
import { formatDay, formatDayShort } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { AnswerDialog } from './handoff-answer.tsx';
import { HandoffDialog } from './handoff-form.tsx';
import { shareText } from './share-text.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  record: OpenRecord;
}

export function ActionHandoffs({ store, record }: Props) {
  const words = t();
  const [preparing, setPreparing] = useState(false);
  const [answering, setAnswering] = useState<string | null>(null);
  const handoffs = readHandoffs(record.view.value);
  return (
    <Section
      id="partenaires"
      title={words.handoffs}
      lead={words.handoffsLead}
      actions={
        mayWrite(store) && (
          <Button icon="send" onClick={() => setPreparing(true)}>
            {words.newHandoff}
          </Button>
        )
      }
    >
      {handoffs.length === 0 ? (
        <p class="c-soft">{words.handoffsNone}</p>
      ) : (
        <RowList label={words.handoffs}>
          {handoffs.map((handoff) => (
            <HandoffRow key={handoff.id} {...{ store, record, handoff }} onAnswer={() => setAnswering(handoff.id)} />
          ))}
        </RowList>
      )}
      {preparing && <HandoffDialog store={store} record={record} onClose={() => setPreparing(false)} />}
      {answering && (
        <AnswerDialog store={store} record={record} handoff={answering} onClose={() => setAnswering(null)} />
      )}
    </Section>
  );
}

const TONES: Readonly<Record<HandoffStage, 'plain' | 'todo' | 'ok' | 'strong'>> = {
  draft: 'plain',
  waiting: 'plain',
  nudge: 'todo',
  'last-chance': 'todo',
  abandoned: 'todo',
  answered: 'ok',
  archived: 'plain',
};

type RowProps = Props & { handoff: Handoff; onAnswer: () => void };

function HandoffRow({ store, record, handoff, onAnswer }: RowProps) {
  const words = t();
  const today = dayAt(store.now());
  const { sentOn, reply, person } = handoff;
  const stage = handoffStage({ sentOn, answer: reply?.answer ?? null }, today);
  const name = handoff.partner ? partnerName(store, handoff.partner) : words.partner;
  const said = reply && words.answers[reply.answer];
  return (
    <Row
      icon="handshake"
      title={handoff.partner ? <a href={href.partner(handoff.partner)}>{name}</a> : name}
      meta={[person, sentOn && words.sentOn(formatDayShort(sentOn)), sentOn && !reply && nextStep(handoff, today)]
        .filter(Boolean)
        .join(' · ')}
      badges={<Badge tone={TONES[stage]}>{said ?? words.stages[stage]}</Badge>}
    >
      <RowContest store={store} record={record} list="handoff" id={handoff.id} label={name} />
      {reply && (
        <p>
          <strong>{words.answers[reply.answer]}</strong> · {formatDay(reply.day)}
          {reply.note && ` · ${reply.note}`}
        </p>
      )}
      {mayWrite(store) && <Acts {...{ store, record, handoff, onAnswer, name }} />}
      <Log store={store} handoff={handoff} />
    </Row>
  );
}

/** What the rhythm brings next, in words. */
function nextStep({ sentOn }: Handoff, today: ReturnType<typeof dayAt>): string {
  const words = t();
  if (!sentOn) return '';
  const days = handoffDays(sentOn);
  const waited = words.waited(daysWaited(sentOn, today));
  if (today < days.nudge) return `${waited}, ${words.nudgeFrom(formatDayShort(days.nudge))}`;
  if (today < days.lastChance) return `${waited}, ${words.lastChanceFrom(formatDayShort(days.lastChance))}`;
  return today < days.abandon ? `${waited}, ${words.abandonFrom(formatDayShort(days.abandon))}` : waited;
}

function Acts({ store, record, handoff, onAnswer, name }: RowProps & { name: string }) {
  const words = t();
  const remind = async (): Promise<void> => {
    if (!(await shareText(words.remind, `${words.reminderText}\n\n${handoff.message}`))) return;
    await record.edit((draft) => void remindHandoff(draft, handoff.id, dayAt(store.now())));
    showToast({ text: words.reminderNoted });
  };
  const remove = (): void => {
    void record.edit((draft) => removeRow(draft, 'handoff', handoff.id));
    showToast({
      text: words.removed(name),
      undo: () => void record.edit((draft) => draft.set(`handoff/${handoff.id}/gone`, false)),
    });
  };
  return (
    <div class="c-cluster">
      <Button icon="pencil" onClick={onAnswer}>
        {handoff.reply ? words.changeAnswer : words.noteAnswer}
      </Button>
      {!handoff.reply && handoff.sentOn && (
        <Button icon="send" onClick={() => void remind()}>
          {words.remind}
        </Button>
      )}
      <Button variant="plain" icon="minus" onClick={remove} aria-label={`${words.remove} ${name}`}>
        {words.remove}
      </Button>
    </div>
  );
}

/** What left the house, when, to whom, and every answer that was noted. */
function Log({ store, handoff }: { store: Store; handoff: Handoff }) {
  const words = t();
  return (
    <Disclosure title={words.log}>
      <ul class="c-stack c-stack--tight">
        {handoff.sentOn && <li>{words.logSent(formatDay(handoff.sentOn), handoff.person)}</li>}
        {handoff.parts.length > 0 && (
          <li>{words.logParts(handoff.parts.map((part) => partWords(part)).join(', '), handoff.agreed)}</li>
        )}
        {handoff.reminders.map((day) => (
          <li key={day}>{words.logReminded(formatDay(day))}</li>
        ))}
        {handoff.replies.map(({ event, tag, answer, day, note }) => (
          <li key={event}>
            {[formatDay(day), words.answers[answer], note, whoWrote(store, tag)].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
      <p class="actions-message">{handoff.message}</p>
    </Disclosure>
  );
}

const partWords = (part: string): string => (t().parts as Readonly<Record<string, string>>)[part] ?? part;
