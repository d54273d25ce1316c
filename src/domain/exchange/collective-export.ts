// Stakes and actions as tables for other programs. What is confidential stays, with its count; a company is named in a
// stake only where it agreed to be.
import { publicActions, publicStakes } from '#domain/collective/confidential.ts';
import type { DocId } from '#domain/ids.ts';
import type { ActionCard, CompanyCard, StakeCard } from '#domain/record/cards.ts';
import type { ExportTable } from './company-export.ts';

/** Words for ids, in the language of the person. */
export interface CollectiveWords {
  readonly stakeState: (id: string) => string;
  readonly actionState: (id: string) => string;
  readonly topic: (id: string) => string;
}

export interface CollectiveExport {
  readonly table: ExportTable;
  /** Confidential ones, left out. */
  readonly confidential: number;
}

type Companies = ReadonlyMap<DocId, CompanyCard>;

/** Names of companies that may stand in a file; the others are counted. */
function namesIn(companies: Companies, docs: readonly DocId[]): string {
  return docs
    .flatMap((doc) => {
      const card = companies.get(doc);
      return card && card.stance !== 'ne-plus-contacter' ? [card.name] : [];
    })
    .sort()
    .join(', ');
}

const byTitle = (a: { title: string; doc: DocId }, b: { title: string; doc: DocId }): number =>
  a.title < b.title ? -1 : a.title > b.title ? 1 : a.doc < b.doc ? -1 : 1;

const PART: ReadonlySet<string> = new Set(['porteur', 'actif', 'test']);

export function stakeTable(
  stakes: Iterable<StakeCard>,
  companies: Companies,
  words: Pick<CollectiveWords, 'stakeState' | 'topic'>,
): CollectiveExport {
  const all = [...stakes];
  const open = publicStakes(all).sort(byTitle);
  return {
    confidential: all.length - open.length,
    table: {
      heading: ['Enjeu', 'Sujet', 'État', 'Entreprises engagées', 'Entreprises qui suivent', 'Entreprises nommées'],
      rows: open.map((stake) => {
        const taking = stake.members.filter(({ position }) => PART.has(position));
        const following = stake.members.filter(({ position }) => position === 'suivre');
        const named = [...taking, ...following].filter((member) => member.named).map(({ company }) => company);
        return [
          stake.title,
          words.topic(stake.topic),
          words.stakeState(stake.state),
          String(taking.length),
          String(following.length),
          namesIn(companies, named),
        ];
      }),
    },
  };
}

/** Collective actions; those of a dossier are private to its advisor and stay in its plan. */
export function actionTable(
  actions: Iterable<ActionCard>,
  stakes: ReadonlyMap<DocId, StakeCard>,
  words: Pick<CollectiveWords, 'actionState'>,
): CollectiveExport {
  const collective = [...actions].filter(({ type, dossier }) => type === 'collective' && dossier === null);
  const open = publicActions(collective, stakes).sort(byTitle);
  const figure = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return {
    confidential: collective.length - open.length,
    table: {
      heading: [
        'Action',
        'Enjeu',
        'État',
        'Responsable',
        'Début',
        'Fin',
        'Entreprises',
        'Réunions',
        'Personnes venues',
        'Coût prévu',
        'Dépensé',
        'Aides obtenues',
      ],
      rows: open.map((action) => [
        action.title,
        (action.stake && stakes.get(action.stake)?.title) || '',
        words.actionState(action.state),
        action.responsible,
        action.start ?? '',
        action.end ?? '',
        String(action.companies.length),
        String(action.meetings?.length ?? 0),
        figure(action.present),
        figure(action.planned),
        figure(action.spent),
        figure(action.obtained),
      ]),
    },
  };
}
