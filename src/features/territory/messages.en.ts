import type { Messages } from '#i18n/define-messages.ts';
import { counted, plural } from '#i18n/plural.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  title: 'The territory on one page',
  lead: 'For elected officials: one A4 page, where no figure points at a company.',
  back: 'Network',
  print: 'Print or save as PDF',
  partial: 'This device does not read every file: the complete page is printed from a device of the coordination.',

  heading: 'The Couserans and its companies',
  made: (day: string) => `As of ${day}`,
  diagnosed: (count: number) => plural(count, 'company diagnosed', 'companies diagnosed'),
  diagnosedFew: (smallest: number) => `Fewer than ${smallest} companies diagnosed: nothing can be published yet.`,
  jobs: (count: string) => `at least ${count} jobs in these companies`,
  stakes: (count: number) => plural(count, 'collective stake', 'collective stakes'),
  inStakes: (count: number) => `${counted(count, 'company', 'companies')} in these stakes`,
  actions: (count: number) => plural(count, 'collective action', 'collective actions'),
  actionsOf: (running: number, done: number) => `${running} running, ${done} done`,
  inActions: (count: number) => `${counted(count, 'company', 'companies')} in the actions`,
  fewer: (smallest: number) => `fewer than ${smallest} companies`,

  mapTitle: 'Companies diagnosed by basin',
  mapLabel:
    'Map of the Couserans: the number of companies of each basin, in classes; the table of basins says the same.',
  mapNumbers: (smallest: number) => `The numbers are those of communes with at least ${smallest} companies.`,
  mapNone: 'The map cannot be published: too few companies.',
  drawn: 'Schematic outlines.',
  exact: 'Imported outlines.',
  classNone: 'none',
  classHidden: 'not published',
  classRange: (from: number, to: number) => `${from} to ${to}`,
  classFrom: (from: number) => `${from} and more`,

  bySector: 'By sector',
  bySize: 'By size',
  byBassin: 'By basin',
  byCommune: 'By commune',
  count: 'Companies',
  otherCommunes: (count: number) => `${counted(count, 'other commune', 'other communes')}`,
  hidden: 'n.p.',
  total: 'Total',
  withheld: 'Table not published: it would point at companies.',
  unknownSector: 'Sector not given',
  unknownSize: 'Size not given',
  unknownCommune: 'Outside the territory or unknown',
  sizes: {
    '0': 'No employees',
    '1-2': '1 or 2 employees',
    '3-5': '3 to 5 employees',
    '6-9': '6 to 9 employees',
    '10-19': '10 to 19 employees',
    '20+': '20 employees and more',
  } as Readonly<Record<string, string>>,
  bassins: {
    'saint-girons': 'Saint-Girons and Bas-Couserans',
    seronais: 'Séronais',
    volvestre: 'Volvestre',
    castillonnais: 'Castillonnais and Biros',
    'haut-salat': 'Haut-Salat, Ustou and Aulus',
    massatois: 'Massatois and Arac',
    autres: 'Others',
  } as Readonly<Record<string, string>>,

  storiesTitle: 'What was done together',
  storiesEdit: 'Three stories of actions',
  storiesLead:
    'Choose up to three collective actions and tell them in a few sentences. Name a company or a person only with their agreement.',
  storiesNone: 'No story chosen.',
  storyOf: (place: string) => `Story ${place}`,
  storyAction: 'Collective action',
  storyNone: 'None',
  storyTitle: 'Title',
  storyWords: 'A few sentences',
  storyWordsHint: 'The need, what was done, what it changes: about 300 characters.',
  storyAway:
    'This action may no longer be published (confidential stake, action dropped or absent): the story is not printed.',
  storyBegin: 'Choose stories',
  onlyCoordinators: 'The coordinators choose the stories of this page.',
  noActions: 'No collective action to tell of yet.',
  notSaved: 'Nothing was saved.',
  settingsName: 'Page on the territory',

  source: (body: string) =>
    `Source: ${body || 'Cordée'}, pre-diagnostic files. Communes: Etalab / IGN, Licence Ouverte 2.0. Basins: a division to be validated locally.`,
  secrecy: (cell: number, commune: number) =>
    `n.p.: not published. Numbers under ${cell} companies (${commune} by commune) are hidden, with those from which they could be worked out.`,
} satisfies Messages<typeof fr>;
