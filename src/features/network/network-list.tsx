import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { frenchWithin } from '#i18n/french.ts';
import { href } from '#routing/routes.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { RowLink, RowList } from '#ui/row-list.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { useWidth } from '#ui/use-width.ts';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';
import type { NetworkRow } from './network-rows.ts';
import { GROUPS, groupedRows, plainLines, SORTS, tableLines, type GroupKey, type SortKey } from './network-sort.ts';
import { NetworkTable } from './network-table.tsx';
import { dossierOf, groupName, nameOf, placeOf } from './network-words.ts';
import { RowMarks } from './row-marks.tsx';

/** Rows of a narrow screen put on the page at once: their height is their own. */
const PAGE = 100;
/** Under this width, px, a table of nine columns is read worse than rows. */
const NARROW = 760;

/** The selection as a table, or as rows on a narrow screen. `arranged`: elsewhere, with the filters. */
export function NetworkList({ model, arranged }: { model: NetworkModel; arranged: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const rows = model.selected.value;
  const { group } = model.order.value;
  const groups = useMemo(
    () => (group === '' ? null : groupedRows(rows, group, (value) => groupName(model, value))),
    [rows, group, model],
  );
  const lines = useMemo(() => (groups ? tableLines(groups, closed) : plainLines(rows)), [groups, rows, closed]);
  const fold = useCallback((value: string): void => setClosed((now) => now.symmetricDifference(new Set([value]))), []);
  return (
    <div class="c-stack c-stack--tight" ref={box}>
      {width > 0 && width < NARROW ? (
        <>
          {!arranged && <SortBar model={model} />}
          <NarrowRows groups={groups ?? [{ value: '', rows }]} named={groups !== null} model={model} />
        </>
      ) : (
        <NetworkTable model={model} lines={lines} onFold={fold} />
      )}
    </div>
  );
}

/** What the table is grouped by. */
export function GroupField({ model }: { model: NetworkModel }) {
  const words = t();
  return (
    <div class="network-group-field">
      <SelectField
        label={words.groupBy}
        placeholder={false}
        value={model.order.value.group}
        options={GROUPS.map((value) => ({ value, label: words.groups[value] }))}
        onChange={(value) => model.arrange({ group: value as GroupKey })}
      />
    </div>
  );
}

/** Both, where the list itself has no room for them. */
export function ListOrder({ model }: { model: NetworkModel }) {
  return (
    <>
      <GroupField model={model} />
      <SortBar model={model} />
    </>
  );
}

/** A table is sorted by its heads; rows need a box for it. */
function SortBar({ model }: { model: NetworkModel }) {
  const words = t();
  const { sort, reversed } = model.order.value;
  return (
    <div class="network-sort">
      <SelectField
        label={words.sortBy}
        placeholder={false}
        value={sort}
        options={SORTS.map((value) => ({ value, label: words.sorts[value] }))}
        onChange={(value) => model.sortBy(value as SortKey)}
      />
      <Button icon={reversed ? 'chevron-up' : 'chevron-down'} aria-pressed={reversed} onClick={model.reverse}>
        {words.reverse}
      </Button>
    </div>
  );
}

interface NarrowProps {
  groups: readonly { readonly value: string; readonly rows: readonly NetworkRow[] }[];
  named: boolean;
  model: NetworkModel;
}

function NarrowRows({ groups, named, model }: NarrowProps) {
  const words = t();
  const [limit, setLimit] = useState(PAGE);
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <>
      {firstOf(groups, limit).map(({ value, rows, count }) => (
        <section key={value} class="c-stack c-stack--tight">
          {named && (
            <h2 class="network-group">
              {groupName(model, value)} <span class="network-table__count">{count}</span>
            </h2>
          )}
          <RowList label={named ? groupName(model, value) : words.listCaption}>
            {rows.map((row) => (
              <NarrowRow key={row.doc} row={row} model={model} />
            ))}
          </RowList>
        </section>
      ))}
      {total > limit && (
        <Button icon="chevron-down" onClick={() => setLimit(limit + PAGE)}>
          {words.showMore(Math.min(PAGE, total - limit))}
        </Button>
      )}
    </>
  );
}

/** So many rows from the top, with how many each group has in all. */
function firstOf(groups: NarrowProps['groups'], limit: number) {
  const shown: { value: string; rows: readonly NetworkRow[]; count: number }[] = [];
  let left = limit;
  for (const { value, rows } of groups) {
    if (left <= 0) break;
    shown.push({ value, rows: rows.slice(0, left), count: rows.length });
    left -= rows.length;
  }
  return shown;
}

function NarrowRow({ row, model }: { row: NetworkRow; model: NetworkModel }) {
  const sector = model.sectorName(row.company.sector);
  const meta = [placeOf(row), sector, row.links === null ? '' : t().linkCount(row.links)];
  return (
    <RowLink
      href={href.company(row.doc)}
      title={nameOf(row)}
      meta={frenchWithin(meta.filter((part) => part !== '').join(' · '), [sector])}
      badges={
        <>
          {row.dossier && <Badge>{dossierOf(row)}</Badge>}
          <RowMarks row={row} />
        </>
      }
    />
  );
}
