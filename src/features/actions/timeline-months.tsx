// The months above the bars: each with its name where there is room, else every second, third, sixth or twelfth one.
import { formatMonth, formatMonthShort } from '#i18n/format.ts';
import { monthsOf, namedEvery, widthOf, type Scale } from './timeline-scale.ts';

/** Room for a name, in widths of the root's letters: « septembre 2027 », « sept. ». */
const WHOLE = 8.2;
const SHORT = 2.9;

/** Drawn for the eye: each bar says its own days in full, and so does the table below. */
export function TimelineMonths({ scale }: { scale: Scale }) {
  const letter = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const isWhole = 28 * scale.perDay >= WHOLE * letter;
  const every = namedEvery(scale, SHORT * letter);
  const end = widthOf(scale);
  return (
    <div class="timeline__months" aria-hidden="true">
      {monthsOf(scale).map(({ first, x, width }) => {
        const month = Number(first.slice(5, 7)) - 1;
        const room = every === 1 ? width : Math.min(end - x, every * width);
        const isNamed = month % every === 0 && room >= 0.85 * SHORT * letter;
        const looks = `${month === 0 ? 'timeline__month--year' : ''} ${isNamed ? '' : 'timeline__month--between'}`;
        const place = { insetInlineStart: `calc(var(--titles) + ${x}px)`, inlineSize: `${isNamed ? room : width}px` };
        return (
          <span key={first} class={`timeline__month ${looks}`} style={place}>
            {isNamed && (isWhole ? formatMonth(first) : month === 0 ? first.slice(0, 4) : formatMonthShort(first))}
          </span>
        );
      })}
    </div>
  );
}
