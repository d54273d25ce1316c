// The words of the documents in the language of the interface, with figures and the grid's own words.
import type { DocumentWords } from '#domain/documents/words.ts';
import { defineMessages } from '#i18n/define-messages.ts';
import {
  formatDay,
  formatDayShort,
  formatDuration,
  formatEuro,
  formatMoment,
  formatNumber,
  formatPercent,
  formatTime,
  list,
} from '#i18n/format.ts';
import { locale } from '#i18n/locale.ts';
import { typeset } from '#i18n/typeset.ts';
import { en } from './paper.en.ts';
import { fr } from './paper.fr.ts';

const paper = defineMessages(fr, en);

/** The grid's own text was typed in a plain editor. */
const gridText = (text: string): string => typeset(text).replaceAll("'", '’');

/** Reads the locale. */
export function paperWords(): DocumentWords {
  const lang = locale.value;
  return {
    ...paper(),
    lang,
    figures: {
      day: formatDay,
      dayShort: formatDayShort,
      moment: formatMoment,
      time: formatTime,
      euro: formatEuro,
      percent: formatPercent,
      duration: formatDuration,
      number: formatNumber,
      list: (items) => list(items),
    },
    gridText,
    gridLabel: ({ label, labelEn }) => (lang === 'en' && labelEn ? labelEn : gridText(label)),
  };
}
