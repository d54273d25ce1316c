import type { ComponentChildren } from 'preact';
import { langOf } from '#i18n/french.ts';
import { words } from './words.ts';
import './table.css';

export interface Column<Item> {
  readonly id: string;
  readonly label: string;
  readonly cell: (item: Item) => ComponentChildren;
  /** Right-aligned, tabular figures. */
  readonly figures?: boolean;
}

interface TableProps<Item> {
  caption: string;
  hideCaption?: boolean;
  /** The first column names the row. */
  columns: readonly Column<Item>[];
  rows: readonly Item[];
  rowKey: (item: Item) => string;
  /** Shown instead of rows when there are none. */
  empty?: ComponentChildren;
}

/** A table that scrolls sideways on a narrow screen, and prints. */
export function DataTable<Item>(props: TableProps<Item>) {
  const [head, ...others] = props.columns;
  if (!head) return null;
  return (
    // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class="c-table" aria-label={words().scrollable(props.caption)} tabIndex={0}>
      <table>
        <caption class={props.hideCaption ? 'c-hidden' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.id} scope="col" class={column.figures ? 'c-table__figures' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              <th scope="row" lang={langOf(head.cell(row))}>
                {head.cell(row)}
              </th>
              {others.map((column) => {
                const cell = column.cell(row);
                return (
                  <td key={column.id} class={column.figures ? 'c-table__figures' : undefined} lang={langOf(cell)}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {props.rows.length === 0 && props.empty && <p class="c-table__empty">{props.empty}</p>}
    </section>
  );
}
