// oxlint-disable jsx-a11y/control-has-associated-label -- cells of a table are no controls.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { DocId } from '#domain/ids.ts';
import { formatNumber, formatPercent } from '#i18n/format.ts';
import { langOf } from '#i18n/french.ts';
import { href } from '#routing/routes.ts';
import { Icon } from '#ui/icon.tsx';
import type { IconName } from '#ui/icons.ts';
import { t } from './messages.ts';
import type { NetworkModel } from './network-model.ts';
import type { NetworkRow } from './network-rows.ts';
import type { SortKey, TableLine } from './network-sort.ts';
import { dossierOf, groupName, nameOf, placeOf } from './network-words.ts';
import { PickedBar } from './picked-bar.tsx';
import { isMarked, RowMarks } from './row-marks.tsx';
import { useVirtualRows } from './virtual-rows.ts';

/** Height of every row and of the head, px: for a finger, else for a mouse. The style sheet draws it from `--row`. */
const heightOf = (): number => (matchMedia('(any-pointer: coarse)').matches ? 56 : 48);

interface Column {
  readonly id: string;
  readonly label: string;
  /** Without, the column is not sorted by. */
  readonly sort?: SortKey;
  readonly figures?: boolean;
  /** Instead of the word, which is then for screen readers and the pointer. */
  readonly icon?: IconName;
  readonly cell: (row: NetworkRow) => ComponentChildren;
}

function columnsOf(model: NetworkModel, words: ReturnType<typeof t>): readonly Column[] {
  return [
    { id: 'commune', label: words.commune, sort: 'commune', cell: placeOf },
    { id: 'bassin', label: words.bassin, cell: ({ bassin }) => words.bassinsShort[bassin] },
    { id: 'sector', label: words.sector, sort: 'sector', cell: (row) => model.sectorName(row.company.sector) },
    { id: 'size', label: words.size, sort: 'size', cell: (row) => words.sizesShort[row.company.sizeBand] ?? '' },
    { id: 'dossier', label: words.dossier, sort: 'dossier', cell: dossierOf },
    { id: 'score', label: words.colScore, sort: 'score', figures: true, cell: scoreCell },
    { id: 'links', label: words.colLinks, sort: 'links', figures: true, cell: linksCell },
    {
      id: 'marks',
      label: words.colAmbassador,
      icon: 'star',
      sort: 'ambassador',
      cell: (row) => isMarked(row) && <RowMarks row={row} bare />,
    },
  ];
}

function scoreCell({ dossier }: NetworkRow): string {
  const score = dossier?.global ?? null;
  return score === null ? '–' : formatPercent(score);
}

const linksCell = ({ links }: NetworkRow): string => (links === null ? '…' : formatNumber(links));

interface TableProps {
  model: NetworkModel;
  lines: readonly TableLine[];
  onFold: (group: string) => void;
}

/** The selection as one table whatever its size: rows of one height, of which those in sight are on the page. */
export function NetworkTable({ model, lines, onFold }: TableProps) {
  const box = useRef<HTMLElement>(null);
  const [picked, pick] = useState<ReadonlySet<DocId>>(new Set());
  const [active, setActive] = useState(0);
  const [height] = useState(heightOf);
  const rows = useVirtualRows(box, { lines, height, head: height, of: model.query.value });
  const wantedRef = useRef<number | null>(null);
  const words = t();
  const columns = useMemo(() => columnsOf(model, words), [model, words]);
  useEffect(() => {
    if (wantedRef.current === null) return;
    const stop = box.current?.querySelector<HTMLElement>(`[data-line="${wantedRef.current}"] [data-stop]`);
    stop?.focus();
    // A row far away comes with the frame that scrolls to it.
    if (stop || wantedRef.current >= lines.length) wantedRef.current = null;
  });
  const walk = (to: number): void => {
    const next = Math.max(0, Math.min(lines.length - 1, to));
    wantedRef.current = next;
    rows.reveal(next);
    setActive(next);
  };
  const toggle = useCallback((doc: DocId): void => pick((now) => now.symmetricDifference(new Set([doc]))), []);
  const keyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / height) - 2);
    const at = Number((event.target as HTMLElement).closest<HTMLElement>('[data-line]')?.dataset['line'] ?? active);
    const to = keyTarget(event.key, at, page, lines.length);
    const line = lines[at];
    if (to !== null) walk(to);
    else if (event.key === ' ' && line?.type === 'row' && !(event.target instanceof HTMLInputElement))
      toggle(line.row.doc);
    else return;
    event.preventDefault();
  };
  const stop = Math.min(active, lines.length - 1);
  return (
    <div class="c-stack c-stack--tight">
      <PickedBar model={model} picked={picked} onClear={() => pick(new Set())} />
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      <section
        ref={box}
        class="network-table"
        style={{ '--row': `${height}px` }}
        tabIndex={0}
        aria-label={words.tableRegion}
        onKeyDown={keyDown}
      >
        <table aria-rowcount={lines.length + 1}>
          <caption class="c-hidden">{words.listCaption}</caption>
          <Head model={model} columns={columns} />
          <tbody>
            <Gap height={rows.from * height} />
            {rows.lines.slice(rows.from, rows.to).map((line, place) => (
              <Line
                key={line.type === 'row' ? line.row.doc : `group ${line.value}`}
                line={line}
                index={rows.from + place}
                stop={rows.from + place === stop || (place === 0 && (stop < rows.from || stop >= rows.to))}
                columns={columns}
                model={model}
                picked={line.type === 'row' && picked.has(line.row.doc)}
                onPick={toggle}
                onFold={onFold}
              />
            ))}
            <Gap height={(rows.lines.length - rows.to) * height} />
          </tbody>
        </table>
      </section>
      {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
    </div>
  );
}

