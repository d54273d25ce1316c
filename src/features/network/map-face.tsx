import { useMemo } from 'preact/hooks';
import { COMMUNES, communeOf } from '#domain/territory/communes.ts';
import { formatDistance, formatNumber, list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { communeLines, type CommuneLine } from './commune-lines.ts';
import { t } from './messages.ts';
import { communeOptions } from './network-filters.tsx';
import type { NetworkModel } from './network-model.ts';
import { rowsByCommune, type NetworkRow } from './network-rows.ts';
import { sortedRows } from './network-sort.ts';
import { dossierOf, nameOf } from './network-words.ts';
import { CLASS_FLOORS } from './territory-marks.ts';
import { TerritoryMap } from './territory-map.tsx';

/** The selection on the map of the communes, with the same figures as a table. */
export function MapFace({ model }: { model: NetworkModel }) {
  const words = t();
  const rows = model.selected.value;
  const groups = useMemo(() => rowsByCommune(sortedRows(rows, 'name', false, model.sectorName)), [rows, model]);
  const counts = useMemo(() => new Map([...groups].map(([code, group]) => [code, group.length])), [groups]);
  const edges = model.edges.value;
  const lines = useMemo(() => {
    const places = new Map(rows.map((row) => [row.doc, row.commune]));
    return communeLines(edges, (doc) => places.get(doc) ?? null);
  }, [edges, rows]);
  const selected = model.commune.value;
  const select = (code: string | null): void => {
    model.chooseCommune(code === model.commune.value ? null : code);
  };
  return (
    <Section title={words.mapTitle} lead={words.mapHelp}>
      <div class="network-map-face">
        <figure class="network-figure">
          <TerritoryMap
            counts={counts}
            lines={model.lines.value ? lines : []}
            selected={selected}
            onSelect={select}
            label={words.mapLabel(words.shown(rows.length, model.rows.value.length))}
          />
          <figcaption class="c-stack c-stack--tight">
            <Legend />
            <p class="c-small c-soft">
              {words.mapDrawing} {words.attribution}
            </p>
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
          <CommunePanel code={selected} rows={groups.get(selected ?? '-') ?? []} onClose={() => select(selected)} />
          <CheckField
            label={words.showLines}
            hint={words.showLinesHint}
            checked={model.lines.value}
            onChange={model.showLines}
          />
        </div>
      </div>
      <Disclosure title={words.communeTable}>
        <div class="c-stack c-stack--loose">
          <CommuneTable groups={groups} />
          <LinesTable lines={lines} />
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

function CommunePanel(props: { code: string | null; rows: readonly NetworkRow[]; onClose: () => void }) {
  const words = t();
  const commune = props.code === null ? null : communeOf(props.code);
  if (!commune) {
    return (
      <div class="network-panel network-panel--none">
        <p>
          <strong>{words.panelNone}</strong>
        </p>
        <p class="c-soft">{words.panelNoneText}</p>
      </div>
    );
  }
  return (
    <div class="network-panel" aria-live="polite">
      <div class="network-panel__head">
        <h3>{commune.name}</h3>
        <Button variant="plain" icon="x" onClick={props.onClose}>
          {words.closePanel}
        </Button>
      </div>
      <p class="c-small c-soft">{words.panelFacts(formatNumber(commune.population), list(commune.postcodes))}</p>
      {props.rows.length === 0 ? (
        <p>{words.panelEmpty}</p>
      ) : (
        <RowList label={commune.name}>
          {props.rows.map((row) => (
            <RowLink
              key={row.doc}
              href={href.company(row.doc)}
              title={nameOf(row)}
              icon={row.ambassador ? 'star' : undefined}
              meta={row.ambassador ? `${words.ambassador} · ${dossierOf(row)}` : dossierOf(row)}
            />
          ))}
        </RowList>
      )}
    </div>
  );
}

interface CommuneGroup {
  readonly code: string;
  readonly name: string;
  readonly rows: readonly NetworkRow[];
}

/** Communes that have companies, then what has no place on the map. */
function CommuneTable({ groups }: { groups: ReadonlyMap<string, readonly NetworkRow[]> }) {
  const words = t();
  const found = COMMUNES.map(({ code, name }): CommuneGroup => ({ code, name, rows: groups.get(code) ?? [] }))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => b.rows.length - a.rows.length || (a.code < b.code ? -1 : 1));
  const lost = groups.get('') ?? [];
  const all = [
    ...found,
    { code: 'outside', name: words.outside, rows: lost.filter(({ company }) => company.outside) },
    { code: 'unknown', name: words.noCommune, rows: lost.filter(({ company }) => !company.outside) },
  ];
  return (
    <DataTable
      caption={words.communeCaption}
      rows={all.filter(({ rows }) => rows.length > 0)}
      rowKey={({ code }) => code}
      empty={words.noneTitle}
      columns={[
        { id: 'commune', label: words.commune, cell: ({ name }) => name },
        { id: 'count', label: words.colCompanies, figures: true, cell: ({ rows }) => rows.length },
        { id: 'names', label: words.colNames, cell: namesCell },
      ]}
    />
  );
}

function namesCell({ rows }: CommuneGroup) {
  return (
    <ul class="c-plain network-names">
      {rows.map((row) => (
        <li key={row.doc}>
          <a href={href.company(row.doc)}>{nameOf(row)}</a>
        </li>
      ))}
    </ul>
  );
}

function LinesTable({ lines }: { lines: readonly CommuneLine[] }) {
  const words = t();
  return (
    <DataTable
      caption={words.linesCaption}
      rows={lines}
      rowKey={({ from, to }) => `${from.code} ${to.code}`}
      empty={words.noLines}
      columns={[
        { id: 'from', label: words.colFrom, cell: ({ from }) => from.name },
        { id: 'to', label: words.colTo, cell: ({ to }) => to.name },
        { id: 'count', label: words.colLinks, figures: true, cell: ({ count }) => count },
        { id: 'km', label: words.colDistance, figures: true, cell: ({ km }) => formatDistance(km) },
      ]}
    />
  );
}
