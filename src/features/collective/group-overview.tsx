// Where a group stands: what is missing for a plan, its scores, what is still discussed, and how far each company is.
import { companyName } from '#binding/company/company-words.ts';
import { GridMove } from '#binding/grid-move/grid-move.tsx';
import { labelOf } from '#binding/question/grid-words.ts';
import { settledVoices } from '#domain/collective/collective-answers.ts';
import { collectiveScore } from '#domain/collective/collective-score.ts';
import { spreadOf } from '#domain/collective/spread.ts';
import { isForEach } from '#domain/grid/collective-grid.ts';
import type { Band, Grid, Question } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import { formatPercent } from '#i18n/format.ts';
import { navigate } from '#routing/router.ts';
import { href } from '#routing/routes.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Figure, FigureRow } from '#ui/figure.tsx';
import { RadarChart } from '#ui/radar-chart.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { GroupCriteria } from './group-criteria.tsx';
import { groupWords } from './group-messages.ts';
import { EACH_SECTION, type GroupModel } from './group-model.ts';
import { GROUP_GRID } from './stake-grid.ts';
import { spreadWords } from './spread-view.tsx';

export function GroupOverview({ model }: { model: GroupModel }) {
  const words = groupWords();
  const grid = model.grid.value;
  if (!grid) return null;
  const shared = model.shared.value;
  return (
    <>
      {!shared && <GridMove store={model.store} record={model.record} holder={GROUP_GRID} />}
      <Section title={words.criteria} lead={words.criteriaLead}>
        <GroupCriteria record={model.record} members={model.stake.value.members} grid={grid} />
      </Section>
      {shared ? (
        <Banner tone="info" icon="eye-off">
          {words.hiddenScores}
        </Banner>
      ) : (
        <>
          <Scores model={model} grid={grid} />
          <Discussed model={model} grid={grid} />
          <Companies model={model} grid={grid} />
        </>
      )}
    </>
  );
}

const told = (score: number | null, band: Band | null): string =>
  score === null || !band ? groupWords().notEvaluated : labelOf(band);

function Scores({ model, grid }: { model: GroupModel; grid: Grid }) {
  const words = groupWords();
  const { dimensions, global, capacity } = collectiveScore(grid, model.answers.value);
  const counted = dimensions.filter(({ countsInGlobal }) => countsInGlobal);
  const nameOf = (id: string): string => {
    const dimension = grid.dimensions.find((one) => one.id === id);
    return dimension ? labelOf(dimension) : id;
  };
  return (
    <Section title={words.scores} lead={words.scoreText}>
      <FigureRow>
        <Figure
          label={words.global}
          value={told(global.score, global.band)}
          detail={words.evaluated(global.evaluated, counted.length)}
        />
        <Figure label={words.means} value={told(capacity.score, capacity.band)} detail={words.meansDetail} />
      </FigureRow>
      <RadarChart
        label={words.scores}
        hideLabel
        axes={counted.map(({ id, score }) => ({ id, label: nameOf(id), value: score }))}
        format={formatPercent}
      />
    </Section>
  );
}

function Discussed({ model, grid }: { model: GroupModel; grid: Grid }) {
  const words = groupWords();
  const { companies } = model.answers.value;
  const apart = grid.questions.flatMap((question) => {
    const spread = spreadOf(question, companies.values());
    return spread?.type === 'levels' && spread.agreement === 'apart' ? [{ question, spread }] : [];
  });
  if (apart.length === 0) return null;
  return (
    <Section title={words.discuss} lead={words.discussLead}>
      <RowList label={words.discuss}>
        {apart.map(({ question, spread }) => (
          <Row
            key={question.id}
            title={<a href={href.stakeGrid(model.record.doc, question.dimension)}>{labelOf(question)}</a>}
            meta={spreadWords(question, spread).join(' ')}
          />
        ))}
      </RowList>
    </Section>
  );
}

function Companies({ model, grid }: { model: GroupModel; grid: Grid }) {
  const words = groupWords();
  const questions = grid.questions.filter(isForEach);
  const answer = (company: DocId): void => {
    model.speak(company);
    navigate(href.stakeGrid(model.record.doc, EACH_SECTION));
  };
  return (
    <Section title={words.companies}>
      {model.members.value.length === 0 && <p class="c-soft">{words.noMembers}</p>}
      <RowList label={words.companies}>
        {model.members.value.map(({ company }) => {
          const name = companyName(model.store, company);
          return (
            <Row
              key={company}
              title={name}
              meta={words.answeredOf(settledBy(model, questions, company), questions.length)}
              action={
                <Button icon="notebook-pen" aria-label={words.answerFor(name)} onClick={() => answer(company)}>
                  {words.answerShort}
                </Button>
              }
            />
          );
        })}
      </RowList>
    </Section>
  );
}

function settledBy(model: GroupModel, questions: readonly Question[], company: DocId): number {
  const { group, companies } = model.answers.value;
  const own = companies.get(company);
  const alone = { group, companies: new Map(own ? [[company, own]] : []) };
  return questions.filter((question) => settledVoices(question, alone) > 0).length;
}
