// The words of the documents in the language of the interface, with figures and the grid's own words.
import { answerWords, gridText, labelOf } from '#binding/question/grid-words.ts';
import type { DocumentWords } from '#domain/documents/words.ts';
import { defineMessages } from '#i18n/define-messages.ts';
import { formatDay, formatDayShort, formatDuration, formatEuro, formatMoment, formatTime, list } from '#i18n/format.ts';
import { locale } from '#i18n/locale.ts';
import { en } from './paper.en.ts';
import { fr } from './paper.fr.ts';

const paper = defineMessages(fr, en);

/** « 40 s », « 1 min 05 s ». */
function lengthOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const rest = whole % 60;
  if (whole < 60) return `${whole}\u00a0s`;
  return `${Math.floor(whole / 60)}\u00a0min${rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}\u00a0s`}`;
}

/** Reads the locale. */
export function paperWords(): DocumentWords {
  return {
    ...paper(),
    lang: locale.value,
    figures: {
      day: formatDay,
      dayShort: formatDayShort,
      moment: formatMoment,
      time: formatTime,
      euro: formatEuro,
      duration: formatDuration,
      seconds: lengthOf,
      list: (items) => list(items),
    },
    gridText,
    gridLabel: labelOf,
    answerText: answerWords,
  };
}
