// The words of a card: what the catalogue says, and how sure it is.
import { isDay, type Day } from '#domain/day.ts';
import type { Eligibility, Programme } from '#domain/aids/programme.ts';
import type { Standing } from '#domain/aids/standing.ts';
import { allQuestions, type Grid } from '#domain/grid/grid.ts';
import { formatDay, formatEuro, formatMonth, list } from '#i18n/format.ts';
import { typeset } from '#i18n/typeset.ts';
import type { IconName } from '#ui/icons.ts';
import { t } from './messages.ts';

/** The catalogue was typed in a plain editor: French spaces and apostrophes, and no sum of money parted at a line's end. */
export function cardText(text: string): string {
  return typeset(text)
    .replaceAll("'", '’')
    .replace(/(?<=\d) (?=\d{3}(?!\d)|[€%])/g, '\u00a0');
}

export const STANDING_LOOK: Readonly<Record<Standing, { tone: 'ok' | 'plain' | 'todo' | 'offline'; icon: IconName }>> =
  {
    verified: { tone: 'ok', icon: 'shield-check' },
    secondary: { tone: 'plain', icon: 'eye' },
    'to-check': { tone: 'todo', icon: 'flag' },
    'not-open': { tone: 'offline', icon: 'calendar' },
    expired: { tone: 'offline', icon: 'x' },
  };

export function kindWords({ natures, level, body }: Programme): string {
  return [natures.map((nature) => t().natures[nature]).join(', '), t().levels[level], cardText(body)].join(' · ');
}

/** A day, a month or a year, as exact as the source is. */
export function dateWords(date: string | null): string {
  if (date === null) return '';
  if (isDay(date)) return formatDay(date);
  return /^\d{4}-\d{2}$/.test(date) ? formatMonth(`${date}-01` as Day) : date;
}

export interface ConditionLine {
  readonly id: string;
  readonly text: string;
  /** Why it matters. */
  readonly reason: string;
  readonly blocking: boolean;
}

/** « transition-ecologique » as people say it. */
export function tagWords(tag: string): string {
  return tag.replaceAll('-', ' ');
}

/** The words of an option of the context (`ctx.secteur`, `ctx.statut`), else its id. */
function optionWords(grid: Grid | null, question: string, value: string): string {
  const found = grid && allQuestions(grid).find(({ id }) => id === question);
  const options = found && 'options' in found ? found.options : [];
  return options.find((option) => option.value === value)?.label ?? tagWords(value);
}

function staffWords({ min, max }: Eligibility['staff']): string | null {
  const words = t().criteria;
  if (min !== null && max !== null) return words.staffRange(min, max);
  if (min !== null) return words.staffMin(min);
  return max === null ? null : words.staffMax(max);
}

function areaWords({ kind, codes, note }: Eligibility['area']): string {
  const where = note ?? codes.join(', ');
  return where === '' ? t().criteria.area[kind] : `${t().criteria.area[kind]} : ${where}`;
}

/** What the card can be asked of itself: structured criteria first, then its own sentences. */
export function conditionLines({ eligibility: asked }: Programme, grid: Grid | null): ConditionLine[] {
  const words = t().criteria;
  const forms = (values: readonly string[]): string =>
    list(values.map((value) => optionWords(grid, 'ctx.statut', value)));
  const criteria: [string, string | null | false][] = [
    ['staff', staffWords(asked.staff)],
    ['turnover', asked.maxTurnover !== null && words.turnover(formatEuro(asked.maxTurnover))],
    ['min-age', asked.minAge !== null && words.minAge(asked.minAge)],
    ['max-age', asked.maxAge !== null && words.maxAge(asked.maxAge)],
    ['forms-in', asked.formsIn.length > 0 && words.formsIn(forms(asked.formsIn))],
    ['forms-out', asked.formsOut.length > 0 && words.formsOut(forms(asked.formsOut))],
    ['micro', asked.micro !== null && (asked.micro ? words.microYes : words.microNo)],
    ['naf-in', asked.naf.in.length > 0 && words.nafIn(asked.naf.in.join(', '))],
    ['naf-out', asked.naf.out.length > 0 && words.nafOut(asked.naf.out.join(', '))],
    [
      'sectors',
      asked.sectors.length > 0 &&
        words.sectors(list(asked.sectors.map((one) => optionWords(grid, 'ctx.secteur', one)))),
    ],
    ['area', areaWords(asked.area)],
    ['collective', asked.collective === 'requis' && words.collective],
    ['not-collective', asked.collective === 'non' && words.notCollective],
  ];
  const structured = criteria.flatMap(([id, text]): ConditionLine[] =>
    text ? [{ id, text: cardText(text), reason: t().criterion, blocking: false }] : [],
  );
  const own = asked.conditions.map(({ id, text, blocking }): ConditionLine => ({
    id: `own ${id}`,
    text: cardText(text),
    reason: blocking ? t().blocking : t().indicative,
    blocking,
  }));
  return [...own, ...structured];
}
