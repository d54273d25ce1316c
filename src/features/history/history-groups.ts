// Where a change is told when it is no answer of the grid.
import type { Change } from '#domain/dossier/history.ts';

export const GROUPS = ['visits', 'media', 'head', 'review', 'file'] as const;
export type GroupId = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<string, GroupId>> = {
  visit: 'visits',
  attempt: 'visits',
  promise: 'visits',
  follow: 'visits',
  rdv: 'visits',
  photo: 'media',
  voice: 'media',
  signature: 'media',
  restitution: 'head',
  plan: 'head',
  track: 'head',
  adj: 'head',
  reserve: 'review',
  comment: 'review',
  quality: 'review',
  consent: 'review',
  handoff: 'review',
};

export function groupOf(change: Exclude<Change, { type: 'answer' }>): GroupId {
  const list = change.type === 'row' ? change.row.list : change.change.key.split('/')[0];
  return GROUP_OF[list ?? ''] ?? 'file';
}
