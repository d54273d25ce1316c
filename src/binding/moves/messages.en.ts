import type { Messages } from '#i18n/define-messages.ts';
import { counted } from '#i18n/plural.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  standing: 'Where it stands',
  journal: 'Journal',
  journalLine: (from: string, to: string) => `${from} → ${to}`,
  journalBy: (who: string, when: string) => `noted by ${who}, ${when}`,
  journalNone: 'No change of state yet.',
  arbitrateTitle: 'To be settled',
  arbitrate: (count: number) =>
    `${counted(count, 'change noted elsewhere does not follow', 'changes noted elsewhere do not follow')} the journal: a coordinator must decide.`,
  setAside: 'Set aside',
  next: 'What next',
  nextNone: 'Nothing can follow from this state.',
  moveTo: (state: string) => `Move to “${state}”`,
  moveDay: 'Day it happened',
  moveReason: 'Reason or detail',
  moveReasonRequired: 'Reason',
  moveDecision: 'Text of the committee’s decision',
  moveConfirm: 'Note this change',
  moveDayRequired: 'Give a valid day.',
  movedTo: (state: string) => `State noted: ${state}`,
  guardsTitle: 'Still missing:',
  cancel: 'Cancel',
} satisfies Messages<typeof fr>;
