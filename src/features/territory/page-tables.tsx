import { sectorName } from '#binding/partner/partner-words.ts';
import { communeOf } from '#domain/territory/communes.ts';
import type { PageFigures, PublishedCount, PublishedTable } from '#domain/territory/page-figures.ts';
import { formatNumber } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { DataTable } from '#ui/data-table.tsx';
import { t } from './messages.ts';

/** The four tables of the page, all of the same companies. */
export function PageTables({ store, figures }: { store: Store; figures: PageFigures }) {
  const words = t();
  const sector = (id: string): string => (id === '' ? words.unknownSector : sectorName(store, id));
  const bassin = (id: string): string => words.bassins[id] ?? id;
  const size = (id: string): string => words.sizes[id] ?? words.unknownSize;
  return (
    <div class="territory-tables">
      <PageTable title={words.bySector} table={figures.sectors} name={sector} total={figures.diagnosed} />
      <PageTable title={words.bySize} table={figures.sizes} name={size} total={figures.diagnosed} />
      <PageTable title={words.byBassin} table={figures.bassins} name={bassin} total={figures.diagnosed} />
      {figures.communes && <CommuneTable communes={figures.communes} total={figures.diagnosed} />}
    </div>
  );
}

interface TableProps {
  title: string;
  table: PublishedTable;
  name: (id: string) => string;
  total: number | null;
}

function PageTable({ title, table, name, total }: TableProps) {
  const words = t();
  if (!table) {
    return (
      <div class="territory-withheld">
        <h3>{title}</h3>
        <p>{words.withheld}</p>
      </div>
    );
  }
  const rows = [
    ...table.map(({ id, count }) => ({ id, name: name(id), count })),
    { id: TOTAL, name: words.total, count: total },
  ];
  return (
    <DataTable
      caption={title}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'name',
          label: title,
          cell: nameCell,
        },
        {
          id: 'count',
          label: words.count,
          figures: true,
          cell: ({ count }) => (count === null ? words.hidden : formatNumber(count)),
        },
      ]}
    />
  );
}

const TOTAL = ' ';

function nameCell({ id, name }: { readonly id: string; readonly name: string }) {
  return id === TOTAL ? <strong>{name}</strong> : name;
}

const OTHERS = 'others';

/** The communes that may be told one by one, then all others in one line: the difference to the total, which anybody can take. */
function CommuneTable({ communes, total }: { communes: readonly PublishedCount[]; total: number | null }) {
  const words = t();
  const told = communes.filter(({ count }) => count !== null);
  const hidden = communes.length - told.length;
  const rest = (total ?? 0) - told.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const rows: PublishedCount[] = hidden > 0 ? [...told, { id: OTHERS, count: rest }] : told;
  const name = (id: string): string =>
    id === OTHERS ? words.otherCommunes(hidden) : (communeOf(id)?.name ?? words.unknownCommune);
  return <PageTable title={words.byCommune} table={rows} name={name} total={total} />;
}
