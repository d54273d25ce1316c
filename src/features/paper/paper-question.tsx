// One question as a pencil answers it: boxes, lines, its code, when it is asked.
import { answerWords, gridText, helpWords, labelOf } from '#binding/question/grid-words.ts';
import type { GivenAnswer } from '#domain/grid/answer.ts';
import type { Grid, Question } from '#domain/grid/grid.ts';
import { conditionOf } from '#domain/paper/paper-form.ts';
import { formatNumber, list } from '#i18n/format.ts';
import { langOf } from '#i18n/french.ts';
import { Spoken } from '#ui/spoken.tsx';
import { onlyIfWords } from './condition-words.ts';
import { t } from './messages.ts';

interface QuestionProps {
  grid: Grid;
  question: Question;
  /** What is noted already; null: printed empty. */
  answer: GivenAnswer | null;
}

export function PaperQuestion({ grid, question, answer }: QuestionProps) {
  const condition = conditionOf(question);
  const isNote = question.type === 'note';
  return (
    <div class="paper-question" data-paper={question.id}>
      <p class="paper-question__label">
        <Spoken>{labelOf(question)}</Spoken> <span class="paper-question__id">[{question.id}]</span>
      </p>
      {condition && <p class="paper-question__if">{onlyIfWords(grid, condition)}</p>}
      {question.help && (
        <p class="paper-question__help">
          <Spoken>{helpWords(question)}</Spoken>
        </p>
      )}
      {question.observe && <p class="paper-question__help">{t().lookAt(gridText(question.observe))}</p>}
      {!isNote && <Answer question={question} answer={answer} />}
      {!isNote && <Foot question={question} answer={answer} />}
    </div>
  );
}

export function Box({ ticked = false, children }: { ticked?: boolean; children: string }) {
  return (
    <span class="paper-box">
      <span class={`paper-box__square ${ticked ? 'paper-box__square--ticked' : ''}`} aria-hidden="true" />
      <span lang={langOf(children)}>{children}</span>
      {ticked && <span class="c-hidden"> ✓</span>}
    </span>
  );
}

const includes = (answer: GivenAnswer | null, value: string | number | boolean): boolean => {
  if (!answer || answer.na || answer.value === null) return false;
  return Array.isArray(answer.value) ? answer.value.some((one: string) => one === value) : answer.value === value;
};

function Answer({ question, answer }: { question: Question; answer: GivenAnswer | null }) {
  switch (question.type) {
    case 'scale':
      return <Boxes items={question.levels} answer={answer} />;
    case 'choice':
      return <Boxes items={question.options} answer={answer} />;
    case 'multi':
      return (
        <>
          <p class="paper-question__help">{manyWords(question)}</p>
          <Boxes items={question.options} answer={answer} />
        </>
      );
    case 'yesno':
      return (
        <p class="paper-boxes paper-boxes--row">
          <Box ticked={includes(answer, true)}>{t().yes}</Box>
          <Box ticked={includes(answer, false)}>{t().no}</Box>
        </p>
      );
    default:
      return <Line question={question} answer={answer} />;
  }
}

interface Item {
  readonly value: string | number;
  readonly label: string;
  readonly labelEn?: string;
}

function Boxes({ items, answer }: { items: readonly Item[]; answer: GivenAnswer | null }) {
  return (
    <ul class="paper-boxes">
      {items.map((item) => (
        <li key={item.value}>
          <Box ticked={includes(answer, item.value)}>{labelOf(item)}</Box>
        </li>
      ))}
    </ul>
  );
}

function manyWords(question: Extract<Question, { readonly type: 'multi' }>): string {
  const alone = question.options.filter(({ value }) => question.exclusiveOptions?.includes(value));
  const most = question.maxChoices ? t().manyUpTo(question.maxChoices) : t().many;
  return alone.length > 0 ? `${most}. ${t().exclusive(list(alone.map(labelOf)))}` : most;
}

function rangeWords(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return t().range(formatNumber(min, 2), formatNumber(max, 2));
  if (min !== undefined) return t().rangeMin(formatNumber(min, 2));
  return max === undefined ? '' : t().rangeMax(formatNumber(max, 2));
}

/** Words, a number or a day, on as many lines as they usually need. */
function Line({ question, answer }: { question: Question; answer: GivenAnswer | null }) {
  const noted = answer && !answer.na && answer.value !== null ? answerWords(question, answer) : '';
  if (question.type === 'number')
    return (
      <p class="paper-line paper-line--short">
        <span class="paper-line__rule">{noted}</span>
        <span>
          {question.unit} {rangeWords(question.min, question.max) && `(${rangeWords(question.min, question.max)})`}
        </span>
      </p>
    );
  if (question.type === 'date')
    return (
      <p class="paper-line paper-line--short">
        <span class="paper-line__rule">{noted || '    /    /        '}</span>
      </p>
    );
  return noted ? <p class="paper-noted">{noted}</p> : <Lines count={2} />;
}

export function Lines({ count }: { count: number }) {
  return (
    <div class="paper-lines" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <span key={at} class="paper-lines__one" />
      ))}
    </div>
  );
}

function Foot({ question, answer }: { question: Question; answer: GivenAnswer | null }) {
  return (
    <p class="paper-question__foot">
      {question.allowNA !== false && <Box ticked={answer?.na === true}>{t().notApplicable}</Box>}
      <Box>{t().declared}</Box>
      <Box>{t().observed}</Box>
      <span class="paper-question__note">{t().notes}</span>
    </p>
  );
}
