// Words of the proposals, French: the source.
import { counted } from '#i18n/plural.ts';

export const fr = {
  title: 'Propositions',
  lead: 'Ce que les pré-diagnostics laissent entrevoir. Rien ne se fait sans vous : ouvrez, proposez ou écartez.',
  back: 'Réseau',
  views: 'Sortes de propositions',
  kinds: {
    enjeu: 'Enjeux à ouvrir',
    proches: 'Entreprises proches',
    complementaires: 'Entreprises complémentaires',
    ambassadeur: 'Ambassadeurs possibles',
  },
  leads: {
    enjeu: (count: number, km: string) =>
      `Un même sujet cité par au moins ${counted(count, 'entreprise', 'entreprises')}, à moins de ${km} les unes des autres à vol d’oiseau.`,
    proches: (km: string) =>
      `Mêmes besoins, mêmes forces, à moins de ${km} à vol d’oiseau. Pour chaque entreprise, celle avec qui elle partage le plus.`,
    complementaires: (km: string) =>
      `Ce que l’une sait faire, l’autre le cherche, à moins de ${km} à vol d’oiseau. Pour chaque entreprise, la rencontre la plus utile.`,
    ambassadeur: 'Des dirigeants que d’autres pourraient écouter. Leur accord écrit reste à demander.',
  },
  noneTitles: {
    enjeu: 'Aucun enjeu à proposer',
    proches: 'Aucune entreprise proche à présenter',
    complementaires: 'Aucune entreprise complémentaire à présenter',
    ambassadeur: 'Aucun ambassadeur à proposer',
  },
  noneTexts: {
    enjeu:
      'La question « que feriez-vous avec d’autres ? » des pré-diagnostics fait naître les propositions. Un partenaire peut aussi en apporter une.',
    proches: 'Il faut au moins deux pré-diagnostics avec des dimensions évaluées ou des sujets cités.',
    complementaires: 'Il faut qu’une entreprise soit solide là où une autre, assez proche, est à éveiller.',
    ambassadeur: 'Une entreprise à l’aise dans la coopération, ou connue de plusieurs autres, apparaîtra ici.',
  },
  readers: 'Les conseillers et les coordinateurs lisent les propositions.',
  parameters: 'Seuils et distances',
  fromPartner: 'Noter l’idée d’un partenaire',
  unnamed: 'Entreprise sans nom',
  companies: (count: number) => counted(count, 'entreprise', 'entreprises'),
  companiesLabel: 'Entreprises',
  reasonsLabel: 'Pourquoi',
  apart: (km: string) => `à ${km} à vol d’oiseau`,
  apartSame: 'dans la même commune',
  apartUnknown: 'distance inconnue',
  atPlace: (place: string) => ` · ${place}`,

  cited: (count: number) =>
    `${counted(count, 'entreprise cite', 'entreprises citent')} ce sujet dans leur pré-diagnostic`,
  spread: (km: string) => `Aucune n’est à plus de ${km} d’une autre, à vol d’oiseau`,
  spreadSame: 'Toutes dans la même commune',
  unplaced: 'Aucune n’a encore sa place dans un enjeu sur ce sujet',
  before: (day: string, count: number, reason: string) =>
    `Écartée le ${day}, quand ${counted(count, 'entreprise le citait', 'entreprises le citaient')} : « ${reason} »`,
  reasons: {
    need: (dimension: string) => `Toutes deux à éveiller : ${dimension}`,
    strength: (dimension: string) => `Toutes deux solides : ${dimension}`,
    ownStrength: (dimension: string) => `Solide : ${dimension}`,
    topic: (topic: string) => `Toutes deux citent : ${topic}`,
    sector: (sector: string) => `Même secteur : ${sector}`,
    brings: (from: string, to: string, dimension: string) =>
      `${dimension} : solide chez ${from}, à éveiller chez ${to}`,
    knownBy: (count: number) => `Connue de ${counted(count, 'entreprise', 'entreprises')} du réseau`,
    share: 'À l’aise dans le travail avec d’autres',
  },

  openStake: 'Ouvrir un enjeu',
  introduce: 'Proposer une mise en relation',
  introduced: (a: string, b: string) => `Mise en relation notée : ${a} et ${b}`,
  introducedNote: (reasons: string) => `Mise en relation proposée. ${reasons}`,
  askAmbassador: 'Proposer d’être ambassadeur',
  notSaved: 'Cet appareil n’a pas pu l’enregistrer. Réessayez.',

  dismiss: 'Écarter',
  dismissOf: (title: string) => `Écarter : ${title}`,
  dismissTitle: 'Écarter cette proposition',
  dismissText: 'Elle disparaît pour toute l’équipe ; elle peut être remise.',
  dismissWhy: 'Pourquoi',
  dismissReasons: {
    contact: 'Déjà en contact',
    moment: 'Ce n’est pas le moment',
    pertinent: 'Le rapprochement n’a pas de sens sur le terrain',
    refus: 'L’une d’elles ne le souhaite pas',
    autre: 'Autre raison',
  },
  dismissDetail: 'Précision',
  dismissDetailHint: 'L’équipe la lira. Pas de vie privée.',
  dismissRequired: 'Dites pourquoi : l’équipe doit pouvoir revenir dessus.',
  dismissed: 'Proposition écartée',
  cancel: 'Annuler',
  coordinatorsDismiss: 'Les coordinateurs écartent les propositions, avec leur raison.',

  setAside: (count: number) => counted(count, 'proposition écartée', 'propositions écartées'),
  setAsideBy: (who: string, when: string) => `Écartée par ${who}, ${when}`,
  setAsideWhy: (reason: string) => `« ${reason} »`,
  setAsideWithout: 'Sans raison notée',
  bringBack: 'Remettre dans la liste',
  broughtBack: 'Proposition remise',
  settingsName: 'Réseau',
  prefilled: (count: number, spread: string, day: string) =>
    `Proposé le ${day} d’après les pré-diagnostics : ${counted(count, 'entreprise cite', 'entreprises citent')} ce sujet. ${spread}.`,
};
