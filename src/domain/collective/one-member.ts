// A company of several records may stand in a group more than once: it is one member, with one place.
// Nothing is written by it, so that separating the records gives each its row back.
import type { DocId } from '#domain/ids.ts';
import { greaterPosition } from './position.ts';
import type { StakeMember } from './stake.ts';

type Named = (doc: DocId) => DocId;

/** Under the name of one of its rows, which is what is written to. */
export interface OneMember extends StakeMember {
  /** Its rows in the record, the one it is named after first; one, unless the company has several records. */
  readonly rows: readonly StakeMember[];
  /** Its rows name different places: the greater one stands until somebody says. */
  readonly differs: boolean;
}

/** The members by company, in the order of the group. Named only if every row agreed to it; the limits of all rows hold. */
export function membersOfOne(members: readonly StakeMember[], of: Named): OneMember[] {
  return [...Map.groupBy(members, ({ company }) => of(company))].map(([shown, rows]): OneMember => {
    // The row of the record that lists show speaks first, where there is one.
    const sorted = rows.toSorted((a, b) => Number(b.company === shown) - Number(a.company === shown));
    const [first, ...others] = sorted as [StakeMember, ...StakeMember[]];
    const position = others.reduce((greater, row) => greaterPosition(greater, row.position), first.position);
    const limits = [...new Set(rows.map((row) => row.limits.trim()))].filter((text) => text !== '');
    return {
      ...first,
      position,
      limits: rows.length === 1 ? first.limits : limits.join('\n'),
      named: rows.every(({ named }) => named),
      rows: sorted,
      differs: others.some((row) => row.position !== first.position),
    };
  });
}
