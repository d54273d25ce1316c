// The rows of the timeline: actions under their stake, in the order they begin, those without days last.
import { spanOf, type Span } from '#domain/collective/action-dates.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard } from '#domain/record/cards.ts';

export type TimelineRow =
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly stake: DocId | null;
      readonly dated: boolean;
      readonly count: number;
    }
  | { readonly kind: 'action'; readonly action: ActionCard; readonly span: Span | null };

const byBeginning = (a: ActionCard, b: ActionCard): number => {
  const [first, second] = [spanOf(a), spanOf(b)];
  const left = `${first?.first ?? '9999'} ${first?.last ?? '9999'}`;
  const right = `${second?.first ?? '9999'} ${second?.last ?? '9999'}`;
  if (left !== right) return left < right ? -1 : 1;
  return a.title.localeCompare(b.title, 'fr') || (a.doc < b.doc ? -1 : Number(a.doc > b.doc));
};

/** @param folded groups that show only their heading */
export function timelineRows(actions: readonly ActionCard[], folded: ReadonlySet<string>): TimelineRow[] {
  const groups = new Map<string, ActionCard[]>();
  for (const action of [...actions].sort(byBeginning)) {
    const id = spanOf(action) ? (action.stake ?? '') : 'undated';
    groups.set(id, [...(groups.get(id) ?? []), action]);
  }
  const order = [...groups.keys()].filter((id) => id !== '' && id !== 'undated');
  const rows: TimelineRow[] = [];
  for (const id of [...order, '', 'undated']) {
    const group = groups.get(id);
    if (!group) continue;
    const stake = id === '' || id === 'undated' ? null : (id as DocId);
    rows.push({ kind: 'group', id, stake, dated: id !== 'undated', count: group.length });
    if (folded.has(id)) continue;
    for (const action of group) rows.push({ kind: 'action', action, span: spanOf(action) });
  }
  return rows;
}

/** Heights of rows, pixels: links are drawn from them. */
export interface RowHeights {
  readonly action: number;
  readonly group: number;
}

export const COMPACT: RowHeights = { action: 48, group: 34 };
/** Under a finger. */
export const ROOMY: RowHeights = { action: 62, group: 50 };
