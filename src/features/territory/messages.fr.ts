// Words of the page on the territory, French: the source.
import { counted, plural } from '#i18n/plural.ts';

export const fr = {
  title: 'Le territoire en une page',
  lead: 'Pour les élus : une page A4, où aucun chiffre ne désigne une entreprise.',
  back: 'Réseau',
  print: 'Imprimer ou enregistrer en PDF',
  partial:
    'Cet appareil ne lit pas tous les dossiers : la page complète s’imprime depuis l’appareil d’un coordinateur.',

  heading: 'Le Couserans et ses entreprises',
  made: (day: string) => `Situation au ${day}`,
  diagnosed: (count: number) => plural(count, 'entreprise diagnostiquée', 'entreprises diagnostiquées'),
  diagnosedFew: (smallest: number) =>
    `Moins de ${smallest} entreprises diagnostiquées : rien ne peut encore être publié.`,
  jobs: (count: string) => `au moins ${count} emplois dans ces entreprises`,
  stakes: (count: number) => plural(count, 'enjeu collectif', 'enjeux collectifs'),
  inStakes: (count: number) => `${counted(count, 'entreprise', 'entreprises')} dans ces enjeux`,
  actions: (count: number) => plural(count, 'action collective', 'actions collectives'),
  actionsOf: (running: number, done: number) => `${running} en cours, ${counted(done, 'faite', 'faites')}`,
  inActions: (count: number) => `${counted(count, 'entreprise', 'entreprises')} dans les actions`,
  fewer: (smallest: number) => `moins de ${smallest} entreprises`,

  mapTitle: 'Entreprises diagnostiquées par bassin',
  mapLabel:
    'Carte du Couserans : le nombre d’entreprises de chaque bassin, par tranches ; le tableau des bassins dit la même chose.',
  mapNumbers: (smallest: number) => `Les nombres sont ceux des communes d’au moins ${smallest} entreprises.`,
  mapNone: 'La carte ne peut pas être publiée : trop peu d’entreprises.',
  drawn: 'Contours schématiques.',
  exact: 'Contours importés.',
  classNone: 'aucune',
  classHidden: 'non publié',
  classRange: (from: number, to: number) => `${from} à ${to}`,
  classFrom: (from: number) => `${from} et plus`,

  bySector: 'Par secteur',
  bySize: 'Par effectif',
  byBassin: 'Par bassin',
  byCommune: 'Par commune',
  count: 'Entreprises',
  otherCommunes: (count: number) => `${counted(count, 'autre commune', 'autres communes')}`,
  hidden: 'n. p.',
  total: 'Total',
  withheld: 'Tableau non publié : il désignerait des entreprises.',
  unknownSector: 'Secteur non renseigné',
  unknownSize: 'Effectif non renseigné',
  unknownCommune: 'Hors du territoire ou inconnue',
  sizes: {
    '0': 'Aucun salarié',
    '1-2': '1 ou 2 salariés',
    '3-5': '3 à 5 salariés',
    '6-9': '6 à 9 salariés',
    '10-19': '10 à 19 salariés',
    '20+': '20 salariés et plus',
  } as Readonly<Record<string, string>>,
  bassins: {
    'saint-girons': 'Saint-Girons et Bas-Couserans',
    seronais: 'Séronais',
    volvestre: 'Volvestre',
    castillonnais: 'Castillonnais et Biros',
    'haut-salat': 'Haut-Salat, Ustou et Aulus',
    massatois: 'Massatois et Arac',
    autres: 'Autres',
  } as Readonly<Record<string, string>>,

  storiesTitle: 'Ce qui s’est fait ensemble',
  storiesEdit: 'Trois histoires d’actions',
  storiesLead:
    'Choisissez jusqu’à trois actions collectives et racontez-les en quelques phrases. Ne nommez une entreprise ou une personne qu’avec son accord.',
  storiesNone: 'Aucune histoire choisie.',
  storyOf: (place: string) => `Histoire ${place}`,
  storyAction: 'Action collective',
  storyNone: 'Aucune',
  storyTitle: 'Titre',
  storyWords: 'Quelques phrases',
  storyWordsHint: 'Le besoin, ce qui a été fait, ce que cela change : 300 signes environ.',
  storyAway:
    'Cette action n’est plus publiable (enjeu confidentiel, action abandonnée ou absente) : l’histoire n’est pas imprimée.',
  storyBegin: 'Choisir des histoires',
  onlyCoordinators: 'Les coordinateurs choisissent les histoires de cette page.',
  noActions: 'Aucune action collective à raconter pour l’instant.',
  notSaved: 'Rien n’a été enregistré.',
  settingsName: 'Page sur le territoire',

  source: (body: string) =>
    `Source : ${body || 'Cordée'}, dossiers de pré-diagnostic. Communes : Etalab / IGN, Licence Ouverte 2.0. Bassins : découpage à valider localement.`,
  secrecy: (cell: number, commune: number) =>
    `n. p. : non publié. Les nombres de moins de ${cell} entreprises (${commune} par commune) sont masqués, avec ceux qui permettraient de les retrouver.`,
};
