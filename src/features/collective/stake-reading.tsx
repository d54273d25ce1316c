// The shared reading in the group's own words, beside what the group and its companies answered: the middle and how far apart.
import { BoundProse } from '#binding/bound-fields.tsx';
import { answerWords, labelOf } from '#binding/question/grid-words.ts';
import { spreadOf, type Spread } from '#domain/collective/spread.ts';
import { isAnswered } from '#domain/grid/answer.ts';
import type { Question } from '#domain/grid/grid.ts';
import { list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { groupWords } from './group-messages.ts';
import type { GroupModel } from './group-model.ts';
import { t } from './messages.ts';
import { spreadWords } from './spread-view.tsx';

interface Props {
  store: Store;
  record: OpenRecord;
  model: GroupModel;
}

/** Lines beside the reading; the grid has them all. */
const SHOWN = 6;

interface Line {
  readonly question: Question;
  readonly group: string;
  readonly spread: Spread | null;
}

/** What is discussed first, then what most have answered. */
function linesOf(model: GroupModel): Line[] {
  const grid = model.grid.value;
  const { group, companies } = model.answers.value;
  const lines = (grid?.questions ?? []).flatMap((question): Line[] => {
    if (question.confidential || question.type === 'text') return [];
    const answer = group.get(question.id);
    const spread = spreadOf(question, companies.values());
    const said = answer && isAnswered(question, group) ? answerWords(question, answer) : '';
    return said || spread ? [{ question, group: said, spread }] : [];
  });
  const rank = ({ spread }: Line): number => {
    if (!spread) return 0;
    return spread.type === 'levels' && spread.agreement === 'apart' ? 1_000 + spread.count : spread.count;
  };
  return lines.sort((a, b) => rank(b) - rank(a)).slice(0, SHOWN);
}

export function StakeReading({ store, record, model }: Props) {
  const words = t();
  const lines = linesOf(model);
  return (
    <Section
      title={words.reading}
      lead={words.readingLead}
      actions={
        <LinkButton href={href.stakeGrid(record.doc)} icon="clipboard-list">
          {words.readingGrid}
        </LinkButton>
      }
    >
      <div class="stake-reading">
        <BoundProse
          store={store}
          record={record}
          field="reading"
          label={words.readingWords}
          hint={words.readingHint}
          rows={8}
        />
        <div class="c-stack c-stack--tight">
          <h3 class="stake-reading__title">{words.readingAnswers}</h3>
          {lines.length === 0 ? (
            <p class="c-soft">{words.readingNone}</p>
          ) : (
            <RowList label={words.readingAnswers}>
              {lines.map((line) => (
                <Row
                  key={line.question.id}
                  title={<a href={href.stakeGrid(record.doc, line.question.dimension)}>{labelOf(line.question)}</a>}
                  meta={<Told line={line} of={model.answers.value.companies.size} />}
                />
              ))}
            </RowList>
          )}
        </div>
      </div>
    </Section>
  );
}

/** Options somebody chose, those chosen most first. */
function chosen({ tallies }: Extract<Spread, { type: 'options' }>): string {
  const taken = tallies.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return `${list(taken.map((tally) => groupWords().tally(labelOf(tally), tally.count)))}.`;
}

function Told({ line: { question, group, spread }, of }: { line: Line; of: number }) {
  const words = t();
  return (
    <>
      {group && <span class="stake-reading__line">{words.readingGroup(group)}</span>}
      {spread && (
        <span class="stake-reading__line">
          {[
            words.readingVoices(spread.count, of),
            ...(spread.type === 'options' ? [chosen(spread)] : spreadWords(question, spread)),
          ].join(' ')}
        </span>
      )}
    </>
  );
}
