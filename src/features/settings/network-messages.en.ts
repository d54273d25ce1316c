import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './network-messages.fr.ts';

export const en = {
  title: 'Network: thresholds and distances',
  lead: 'The same for the whole team: they rule the proposals, and what is shown outside the team.',
  coordinatorsOnly: 'Only coordinators change them.',
  defaults: 'Values to begin with. They hold until somebody changes them.',
  begin: 'Change these values',
  notSaved: 'This device could not save it. Try again.',
  proposals: 'Proposals',
  secrecy: 'Secrecy of figures',
  secrecyLead:
    'A figure that stands for too few companies is hidden, here and in what is printed or exported outside the team.',
  fields: {
    stakeCompanies: 'Companies for a stake to be proposed',
    stakeKm: 'Distance between them',
    affinityKm: 'Distance between two companies to introduce',
    smallCell: 'Fewest companies behind a figure',
    smallCellCommune: 'Fewest companies behind the figure of a commune',
  },
  hints: {
    stakeCompanies: 'That cite the same topic in their diagnosis',
    stakeKm: 'In a straight line: none is further from another',
    affinityKm: 'In a straight line',
    smallCell: 'If two people change this at the same time, the more careful one holds.',
    smallCellCommune: 'If two people change this at the same time, the more careful one holds.',
  },
  units: { stakeCompanies: '', stakeKm: 'km', affinityKm: 'km', smallCell: '', smallCellCommune: '' },
  outOfBounds: (least: number, most: number) => `A whole number from ${least} to ${most}.`,
  toProposals: 'See the proposals',
} satisfies Messages<typeof fr>;
