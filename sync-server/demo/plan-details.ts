// What a plan says beyond its actions: the first step within thirty days, with whom, and the aids worth checking.
import type { Stage } from './stage.ts';
import type { DossierSeed } from './dossier-seed.ts';
import { writeAction } from '#domain/collective/action.ts';

interface PlanDetail {
  /** The dossier's action. */
  readonly action: string;
  /** Ids of programmes of the shipped catalogue. */
  readonly aids: readonly string[];
  readonly firstStep: string;
  /** Days after the plan was written. */
  readonly within: number;
  readonly partner: string;
}

const DETAILS: { readonly [company: string]: PlanDetail } = {
  fournil: {
    action: 'cout-tournees',
    aids: ['cma-tpe-gagnantes', 'initiative-ariege'],
    firstStep: 'Noter deux semaines de kilomètres et de ventes, village par village',
    within: 14,
    partner: 'Chambre de métiers de l’Ariège',
  },
  scierie: {
    action: 'deux-chiffrages',
    aids: ['bpi-pret-action-climat', 'leader-couserans'],
    firstStep: 'Demander les deux devis et visiter un séchoir en service',
    within: 21,
    partner: 'Fibois Occitanie',
  },
  filature: {
    action: 'eau-lavage',
    aids: ['cma-performa-environnement', 'bpi-diag-eco-flux'],
    firstStep: 'Relever le compteur d’eau avant et après chaque lavage pendant un mois',
    within: 20,
    partner: 'Parc naturel régional des Pyrénées ariégeoises',
  },
  restaurant: {
    action: 'bocaux',
    aids: ['occ-pass-occitanie', 'leader-couserans'],
    firstStep: 'Faire goûter six bocaux à vingt clients du marché de Saint-Girons',
    within: 15,
    partner: '',
  },
};

/** Written together with the plan; nothing for a dossier whose plan says no more than its action. */
export function detailPlan({ book, calendar, team }: Stage, { company, advisor }: DossierSeed, written: number): void {
  const detail = DETAILS[company];
  if (!detail) return;
  const { action, aids, firstStep, within, partner } = detail;
  book.write('action', action, {
    pen: team.pen(advisor),
    at: calendar.moment(written, '16:50'),
    write: (draft) =>
      writeAction(draft, { aids, firstStep, firstStepDay: calendar.day(written + within), partner, order: 1 }),
  });
}
