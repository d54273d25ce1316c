// What the companies say on one question: the middle in words, a small chart, and its table.
import { companyName } from '#binding/company/company-words.ts';
import { answerWords, labelOf } from '#binding/question/grid-words.ts';
import type { VoiceAnswers } from '#domain/collective/collective-answers.ts';
import { spreadOf, type Spread, type Tally } from '#domain/collective/spread.ts';
import type { Question } from '#domain/grid/grid.ts';
import { formatNumber } from '#i18n/format.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { groupWords } from './group-messages.ts';
import type { GroupModel } from './group-model.ts';

/** Answers below which a spread would tell who said what; a proposal, to become a parameter. */
const LEAST_SHARED = 3;

function levelWords(spread: Extract<Spread, { type: 'levels' }>, level: number): string {
  const tally = spread.tallies.find(({ value }) => value === String(level));
  return tally ? labelOf(tally) : String(level);
}

/** The sentences of a spread. */
export function spreadWords(question: Question, spread: Spread): string[] {
  const words = groupWords();
  if (spread.type === 'levels') {
    const [low, high] = [levelWords(spread, spread.low), levelWords(spread, spread.high)];
    return [words.middle(levelWords(spread, spread.median)), words.agreement[spread.agreement](low, high)];
  }
  if (spread.type === 'options') return [];
  const figure = (value: number): string => answerWords(question, { value, na: false });
  const { low, high, total } = spread;
  return [
    words.middleFigure(figure(spread.median)),
    words.range(formatNumber(low, 2), formatNumber(high, 2), figure(total)),
  ];
}

/** Nothing while no company has answered, unless each must. */
export function SpreadView({ model, question }: { model: GroupModel; question: Question }) {
  const words = groupWords();
  const { companies } = model.answers.value;
  const spread = spreadOf(question, companies.values());
  const shared = model.shared.value;
  if (!spread) return null;
  if (shared && spread.count < LEAST_SHARED) return <p class="c-soft c-small">{words.tooFew(LEAST_SHARED)}</p>;
  return (
    <figure class="group-spread">
      <figcaption>
        <b>{words.spreadTitle}</b> <span class="c-soft">{words.voices(spread.count, companies.size)}</span>
      </figcaption>
      {spreadWords(question, spread).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {spread.type !== 'figures' && <Bars spread={spread} />}
      {!shared && (
        <Disclosure title={words.table}>
          <Answers model={model} question={question} />
        </Disclosure>
      )}
    </figure>
  );
}

/** Bars that read as a list: the words carry the figures, the bars only repeat them. */
function Bars({ spread }: { spread: Exclude<Spread, { type: 'figures' }> }) {
  const words = groupWords();
  const most = Math.max(1, ...spread.tallies.map(({ count }) => count));
  const isMiddle = ({ value }: Tally): boolean => spread.type === 'levels' && value === String(spread.median);
  return (
    <ul class="c-plain group-bars">
      {spread.tallies.map((tally) => (
        <li key={tally.value} class={isMiddle(tally) ? 'group-bars__middle' : undefined}>
          <span>
            {words.tally(labelOf(tally), tally.count)}
            {isMiddle(tally) && ` (${words.medianMark})`}
          </span>
          <svg class="group-bars__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="group-bars__ground" width="100" height="10" />
            <rect class="group-bars__count" width={(tally.count / most) * 100} height="10" />
          </svg>
        </li>
      ))}
    </ul>
  );
}

function said(question: Question, answers: VoiceAnswers) {
  const answer = answers.get(question.id);
  const given = answer && (answer.na || answer.value !== null);
  return given ? answerWords(question, answer) : <span class="c-soft">{groupWords().notAnswered}</span>;
}

/** Company by company; never on a shared screen. */
export function Answers({ model, question }: { model: GroupModel; question: Question }) {
  const words = groupWords();
  return (
    <DataTable
      caption={words.table}
      hideCaption
      rows={[...model.answers.value.companies]}
      rowKey={([company]) => company}
      columns={[
        { id: 'company', label: words.company, cell: ([company]) => companyName(model.store, company) },
        { id: 'answer', label: words.answer, cell: ([, answers]) => said(question, answers) },
      ]}
    />
  );
}
