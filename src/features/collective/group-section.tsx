// One section of a group's grid: who answers, the questions put to them, and the way on.
import { companyName } from '#binding/company/company-words.ts';
import { GridText } from '#binding/question/grid-text.tsx';
import { gridText, labelOf } from '#binding/question/grid-words.ts';
import { CONTEXT_SECTION, type Section } from '#domain/grid/sections.ts';
import { href } from '#routing/routes.ts';
import { Banner } from '#ui/banner.tsx';
import { LinkButton } from '#ui/button.tsx';
import { Progress } from '#ui/progress.tsx';
import { groupWords } from './group-messages.ts';
import { EACH_SECTION, isPutTo, type GroupModel, type GroupStage } from './group-model.ts';
import { GroupQuestion } from './group-question.tsx';
import { GroupVoices, NextVoice } from './group-voices.tsx';

export function groupSectionLabel(section: Section): string {
  const words = groupWords();
  if (section.id === CONTEXT_SECTION) return words.context;
  return section.id === EACH_SECTION ? words.each : labelOf(section);
}

export function GroupSectionLead({ section }: { section: Section }) {
  const words = groupWords();
  if (section.id === CONTEXT_SECTION) return <>{words.contextAbout}</>;
  if (section.id === EACH_SECTION) return <>{words.eachAbout}</>;
  return section.about ? <GridText>{gridText(section.about)}</GridText> : null;
}

export function GroupSection({ model, stage }: { model: GroupModel; stage: GroupStage }) {
  const words = groupWords();
  const voice = model.voice.value;
  const questions = stage.section.questions.filter((question) => isPutTo(voice, question));
  return (
    <>
      <GroupVoices model={model} />
      {voice !== null && <p>{words.askedTo(companyName(model.store, voice))}</p>}
      {questions.length === 0 && <Banner tone="info">{words.nothingHere}</Banner>}
      <div class="group-questions">
        {questions.map((question) => (
          <GroupQuestion key={question.id} model={model} question={question} />
        ))}
      </div>
      <NextVoice model={model} />
    </>
  );
}

/** How far everything is, and the sections on either side; the overview closes the row. */
export function GroupFoot({ model, at }: { model: GroupModel; at: number }) {
  const words = groupWords();
  const { doc } = model.record;
  const stages = model.stages.value;
  const { answered, relevant } = model.progress.value;
  const before = stages[at - 1];
  const after = stages[at + 1];
  return (
    <div class="group-foot">
      <Progress
        label={words.answers}
        hideLabel
        value={answered}
        max={relevant}
        text={words.progress(answered, relevant)}
      />
      <div class="group-foot__acts">
        {before && (
          <LinkButton icon="arrow-left" href={href.stakeGrid(doc, before.section.id)}>
            {words.previous}
          </LinkButton>
        )}
        {at < stages.length ? (
          <LinkButton
            variant="primary"
            icon={after ? 'arrow-right' : 'check'}
            href={href.stakeGrid(doc, after?.section.id)}
          >
            {after ? words.next : words.overview}
          </LinkButton>
        ) : (
          <LinkButton variant="primary" icon="check" href={href.stake(doc)}>
            {words.backToStake}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