function keyTarget(key: string, at: number, page: number, count: number): number | null {
  const steps: Readonly<Record<string, number | undefined>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  return steps[key] ?? null;
}

/** The room of the rows that are not on the page. */
function Gap({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden="true" class="network-table__gap">
      <td style={{ blockSize: `${height}px` }} />
    </tr>
  ) : null;
}

function Head({ model, columns }: { model: NetworkModel; columns: readonly Column[] }) {
  const words = t();
  const { sort, reversed } = model.order.value;
  const first: Column = { id: 'name', label: words.colName, sort: 'name', cell: nameOf };
  const all = [first, ...columns];
  return (
    <thead>
      <tr aria-rowindex={1}>
        {all.map(({ id, label, sort: key, figures, icon }) => {
          const on = key === sort;
          return (
            <th
              key={id}
              scope="col"
              class={`network-table__${id} ${figures ? 'network-table__figures' : ''}`}
              aria-sort={on ? (reversed ? 'descending' : 'ascending') : undefined}
            >
              {key ? (
                <button type="button" onClick={() => (on ? model.reverse() : model.sortBy(key))}>
                  {icon && <Icon name={icon} />}
                  <span class={icon && 'c-hidden'}>{label}</span>
                  {on && <Icon name={reversed ? 'chevron-up' : 'chevron-down'} />}
                </button>
              ) : (
                label
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface LineProps {
  line: TableLine;
  index: number;
  /** Tab stops here. */
  stop: boolean;
  columns: readonly Column[];
  model: NetworkModel;
  picked: boolean;
  onPick: (doc: DocId) => void;
  onFold: (group: string) => void;
}

/** A line that stays as it is is not drawn again when another one changes. */
function Line({ line, index, stop, columns, model, picked, onPick, onFold }: LineProps) {
  const group = line.type === 'group' ? `${line.open} ${line.count} ${line.value}` : null;
  const row = line.type === 'row' ? line.row : null;
  return useMemo(
    () =>
      row ? (
        <RowLine row={row} index={index} stop={stop} columns={columns} picked={picked} onPick={onPick} />
      ) : (
        <GroupLine group={group ?? ''} index={index} stop={stop} columns={columns} model={model} onFold={onFold} />
      ),
    [row, group, index, stop, columns, model, picked, onPick, onFold],
  );
}

type GroupLineProps = Pick<LineProps, 'index' | 'stop' | 'columns' | 'model' | 'onFold'> & {
  /** Whether it is open, how many rows it has, what they have in common. */
  group: string;
};

function GroupLine({ group, index, stop, columns, model, onFold }: GroupLineProps) {
  const [open = '', count = '', ...words] = group.split(' ');
  const value = words.join(' ');
  return (
    <tr data-line={index} aria-rowindex={index + 2} class="network-table__group">
      <th scope="rowgroup" colSpan={columns.length + 1}>
        <button
          type="button"
          data-stop
          tabIndex={stop ? 0 : -1}
          aria-expanded={open === 'true'}
          onClick={() => onFold(value)}
        >
          <Icon name={open === 'true' ? 'chevron-down' : 'chevron-right'} />
          <span>{groupName(model, value)}</span>
          <span class="network-table__count">{formatNumber(Number(count))}</span>
        </button>
      </th>
    </tr>
  );
}

type RowLineProps = Pick<LineProps, 'index' | 'stop' | 'columns' | 'picked' | 'onPick'> & { row: NetworkRow };

function RowLine({ row, index, stop, columns, picked, onPick }: RowLineProps) {
  const tab = stop ? 0 : -1;
  return (
    <tr data-line={index} aria-rowindex={index + 2} class={picked ? 'network-table__picked' : undefined}>
      <th scope="row" class="network-table__name">
        <span>
          <label>
            <input type="checkbox" tabIndex={tab} checked={picked} onChange={() => onPick(row.doc)} />
            <span class="c-hidden">{t().pick(nameOf(row))}</span>
          </label>
          <a href={href.company(row.doc)} data-stop tabIndex={tab}>
            {nameOf(row)}
          </a>
        </span>
      </th>
      {columns.map((column) => cellOf(column, row))}
    </tr>
  );
}

/** What does not fit is said by the pointer. No component: a hundred of them would be made for each page of rows. */
function cellOf({ id, figures, cell }: Column, row: NetworkRow) {
  const content = cell(row);
  const words = typeof content === 'string' ? content : undefined;
  return (
    <td key={id} class={figures ? 'network-table__figures' : undefined} title={words} lang={langOf(words)}>
      {content}
    </td>
  );
}
