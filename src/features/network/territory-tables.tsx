// The same figures as the map, as tables.
import { COMMUNES } from '#domain/territory/communes.ts';
import { formatDistance } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import { DataTable } from '#ui/data-table.tsx';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';
import type { NetworkRow } from './network-rows.ts';
import { byName } from './network-sort.ts';
import { nameOf } from './network-words.ts';

interface CommuneGroup {
  readonly code: string;
  readonly name: string;
  readonly rows: readonly NetworkRow[];
}

/** Communes that have companies, then what has no place on the map. */
export function CommuneTable({ groups }: { groups: ReadonlyMap<string, readonly NetworkRow[]> }) {
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
      {byName(rows).map((row) => (
        <li key={row.doc}>
          <a href={href.company(row.doc)}>{nameOf(row)}</a>
        </li>
      ))}
    </ul>
  );
}

export function LinesTable({ model }: { model: NetworkModel }) {
  const words = t();
  return (
    <DataTable
      caption={words.linesCaption}
      rows={model.communeLines.value}
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
