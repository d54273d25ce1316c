import { formatBytes } from '#i18n/format.ts';
import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './documents-messages.fr.ts';

export const en = {
  title: 'Documents and mentions',
  lead: 'What the visit report, the pre-diagnostic sheet and the support plan carry.',
  none: 'Nothing is filled in yet',
  noneText: 'Without it the documents carry “Syndicat Mixte” and the notice that comes with the app.',
  begin: 'Fill in',
  notSaved: 'The settings could not be saved: try again.',
  told: 'Settings of the workspace',
  coordinatorsOnly: 'Coordinators can change them.',
  empty: 'Nothing is filled in yet.',
  who: 'Who accompanies',
  funding: 'Programme and funder',
  data: 'Personal data',
  fields: {
    body: 'Name of the body',
    address: 'Address',
    phone: 'Phone',
    programme: 'Programme',
    funderMention: 'Funder’s mention',
    emblem: 'Emblem',
    emblemAlt: 'What the emblem shows',
    dpo: 'Contact of the data protection officer',
    noticeText: 'Text of the information notice',
    retention: 'How long data is kept',
  },
  hints: {
    body: 'At the head of each document; without a name here, that of the workspace.',
    address: '',
    phone: '',
    programme: 'Under the name of the body.',
    funderMention: 'For instance: “Co-funded by the European Union”.',
    emblem: 'A PNG or JPEG picture, made small here: it is kept with the settings and prints without a network.',
    emblemAlt: 'Read aloud to those who do not see the picture.',
    dpo: 'E-mail, phone or address: in the notice and on each document.',
    noticeText: 'Empty: the text that comes with the app. Filled: it replaces it during the visit and on documents.',
    retention: 'Empty: the proposed lengths. For instance: “3 years after the last contact”.',
  },
  emblemShown: 'The emblem as it prints',
  emblemChoose: 'Choose a picture',
  emblemOther: 'Choose another picture',
  emblemRemove: 'Remove',
  emblemRemoved: 'The emblem is removed.',
  anEmblem: (length: number) => `a picture (${formatBytes((length * 3) / 4)})`,
  noEmblem: 'no picture',
  emblemProblems: {
    'emblem-unreadable':
      'This file is no picture that this device can read. Choose a PNG or a JPEG. The emblem from before is kept.',
    'emblem-heavy':
      'This picture stays too heavy even when small. Choose a simple logo on a plain ground. The emblem from before is kept.',
    'emblem-large': 'This file is larger than 20 MB. Choose a smaller picture. The emblem from before is kept.',
  },
} satisfies Messages<typeof fr>;
