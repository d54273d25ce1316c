// « Mode entretien »: one question, large, for a tablet turned towards the head. Nothing of the team is on it.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sectionLabel } from '#binding/question/grid-words.ts';
import type { Question } from '#domain/grid/grid.ts';
import { href } from '#routing/routes.ts';
import { navigate } from '#routing/router.ts';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { t as followWords } from './follow-messages.ts';
import { SATISFACTION_QUESTIONS } from './follow-questions.ts';
import { t } from './messages.ts';
import { NoteDialog } from './note-dialog.tsx';
import { QuestionCard } from './question-card.tsx';
import { PauseButton, VisitProgress } from './visit-foot.tsx';
import { STEP } from './visit-frame.tsx';
import type { VisitModel } from './visit-model.ts';
import type { VisitProps } from './visit-props.ts';

interface Asked {
  readonly question: Question;
  /** The step it belongs to, to come back to. */
  readonly step: string;
  readonly title: string;
}

/** Every question of the visit in a row. */
function rowOf(model: VisitModel): Asked[] {
  const again = model.follow.value ? [...model.again.value, ...SATISFACTION_QUESTIONS] : [];
  return [
    ...again.map((question) => ({ question, step: STEP.follow, title: followWords().title })),
    ...model.sections.value.flatMap((section) =>
      section.questions.map((question) => ({ question, step: section.id, title: sectionLabel(section) })),
    ),
  ];
}

/** Opens at the question aimed at, else where the visit was left. */
export function InterviewView(props: VisitProps) {
  const { model, keeper } = props;
  const [question, setQuestion] = useState<string | null>(keeper.aimed());
  useEffect(() => {
    if (question !== null) return undefined;
    let live = true;
    void keeper.latest().then((left) => {
      if (live) setQuestion((left?.visit === model.id && left.question) || '');
    });
    return () => {
      live = false;
    };
  }, [keeper, model, question]);
  const row = rowOf(model);
  const at = Math.max(
    0,
    row.findIndex((asked) => asked.question.id === question),
  );
  const asked = row[at];
  if (question === null || !asked) {
    return (
      <Page title={t().interview}>
        <Skeleton lines={4} />
      </Page>
    );
  }
  return <OneQuestion {...props} row={row} at={at} asked={asked} onGo={setQuestion} />;
}

interface OneProps extends VisitProps {
  row: readonly Asked[];
  at: number;
  asked: Asked;
  onGo: (question: string) => void;
}

function OneQuestion(props: OneProps) {
  const { store, record, model, keeper, row, at, asked, onGo } = props;
  const [noting, setNoting] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const { question, step } = asked;
  const go = (to: number): void => {
    const next = row[to];
    if (next) onGo(next.question.id);
  };
  const leave = (): void => navigate(addressOf(props), { replace: true });
  // What leaving leads to, and what another device and a reload come back to.
  useLayoutEffect(() => {
    keeper.aim(question.id);
    keeper.keep({
      visit: model.id,
      section: step,
      question: question.id,
      caret: null,
      box: 'answer',
      scroll: 0,
      when: store.now(),
    });
    keeper.flush();
    model.place.at(question.id);
    root.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [keeper, model, store, question.id, step]);
  useKeys({ previous: () => go(at - 1), next: () => go(at + 1), leave });
  return (
    <Page
      title={asked.title}
      marks="visit visit-interview visit-turned"
      kicker={t().questionOf(at + 1, row.length)}
      actions={
        <div class="visit-acts">
          <PauseButton model={model} />
          <Button icon="notebook-pen" onClick={() => setNoting(true)}>
            {t().notesShort}
          </Button>
          <Button icon="x" onClick={leave}>
            {t().leaveInterview}
          </Button>
        </div>
      }
      foot={<InterviewFoot {...props} onStep={go} />}
    >
      <div class="visit-interview" ref={root} tabIndex={-1} title={t().interviewKeys}>
        <QuestionCard key={question.id} store={store} record={record} model={model} question={question} bare />
      </div>
      {noting && <NoteDialog {...props} shared onClose={() => setNoting(false)} />}
    </Page>
  );
}

function addressOf({ record, model, asked }: OneProps): string {
  const { step } = asked;
  return step === STEP.follow ? href.visitView(record.doc, model.id, 'suivi') : href.visit(record.doc, model.id, step);
}

function InterviewFoot({ model, row, at, onStep }: OneProps & { onStep: (to: number) => void }) {
  return (
    <div class="visit-foot visit-foot--interview">
      <VisitProgress model={model} />
      <Button icon="arrow-left" disabled={at === 0} onClick={() => onStep(at - 1)}>
        {t().previous}
      </Button>
      <Button variant="primary" icon="arrow-right" disabled={at === row.length - 1} onClick={() => onStep(at + 1)}>
        {t().next}
      </Button>
    </div>
  );
}

/** Page keys turn the questions, as those of a remote do; arrows belong to the answers, Escape leaves. */
function useKeys(acts: { previous: () => void; next: () => void; leave: () => void }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open], [popover]:popover-open')) return;
      const act = { PageDown: acts.next, PageUp: acts.previous, Escape: acts.leave }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
