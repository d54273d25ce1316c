// The sheet `survey`, walked from top to bottom: groups open and close, rows become entries, repeats are left out.
import type { FormIssue } from './issue.ts';
import { type Column, issueAt, type Row, type Table } from './table.ts';
import { type AskingType, readType } from './types.ts';

export interface Group {
  readonly name: string;
  readonly row: Row;
  readonly parents: readonly Group[];
}

export interface Entry {
  readonly name: string;
  readonly row: Row;
  readonly type: AskingType;
  /** Outermost first. */
  readonly groups: readonly Group[];
}

export interface Survey {
  /** Groups stand before what they hold. */
  readonly items: readonly (Entry | Group)[];
  readonly leftOut: ReadonlySet<string>;
  readonly issues: readonly FormIssue[];
}

/** What may stand as a name: it becomes a key of the record, so no slash and no space. */
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]{0,99}$/u;

class Walk {
  readonly items: (Entry | Group)[] = [];
  readonly leftOut = new Set<string>();
  readonly issues: FormIssue[] = [];
  private readonly table: Table;
  private readonly names = new Set<string>();
  private readonly open: { readonly what: 'group' | 'repeat'; readonly group: Group; readonly row: Row }[] = [];

  constructor(table: Table) {
    this.table = table;
  }

  columnOf(name: string): Column | null {
    return this.table.columns.find((column) => column.name === name) ?? null;
  }

  private say(type: FormIssue['type'], row: Row, column: string, what: string): void {
    this.issues.push(issueAt(type, this.table.name, row.number, this.columnOf(column), what));
  }

  private get groups(): Group[] {
    return this.open.map(({ group }) => group);
  }

  private get inRepeat(): boolean {
    return this.open.some(({ what }) => what === 'repeat');
  }

  /** Null, with a line, for a name that cannot stand or stands already. */
  private nameOf(row: Row): string | null {
    const name = row.text('name');
    if (name === '') this.say('name-missing', row, 'name', row.text('type'));
    else if (!NAME.test(name)) this.say('name-wrong', row, 'name', name);
    else if (this.names.has(name)) this.say('name-twice', row, 'name', name);
    else {
      this.names.add(name);
      return name;
    }
    return null;
  }

  row(row: Row): void {
    const given = row.text('type');
    const type = readType(given);
    if (type.kind === 'begin') this.begin(row, type.what);
    else if (type.kind === 'end') this.end(row, type.what);
    else if (this.inRepeat || type.kind === 'left-out') {
      this.leftOut.add(row.text('name'));
      this.say(type.kind === 'left-out' ? type.why : 'repeat', row, 'type', given);
    } else {
      const name = this.nameOf(row);
      if (name !== null) this.items.push({ name, row, type, groups: this.groups });
    }
  }

  private begin(row: Row, what: 'group' | 'repeat'): void {
    const isTaken = what === 'group' && !this.inRepeat;
    if (!isTaken) {
      this.leftOut.add(row.text('name'));
      this.say('repeat', row, 'type', row.text('type'));
    }
    // A group without a name of its own still closes where it closes.
    const name = isTaken ? (this.nameOf(row) ?? `_${row.number}`) : `_${row.number}`;
    const group: Group = { name, row, parents: this.groups };
    if (isTaken) this.items.push(group);
    this.open.push({ what, group, row });
  }

  private end(row: Row, what: 'group' | 'repeat'): void {
    const top = this.open.at(-1);
    if (top?.what === what) this.open.pop();
    else this.say('group-close', row, 'type', row.text('type'));
  }

  finish(): Survey {
    for (const { row } of this.open) this.say('group-open', row, 'type', row.text('type'));
    return { items: this.items, leftOut: this.leftOut, issues: this.issues };
  }
}

export function walkSurvey(table: Table): Survey {
  const walk = new Walk(table);
  for (const row of table.rows) walk.row(row);
  return walk.finish();
}
