// The grid's words on the screen: its language, its typography, and an answer as a sentence.
import type { GivenAnswer } from '#domain/grid/answer.ts';
import type { Question } from '#domain/grid/grid.ts';
import type { SectionHead } from '#domain/grid/sections.ts';
import { CONTEXT_SECTION } from '#domain/grid/sections.ts';
import { formatNumber, list } from '#i18n/format.ts';
import { keptFrench, langOf, printedFrench } from '#i18n/french.ts';
import { locale } from '#i18n/locale.ts';
import { t } from './messages.ts';

/** The grid's own text, which is French. */
export const gridText = printedFrench;

/** What has both languages, in the one on screen; the grid's own French where English is missing. */
export function labelOf(item: { readonly label: string; readonly labelEn?: string }): string {
  return locale.value === 'en' && item.labelEn ? item.labelEn : gridText(item.label);
}

export function sectionLabel(section: SectionHead): string {
  const { screen } = section;
  const label = (screen?.of ?? section.id) === CONTEXT_SECTION ? t().context : labelOf(section);
  if (!screen) return label;
  const words = t().screenOf(label, screen.at, screen.count);
  return langOf(label) ? keptFrench(words) : words;
}

/** What helps to answer; '' without it. */
export function helpWords({ help = '', helpEn }: Pick<Question, 'help' | 'helpEn'>): string {
  return locale.value === 'en' && helpEn ? helpEn : help && gridText(help);
}

export function sectionAbout(section: SectionHead): string {
  return (section.screen?.of ?? section.id) === CONTEXT_SECTION ? t().contextAbout : gridText(section.about);
}

function optionWords(question: Question, value: string): string {
  if (question.type !== 'choice' && question.type !== 'multi') return value;
  const option = question.options.find((one) => one.value === value);
  return option ? labelOf(option) : value;
}

/** An answer in words; what the grid does not know is shown as it is rather than hidden. */
export function answerWords(question: Question, { value, na }: GivenAnswer): string {
  if (na) return t().notApplicable;
  if (value === null) return t().cleared;
  if (typeof value === 'boolean') return value ? t().yes : t().no;
  if (typeof value === 'number') {
    const level = question.type === 'scale' ? question.levels.find((one) => one.value === value) : undefined;
    if (level) return labelOf(level);
    const unit = question.type === 'number' && question.unit ? `\u00a0${question.unit}` : '';
    return `${formatNumber(value, 2)}${unit}`;
  }
  if (typeof value === 'string') return optionWords(question, value);
  if (value.length === 0) return t().cleared;
  const chosen = value.map((item) => optionWords(question, item));
  return chosen.every(langOf) ? keptFrench(list(chosen)) : list(chosen);
}
