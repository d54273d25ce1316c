// What the screens of stakes and those of actions both say.
import type { Messages } from '#i18n/define-messages.ts';
import { counted } from '#i18n/plural.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  title: 'Collective',
  lead: 'The stakes several companies share, and the actions planned together.',
  views: 'Views of the collective work',
  viewStakes: 'Stakes',
  viewActions: 'Actions by state',
  viewCalendar: 'Calendar',
  viewList: 'List of actions',
  backToStakes: 'Collective stakes',
  newStake: 'New stake',
  newAction: 'Plan an action',
  untitledStake: 'Untitled stake',
  readOnly: 'You may read this page. Advisors and coordinators change it.',
  absentTitle: 'This record is not on this device',
  absentText: 'It will arrive with the next exchange if it is meant for you.',
  hiddenTitle: 'This stake is confidential',
  hiddenText: 'Only advisors and coordinators may read it.',
  notSaved: 'This tablet could not save it. Nothing is lost while this page stays open.',
  remove: 'Remove',
  removed: (name: string) => `Removed: ${name}`,
  added: (name: string) => `Added: ${name}`,
  companies: (count: number) => counted(count, 'company', 'companies'),
  confidential: 'Confidential',
  addMember: 'Add a company',
  addMemberHint: 'Name, commune or SIRET',
  noCompanyFound: 'No company found',
  notes: 'Notes',
  notesHint: 'A person named here may ask to read them.',
  partner: 'Partner',
  titleRequired: 'Give a title.',
  wrongRole: 'Only a coordinator may note this change.',
  notAllowed: 'This change is no longer possible: the state has changed meanwhile.',
} satisfies Messages<typeof fr>;
