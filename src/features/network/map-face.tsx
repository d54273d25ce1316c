import { useMemo } from 'preact/hooks';
import { useOutlines } from '#binding/territory/outlines.ts';
import { territoryOf } from '#binding/territory/territory-geometry.ts';
import { communeOf, COMMUNES } from '#domain/territory/communes.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Section } from '#ui/section.tsx';
import type { CommuneLine } from './commune-lines.ts';
import { t } from './messages.ts';
import { communeOptions } from './network-filters.tsx';
import type { NetworkModel } from './network-model.ts';
import { rowsByCommune } from './network-rows.ts';
import { TerritoryMap } from './territory-map.tsx';
import { CLASS_FLOORS } from './territory-marks.ts';
import { territoryWords } from './territory-messages.ts';
import { CommunePanel } from './territory-panel.tsx';
import { CommuneTable, LinesTable } from './territory-tables.tsx';
import './territory-map.css';

const NO_LINES: readonly CommuneLine[] = [];

/** The selection on the map of the communes, with the same figures as a table. */
export function MapFace({ model, store }: { model: NetworkModel; store: Store }) {
  const words = t();
  const { outlines } = useOutlines(store);
  const territory = useMemo(() => territoryOf(COMMUNES, outlines.value), [outlines.value]);
  const rows = model.selected.value;
  const groups = useMemo(() => rowsByCommune(rows), [rows]);
  const counts = useMemo(() => new Map([...groups].map(([code, group]) => [code, group.length])), [groups]);
  const selected = model.commune.value;
  const select = (code: string | null): void => {
    model.chooseCommune(code === model.commune.value ? null : code);
  };
  return (
    <Section title={words.mapTitle} lead={words.mapHelp}>
      <div class="network-map-face">
        <figure class="network-figure">
          <TerritoryMap
            store={store}
            territory={territory}
            counts={counts}
            lines={model.lines.value ? model.communeLines.value : NO_LINES}
            selected={selected}
            onSelect={select}
            label={words.mapLabel(words.shown(rows.length, model.rows.value.length))}
          />
          <figcaption class="c-stack c-stack--tight">
            <Legend />
            <p class="c-small c-soft">
              {territory.exact ? territoryWords().exact : words.mapDrawing} {words.attribution}
            </p>
            <Disclosure title={territoryWords().handsTitle}>
              <p class="c-small c-soft">{territoryWords().hands}</p>
            </Disclosure>
            <div class="c-cluster">
              <LinkButton href={href.mapSettings()} variant="plain" icon="settings">
                {territoryWords().files}
              </LinkButton>
              <LinkButton href={href.territory()} variant="plain" icon="file-text">
                {territoryWords().page}
              </LinkButton>
            </div>
          </figcaption>
        </figure>
        <div class="c-stack">
          <Combobox
            label={words.chooseCommune}
            hint={words.communeHint}
            value={selected}
            valueLabel={communeOf(selected ?? '')?.name}
            search={communeOptions}
            onChange={model.chooseCommune}
          />
          <CommunePanel model={model} code={selected} groups={groups} onClose={() => select(selected)} />
          <CheckField
            label={words.showLines}
            hint={words.showLinesHint}
            checked={model.lines.value}
            onChange={model.showLines}
          />
        </div>
      </div>
      <Disclosure title={words.communeTable} late>
        <div class="c-stack c-stack--loose">
          <CommuneTable groups={groups} />
          <LinesTable model={model} />
        </div>
      </Disclosure>
    </Section>
  );
}

function Legend() {
  const words = t();
  const last = CLASS_FLOORS.length - 1;
  return (
    <div class="network-legend">
      <p>{words.legendTitle}</p>
      <ul class="c-plain">
        {CLASS_FLOORS.map((floor, index) => (
          <li key={floor}>
            <svg
              class={`network-cell network-cell--${index}`}
              viewBox="0 0 28 20"
              width="28"
              height="20"
              aria-hidden="true"
            >
              <rect class="network-cell__land" x="1" y="1" width="26" height="18" />
              <rect class="network-cell__hatch" x="1" y="1" width="26" height="18" />
            </svg>
            <span>
              {index === 0
                ? words.legendNone
                : index === last
                  ? words.legendFrom(floor)
                  : words.legendRange(floor, (CLASS_FLOORS[index + 1] ?? 0) - 1)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
