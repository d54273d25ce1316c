// What a follow-up asks again, beside what was answered at first, and how useful the support was (PRODUCT R2, R3, R8).
import { useRef } from 'preact/hooks';
import { href } from '#routing/routes.ts';
import { navigate } from '#routing/router.ts';
import { LinkButton } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { t as words } from './follow-messages.ts';
import { SATISFACTION_QUESTIONS } from './follow-questions.ts';
import { t } from './messages.ts';
import { QuestionCard } from './question-card.tsx';
import { questionInUse, useResume } from './use-resume.ts';
import { STEP, VisitFrame } from './visit-frame.tsx';
import type { VisitProps } from './visit-props.ts';

export function FollowView(props: VisitProps) {
  const { store, record, model, keeper } = props;
  const root = useRef<HTMLDivElement>(null);
  useResume(root, { keeper, place: model.place, visit: model.id, section: STEP.follow });
  const [first] = model.stages.value;
  const card = { store, record, model };
  const interview = (): void => {
    const question = root.current && questionInUse(root.current, keeper);
    if (question) keeper.aim(question);
    navigate(href.visitView(record.doc, model.id, 'entretien'));
  };
  return (
    <VisitFrame
      {...props}
      title={words().title}
      lead={words().lead}
      step={STEP.follow}
      onInterview={interview}
      foot={
        first && (
          <LinkButton variant="primary" icon="arrow-right" href={href.visit(record.doc, model.id, first.section.id)}>
            {t().next}
          </LinkButton>
        )
      }
    >
      <div class="visit-questions" ref={root}>
        {model.again.value.map((question) => (
          <QuestionCard key={question.id} {...card} question={question} />
        ))}
        <Section title={words().useful}>
          {SATISFACTION_QUESTIONS.map((question) => (
            <QuestionCard key={question.id} {...card} question={question} bare />
          ))}
        </Section>
      </div>
    </VisitFrame>
  );
}
