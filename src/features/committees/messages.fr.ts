// Words of the technical committee, French: the source.
import { dossier as state } from '#binding/state-messages.fr.ts';
import { counted } from '#i18n/plural.ts';

export const fr = {
  title: 'Comités',
  lead: 'Les séances du comité technique : qui était là, quels dossiers ont été examinés, ce qui a été dit.',
  newSession: 'Nouvelle séance',
  readOnly: 'Vous pouvez lire les séances. Les coordinateurs les préparent.',
  noneTitle: 'Aucune séance',
  noneText: 'Créez une séance, fixez sa date, puis inscrivez les dossiers à l’ordre du jour.',
  noneReader: 'Les séances apparaîtront ici quand un coordinateur les aura créées.',
  planned: 'À venir ou à tenir',
  held: 'Séances tenues',
  waitingTitle: 'Dossiers qui attendent une séance',
  waitingText: (count: number) =>
    `${counted(count, 'dossier a', 'dossiers ont')} un plan accepté ou attendent une décision, sans séance prévue.`,
  noDate: 'Date à fixer',
  noPlace: 'lieu à fixer',
  files: (count: number) => counted(count, 'dossier', 'dossiers'),
  present: (count: number) => counted(count, 'personne présente', 'personnes présentes'),
  late: 'Date passée',

  kicker: 'Comité technique',
  session: (day: string) => `Séance du ${day}`,
  sessionNoDate: 'Séance sans date',
  back: 'Comités',
  absentTitle: 'Cette séance n’est pas sur cet appareil',
  absentText: 'Elle arrivera au prochain échange si elle vous est destinée.',
  when: 'Quand et où',
  date: 'Date',
  place: 'Lieu',
  state: 'État',
  states: { prevue: 'Prévue', tenue: 'Tenue' },
  stateHints: { prevue: 'La séance est en préparation', tenue: 'La séance a eu lieu' },

  attendance: 'Présences',
  attendanceLead: 'Les personnes attendues ; cochez celles qui sont là.',
  attendanceNone: 'Personne sur la liste pour le moment.',
  addPerson: 'Ajouter une personne',
  personName: 'Nom',
  personBody: 'Organisme',
  personBodyHint: 'Chambre, service de l’emploi, mairie, entreprise…',
  isPresent: 'Présente',
  nameRequired: 'Écrivez un nom.',
  remove: 'Retirer',
  removed: (name: string) => `${name} : retiré de la liste`,

  agenda: 'Ordre du jour',
  agendaLead: 'Les dossiers dont le plan est accepté peuvent y être inscrits.',
  agendaNone: 'Aucun dossier à l’ordre du jour.',
  addFile: 'Inscrire un dossier',
  addFileNone: 'Aucun dossier n’a de plan accepté en attente d’une séance.',
  addFileHint: 'Dossiers au plan accepté ou déjà soumis au comité',
  noFileFound: 'Aucun dossier trouvé',
  moveUp: 'Monter',
  moveDown: 'Descendre',
  fileRemoved: (name: string) => `${name} : retiré de l’ordre du jour`,
  unknownFile: 'Dossier absent de cet appareil',
  fileStates: state.states as Readonly<Record<string, string>>,
  fileOther: 'Autre état',

  minutes: 'Relevé de décisions',
  minutesHint:
    'Pour chaque dossier : la décision, son motif, les réserves. Plusieurs personnes peuvent écrire en même temps.',

  notSaved: 'Cette tablette n’a pas pu l’enregistrer. Rien n’est perdu tant que cette page reste ouverte.',
};
