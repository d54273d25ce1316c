// oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing made here is no <img>.
// The map of the page: one drawing of fixed proportions, so that it prints as it is seen, in black and white too.
import { useMemo } from 'preact/hooks';
import { territoryOf, type Point } from '#binding/territory/territory-geometry.ts';
import { bassinOf } from '#domain/territory/bassins.ts';
import { type Commune, COMMUNES, communeOf, distanceKm } from '#domain/territory/communes.ts';
import type { Outlines } from '#domain/territory/outlines.ts';
import { PAGE_CLASS_FLOORS, pageClass, type PageClass, type PageFigures } from '#domain/territory/page-figures.ts';
import { t } from './messages.ts';

/** Units of the drawing per kilometre. */
const UNITS = 10;
/** Names stand so far apart that none covers another, km. */
const APART_KM = 9;

/** Towns that orient a reader: the largest, each far enough from the ones before. */
const NAMED: ReadonlySet<string> = new Set(
  [...COMMUNES]
    .sort((a, b) => b.population - a.population)
    .slice(0, 30)
    .reduce<Commune[]>((kept, town) => {
      if (kept.length < 8 && kept.every((other) => distanceKm(other, town) > APART_KM)) kept.push(town);
      return kept;
    }, [])
    .map(({ code }) => code),
);

const CLASSES: readonly PageClass[] = ['none', 'hidden', 0, 1, 2, 3];

const pathOf = (rings: readonly (readonly Point[])[]): string =>
  rings
    .map((ring) => `M${ring.map(([x, y]) => `${(x * UNITS).toFixed(1)} ${(y * UNITS).toFixed(1)}`).join('L')}Z`)
    .join('');

interface MapProps {
  figures: PageFigures;
  outlines: Outlines | null;
  smallest: number;
}

export function PageMap({ figures, outlines, smallest }: MapProps) {
  const words = t();
  const territory = useMemo(() => territoryOf(COMMUNES, outlines), [outlines]);
  if (!figures.bassins) return <p class="c-soft">{words.mapNone}</p>;
  const bassins = new Map(figures.bassins.map(({ id, count }) => [id, count]));
  const numbers = new Map((figures.communes ?? []).map(({ id, count }) => [id, count]));
  const numbered = [...numbers].some(([id, count]) => id !== '' && count !== null);
  return (
    <figure class="territory-figure">
      <svg
        viewBox={`0 0 ${(territory.width * UNITS).toFixed(0)} ${(territory.height * UNITS).toFixed(0)}`}
        role="img"
        aria-label={words.mapLabel}
      >
        <Patterns />
        {territory.cells.map(({ code, rings }) => {
          const path = pathOf(rings);
          const bassin = bassinOf(code);
          return (
            <g key={code} class={`territory-cell territory-cell--${pageClass(bassins.get(bassin))}`}>
              <path class="territory-cell__land" d={path} />
              <path class="territory-cell__hatch" d={path} />
            </g>
          );
        })}
        {territory.cells.map(({ code, centre: [x, y] }) => {
          const count = numbers.get(code);
          const name = NAMED.has(code) ? communeOf(code)?.name : undefined;
          return (
            <g key={code}>
              {count ? (
                <>
                  <circle class="territory-mark" cx={x * UNITS} cy={y * UNITS} r="13" />
                  <text class="territory-mark__count" x={x * UNITS} y={y * UNITS}>
                    {count}
                  </text>
                </>
              ) : null}
              {name && (
                <text class="territory-name" x={x * UNITS} y={y * UNITS + (count ? 28 : 4)}>
                  {name}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption class="territory-caption">
        <Legend />
        <p>
          {numbered && `${words.mapNumbers(smallest)} `}
          {territory.exact ? words.exact : words.drawn}
        </p>
      </figcaption>
    </figure>
  );
}

function classWords(one: PageClass): string {
  const words = t();
  if (one === 'none') return words.classNone;
  if (one === 'hidden') return words.classHidden;
  const [from, next] = [PAGE_CLASS_FLOORS[one], PAGE_CLASS_FLOORS[one + 1]];
  return next === undefined ? words.classFrom(from) : words.classRange(from, next - 1);
}

function Legend() {
  return (
    <ul class="c-plain territory-legend">
      {CLASSES.map((one) => (
        <li key={one}>
          <svg
            class={`territory-cell territory-cell--${one}`}
            viewBox="0 0 28 18"
            width="28"
            height="18"
            aria-hidden="true"
          >
            <rect class="territory-cell__land" x="1" y="1" width="26" height="16" />
            <rect class="territory-cell__hatch" x="1" y="1" width="26" height="16" />
          </svg>
          <span>{classWords(one)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Dots for what is not published, hatching that thickens with the count. */
function Patterns() {
  return (
    <defs>
      <pattern id="territory-hidden" width="9" height="9" patternUnits="userSpaceOnUse">
        <circle class="territory-dot" cx="4" cy="4" r="1.3" />
      </pattern>
      {[11, 7, 4.5].map((step, index) => (
        <pattern
          key={step}
          id={`territory-${index + 1}`}
          width={step}
          height={step}
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${index % 2 === 0 ? 45 : -45})`}
        >
          <path class="territory-hatch" d={`M0 0V${step}`} />
        </pattern>
      ))}
    </defs>
  );
}
