// One section of the grid on the screen: three to seven questions that belong together, and the way on.
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { sectionAbout, sectionLabel } from '#binding/question/grid-words.ts';
import type { Question } from '#domain/grid/grid.ts';
import type { SectionHead } from '#domain/grid/sections.ts';
import { href } from '#routing/routes.ts';
import { navigate } from '#routing/router.ts';
import { LinkButton } from '#ui/button.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { showToast } from '#ui/toast.tsx';
import { afterFrames, useInTurn, useStage } from './in-turn.ts';
import { t } from './messages.ts';
import { QuestionCard } from './question-card.tsx';
import { goToQuestion, questionInUse, useResume } from './use-resume.ts';
import { VisitFrame } from './visit-frame.tsx';
import type { VisitModel } from './visit-model.ts';
import type { VisitProps } from './visit-props.ts';

interface SectionProps extends VisitProps {
  section: SectionHead;
}

/** The frame of a section; what it asks is drawn by itself. */
export function SectionView(props: SectionProps) {
  const { record, model, keeper, section } = props;
  const root = useRef<HTMLDivElement>(null);
  useResume(root, { keeper, place: model.place, visit: model.id, section: section.id });
  const toFirstOpen = (): void => {
    const open = model.firstOpen();
    if (!open) showToast({ text: t().nothingOpen });
    else if (open.section === section.id && root.current)
      goOnceDrawn(root.current, open.question, 2 * questionsOf(model, section.id).length);
    else {
      keeper.aim(open.question);
      navigate(href.visit(record.doc, model.id, open.section));
    }
  };
  const interview = (): void => {
    const question = root.current && questionInUse(root.current, keeper);
    if (question) keeper.aim(question);
    navigate(href.visitView(record.doc, model.id, 'entretien'));
  };
  return (
    <VisitFrame
      {...props}
      title={sectionLabel(section)}
      lead={<Spoken>{sectionAbout(section)}</Spoken>}
      step={section.id}
      onInterview={interview}
      onFirstOpen={toFirstOpen}
      foot={<SectionFoot {...props} />}
    >
      <Questions {...props} root={root} />
    </VisitFrame>
  );
}

const NONE: readonly Question[] = [];

/** What a section asks now. Reads signals. */
function questionsOf(model: VisitModel, id: string): readonly Question[] {
  return model.sections.value.find((section) => section.id === id)?.questions ?? NONE;
}

function Questions({ store, record, model, section, root }: SectionProps & { root: RefObject<HTMLDivElement | null> }) {
  const asked = questionsOf(model, section.id);
  const stage = useStage(section.id);
  const questions = useInTurn(section.id, asked);
  useMeasured(root, questions.length === asked.length && questions);
  // Drawn again one by one, each when its own answer changes.
  const cards = useMemo(
    () =>
      questions.map((question) => (
        <QuestionCard key={question.id} store={store} record={record} model={model} question={question} stage={stage} />
      )),
    [store, record, model, questions, stage],
  );
  return (
    <div class="visit-questions" ref={root}>
      {cards}
    </div>
  );
}

/** A question that an answer has just opened comes within as many turns of two frames. */
function goOnceDrawn(root: Element, question: string, frames: number): void {
  if (goToQuestion(root, question, null) || frames === 0) return;
  requestAnimationFrame(() => goOnceDrawn(root, question, frames - 1));
}

/** Marks the cards whose size the browser knows, once all that are wanted are drawn. */
function useMeasured(root: RefObject<HTMLElement | null>, drawn: readonly Question[] | false): void {
  useEffect(() => {
    if (!drawn) return undefined;
    // Sizes are taken at the end of a frame that drew them all, with the tools of the last one.
    return afterFrames(3, () => {
      for (const card of root.current?.children ?? []) card.setAttribute('data-measured', '');
    });
  }, [root, drawn]);
}

function SectionFoot({ record, model, section }: SectionProps) {
  const sections = model.heads.value;
  const at = sections.findIndex(({ id }) => id === section.id);
  const [previous, next] = [sections[at - 1], sections[at + 1]];
  return (
    <>
      {previous && (
        <LinkButton icon="arrow-left" href={href.visit(record.doc, model.id, previous.id)}>
          {t().previous}
        </LinkButton>
      )}
      {next ? (
        <LinkButton variant="primary" icon="arrow-right" href={href.visit(record.doc, model.id, next.id)}>
          {t().next}
        </LinkButton>
      ) : (
        <LinkButton variant="primary" icon="flag" href={href.visitView(record.doc, model.id, 'fin')}>
          {t().endTitle}
        </LinkButton>
      )}
    </>
  );
}
