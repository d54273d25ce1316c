import type { Messages } from '#i18n/define-messages.ts';
import { counted } from '#i18n/plural.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  thread: (label: string) => `Remarks: ${label}`,
  count: (open: number) => counted(open, 'open remark', 'open remarks'),
  none: 'No remark',
  add: 'Add a remark',
  addMore: 'Answer',
  text: 'Remark',
  hint: 'Read by the team of this file, never printed. No health, no opinions, no private life.',
  put: 'Add',
  added: 'Remark added',
  hide: 'Close',
  draftKept: 'This draft is kept on this device.',
  edited: 'edited',
  open: 'Open',
  settled: 'Settled',
  settledBy: (who: string, when: string) => `Settled by ${who}, ${when}`,
  settle: 'Mark settled',
  reopen: 'Reopen',
  edit: 'Edit',
  editDone: 'Done',
  remove: 'Remove',
  removed: 'Remark removed',
  settledToast: 'Remark settled',
  reopenedToast: 'Remark reopened',
  settledCount: (count: number) => counted(count, 'settled remark', 'settled remarks'),
  emptyText: '(empty remark)',
  about: (start: string) => `“${start}”`,
} satisfies Messages<typeof fr>;
