import { useRef, useState } from 'preact/hooks';
import { href } from '#routing/routes.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { useWidth } from '#ui/use-width.ts';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';
import { dossierOf, nameOf, placeOf } from './network-words.ts';
import { SORTS, type NetworkRow, type SortKey } from './network-rows.ts';

/** Rows put on the page at once: a list of thousands must not hold up the first ones. */
const PAGE = 200;
/** Under this width, px, a table of seven columns is read worse than rows. */
const NARROW = 760;

/** The selection as a table, or as rows on a narrow screen. */
export function NetworkList({ model }: { model: NetworkModel }) {
  const words = t();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [limit, setLimit] = useState(PAGE);
  const rows = model.sorted.value;
  const shown = rows.slice(0, limit);
  return (
    <div class="c-stack" ref={box}>
      <SortBar model={model} />
      {width > 0 && width < NARROW ? <Rows rows={shown} model={model} /> : <Table rows={shown} model={model} />}
      {rows.length > limit && (
        <Button icon="chevron-down" onClick={() => setLimit(limit + PAGE)}>
          {words.showMore(Math.min(PAGE, rows.length - limit))}
        </Button>
      )}
    </div>
  );
}

function SortBar({ model }: { model: NetworkModel }) {
  const words = t();
  return (
    <div class="network-sort">
      <SelectField
        label={words.sortBy}
        placeholder={false}
        value={model.sort.value}
        options={SORTS.map((value) => ({ value, label: words.sorts[value] }))}
        onChange={(sort) => model.sortBy(sort as SortKey)}
      />
      <Button
        icon={model.reversed.value ? 'chevron-up' : 'chevron-down'}
        aria-pressed={model.reversed.value}
        onClick={model.reverse}
      >
        {words.reverse}
      </Button>
    </div>
  );
}

const nameCell = (row: NetworkRow) => <a href={href.company(row.doc)}>{nameOf(row)}</a>;
const marksCell = (row: NetworkRow) => <Marks row={row} />;

function Table({ rows, model }: { rows: readonly NetworkRow[]; model: NetworkModel }) {
  const words = t();
  return (
    <DataTable
      caption={words.listCaption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.doc}
      columns={[
        { id: 'name', label: words.colName, cell: nameCell },
        { id: 'commune', label: words.commune, cell: placeOf },
        { id: 'sector', label: words.sector, cell: (row) => model.sectorName(row.company.sector) },
        { id: 'size', label: words.size, cell: (row) => words.sizes[row.company.sizeBand] ?? '' },
        { id: 'dossier', label: words.dossier, cell: dossierOf },
        { id: 'links', label: words.colLinks, figures: true, cell: (row) => row.links },
        { id: 'ambassador', label: words.colAmbassador, cell: marksCell },
      ]}
    />
  );
}

function Rows({ rows, model }: { rows: readonly NetworkRow[]; model: NetworkModel }) {
  return (
    <RowList label={t().listCaption}>
      {rows.map((row) => (
        <RowLink
          key={row.doc}
          href={href.company(row.doc)}
          title={nameOf(row)}
          meta={[placeOf(row), model.sectorName(row.company.sector), t().linkCount(row.links)]
            .filter((part) => part !== '')
            .join(' · ')}
          badges={
            <>
              {row.dossier && <Badge>{dossierOf(row)}</Badge>}
              <Marks row={row} />
            </>
          }
        />
      ))}
    </RowList>
  );
}

function Marks({ row }: { row: NetworkRow }) {
  return (
    <>
      {row.ambassador && (
        <Badge tone="strong" icon="star">
          {t().ambassador}
        </Badge>
      )}
      {row.company.stance === 'ne-plus-contacter' && <Badge tone="todo">{t().noContact}</Badge>}
    </>
  );
}
