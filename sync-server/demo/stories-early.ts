// Companies noticed, called, or about to be visited.
import type { DossierSeed } from './dossier-seed.ts';

export const EARLY_STORIES: readonly DossierSeed[] = [
  {
    company: 'plaquettes',
    advisor: 'mathieu',
    mode: 'express',
    state: 'repere',
    noticed: -4,
    notes:
      'Signalée par l’agence économique : trois communes voudraient une chaufferie, la coopérative cherche un hangar de stockage.',
  },
  {
    company: 'rive-vive',
    advisor: 'anais',
    mode: 'express',
    state: 'contacte',
    noticed: -26,
    notes: 'À voir avant l’ouverture de la saison : les niveaux d’eau baissent de plus en plus tôt.',
    attempts: [
      { day: -21, result: 'sans-reponse', note: 'Base fermée, répondeur.' },
      {
        day: -14,
        result: 'joint',
        note: 'D’accord sur le principe. Part en formation jusqu’à la fin du mois, rappeler ensuite.',
      },
    ],
  },
  {
    company: 'mie-figue',
    advisor: 'anais',
    mode: 'express',
    state: 'rdv_pris',
    noticed: -31,
    notes: 'Ambassadrice. Hésite entre une seconde boutique et un point de vente partagé avec d’autres artisans.',
    attempts: [{ day: -6, result: 'joint', note: 'Préfère l’après-midi, après la cuisson.' }],
    meeting: { set: -6, day: 0, place: 'Au fournil, Saint-Girons, 15 h' },
  },
  {
    company: 'moulin',
    advisor: 'mathieu',
    mode: 'express',
    state: 'rdv_pris',
    noticed: -24,
    notes:
      'A appelé : trop de commandes de sarrasin, pas assez de grain du pays. Voudrait parler d’un séchoir à grain.',
    attempts: [{ day: -5, result: 'joint', note: 'Prévoir des bottes, la passerelle est glissante.' }],
    meeting: { set: -5, day: 0, place: 'Au moulin, Argein, 10 h' },
  },
  {
    company: 'poterie',
    advisor: 'anais',
    mode: 'express',
    state: 'rdv_pris',
    noticed: -38,
    notes: 'Cuit au bois deux fois par an. Aimerait ouvrir l’atelier l’hiver et vendre plus loin.',
    attempts: [
      { day: -17, result: 'message', note: 'Pas de réseau au hameau, message laissé à la mairie.' },
      { day: -8, result: 'joint', note: 'Rappelle depuis Seix. Attention à la neige après le pont.' },
    ],
    meeting: { set: -8, day: 3, place: 'À l’atelier, Couflens' },
  },
];
