// The fiche of the pre-diagnostic, handed over at the restitution (PRODUCT 1.7): strengths first, two or three tracks,
// the drawing, the head's own word. No answer stands in it, and no other company.
import type { Day } from '#domain/day.ts';
import { readDossier } from '#domain/dossier/dossier.ts';
import { bandOf } from '#domain/dossier/score.ts';
import type { Grid, Mode } from '#domain/grid/grid.ts';
import type { Block, Table } from './block.ts';
import { evaluationFacts, keptMark, type EvaluationFacts, type MarkFacts } from './evaluation.ts';
import { photoFacts, type PhotoFacts } from './photos.ts';
import {
  identityFacts,
  identityItems,
  paragraphs,
  signatureFacts,
  signaturePlaces,
  type DocumentSources,
  type IdentityFacts,
  type SignatureFacts,
} from './sources.ts';
import type { DocumentWords } from './words.ts';

export interface FicheFacts {
  readonly identity: IdentityFacts;
  readonly visits: readonly Day[];
  readonly mode: Mode;
  readonly gridVersion: string;
  /** Null while the grid is not on this device. */
  readonly evaluation: EvaluationFacts | null;
  readonly restitution: {
    readonly date: Day | null;
    readonly agreement: 'accord' | 'desaccord' | '';
    readonly note: string;
  };
  readonly photos: PhotoFacts;
  readonly signatures: readonly SignatureFacts[];
}

export function ficheFacts(sources: DocumentSources): FicheFacts {
  const { dossier, grid } = sources;
  const { visits, mode, restitution, gridVersion } = readDossier(dossier);
  return {
    identity: identityFacts(sources),
    visits: visits.flatMap(({ date, startedAt, posteriori }) => (date && (startedAt || posteriori) ? [date] : [])),
    mode,
    gridVersion,
    evaluation: grid && evaluationFacts(dossier, grid),
    restitution,
    photos: photoFacts(dossier, sources.today),
    signatures: signatureFacts(dossier, 'restitution'),
  };
}

interface Telling {
  readonly grid: Grid;
  readonly words: DocumentWords;
}

function dimensionWords(id: string, { grid, words }: Telling): string {
  const dimension = grid.dimensions.find((one) => one.id === id);
  return dimension ? words.gridLabel(dimension) : id;
}

/** A mark as the head reads it: the word of its band, never a figure. */
function markWords(score: number | null, { grid, words }: Telling): string {
  const band = bandOf(grid, score);
  return band ? words.gridLabel(band) : words.fiche.notRated;
}

function strengthBlocks({ strengths, marks }: EvaluationFacts, telling: Telling): Block[] {
  const { fiche } = telling.words;
  const markOf = (id: string): number | null => {
    const mark = marks.find(({ dimension }) => dimension === id);
    return mark ? keptMark(mark) : null;
  };
  return [
    { type: 'heading', text: fiche.strengths },
    strengths.length === 0
      ? { type: 'paragraph', text: fiche.noStrength, tone: 'soft' }
      : {
          type: 'list',
          ordered: true,
          items: strengths.map((id) => ({ title: dimensionWords(id, telling), text: markWords(markOf(id), telling) })),
        },
  ];
}

function trackBlocks({ tracks, chosen }: EvaluationFacts, { grid, words }: Telling): Block[] {
  const { fiche } = words;
  const items = tracks.map(({ rule: id, words: own }) => {
    const rule = grid.suggestions.find((one) => one.id === id);
    return {
      title: own || (rule ? words.gridText(rule.action) : id),
      text: rule ? fiche.withWhom(words.gridText(rule.withWhom)) : '',
    };
  });
  return [
    { type: 'heading', text: fiche.tracks },
    ...(items.length > 0 && !chosen ? [{ type: 'paragraph', text: fiche.tracksOpen, tone: 'soft' } as const] : []),
    items.length === 0
      ? { type: 'paragraph', text: fiche.noTrack, tone: 'soft' }
      : { type: 'list', ordered: true, items },
  ];
}

function radarBlock({ marks }: EvaluationFacts, telling: Telling): Block {
  const { fiche } = telling.words;
  const { columns } = fiche;
  return {
    type: 'radar',
    label: fiche.radar,
    axes: marks.map(({ dimension, computed, adjusted }) => ({
      id: dimension,
      label: dimensionWords(dimension, telling),
      value: computed,
      beside: adjusted?.score ?? null,
    })),
    kinds: { value: columns.reading, beside: fiche.yours },
    table: {
      caption: fiche.radar,
      columns: [
        { label: columns.dimension, share: 3 },
        { label: columns.reading, share: 2 },
      ],
      rows: marks.map(({ dimension, computed, adjusted }) => [
        dimensionWords(dimension, telling),
        [markWords(computed, telling), adjusted && fiche.yoursIs(markWords(adjusted.score, telling))]
          .filter(Boolean)
          .join('\n'),
      ]),
    },
  };
}

function figureItems({ global, capacity }: EvaluationFacts, telling: Telling) {
  const { fiche } = telling.words;
  return {
    type: 'facts',
    items: [
      {
        label: fiche.global,
        value:
          global.score === null
            ? fiche.globalMissing(global.evaluated, global.needed)
            : markWords(global.score, telling),
      },
      {
        label: fiche.capacity,
        value: `${markWords(capacity && keptMark(capacity), telling)}. ${fiche.capacityHint}`,
      },
    ],
  } as const;
}

function adjustmentTable(adjusted: readonly MarkFacts[], telling: Telling): Table {
  const { fiche } = telling.words;
  const { adjustmentColumns: columns } = fiche;
  return {
    caption: fiche.adjustments,
    columns: [
      { label: columns.dimension, share: 4 },
      { label: columns.computed, share: 3 },
      { label: columns.kept, share: 3 },
      { label: columns.reason, share: 5 },
    ],
    rows: adjusted.map((mark) => [
      dimensionWords(mark.dimension, telling),
      markWords(mark.computed, telling),
      markWords(keptMark(mark), telling),
      mark.adjusted?.reason || fiche.noReason,
    ]),
  };
}

function adjustmentBlocks({ marks, capacity }: EvaluationFacts, telling: Telling): Block[] {
  const { fiche } = telling.words;
  const adjusted = [...marks, ...(capacity ? [capacity] : [])].filter((mark) => mark.adjusted !== null);
  return [
    { type: 'heading', text: fiche.adjustments },
    adjusted.length === 0
      ? { type: 'paragraph', text: fiche.noAdjustment, tone: 'soft' }
      : { type: 'table', ...adjustmentTable(adjusted, telling) },
  ];
}

function notEvaluatedBlocks({ marks, capacity }: EvaluationFacts, telling: Telling): Block[] {
  const { fiche, figures } = telling.words;
  const missing = [...marks, ...(capacity ? [capacity] : [])].filter((mark) => keptMark(mark) === null);
  const names = missing.map(({ dimension }) => dimensionWords(dimension, telling));
  return [
    { type: 'heading', text: fiche.notEvaluated },
    {
      type: 'paragraph',
      text: names.length === 0 ? fiche.allEvaluated : `${figures.list(names)}. ${fiche.notEvaluatedText}`,
    },
  ];
}

function restitutionBlocks({ restitution: { date, agreement, note } }: FicheFacts, words: DocumentWords): Block[] {
  const { fiche, figures } = words;
  const given = date ? fiche.restitutionOn(figures.day(date)) : fiche.notGivenBack;
  return [
    { type: 'heading', text: fiche.restitution },
    { type: 'paragraph', text: `${given} ${fiche.agreement[agreement === '' ? 'none' : agreement]}` },
    ...paragraphs(note === '' ? '' : fiche.headSaid(note)),
  ];
}

function photoBlocks({ photos: { shown, more } }: FicheFacts, { fiche }: DocumentWords): Block[] {
  const blocks: Block[] = [{ type: 'heading', text: fiche.photos }];
  if (shown.length === 0) blocks.push({ type: 'paragraph', text: fiche.noPhoto, tone: 'soft' });
  else {
    const items = shown.map((photo) => ({ ...photo, caption: photo.caption || fiche.noCaption }));
    blocks.push({ type: 'pictures', items });
  }
  if (more > 0) blocks.push({ type: 'paragraph', text: fiche.morePhotos(more), tone: 'soft' });
  return blocks;
}

function evaluationBlocks(evaluation: EvaluationFacts, telling: Telling): Block[] {
  return [
    ...strengthBlocks(evaluation, telling),
    ...trackBlocks(evaluation, telling),
    { type: 'heading', text: telling.words.fiche.radar },
    radarBlock(evaluation, telling),
    figureItems(evaluation, telling),
    { type: 'paragraph', text: telling.words.fiche.disclaimer, tone: 'soft' },
    ...adjustmentBlocks(evaluation, telling),
    ...notEvaluatedBlocks(evaluation, telling),
  ];
}

export function ficheBlocks(facts: FicheFacts, sources: DocumentSources, words: DocumentWords): Block[] {
  const { fiche, figures } = words;
  const { grid } = sources;
  const { evaluation } = facts;
  const items = [
    ...identityItems(facts.identity, sources, words),
    { label: fiche.visits, value: figures.list(facts.visits.map((day) => figures.day(day))) },
    {
      label: fiche.grid,
      value: grid
        ? fiche.gridOf(
            words.gridLabel({ label: grid.title, labelEn: grid.titleEn }),
            facts.gridVersion || grid.version,
            facts.mode,
          )
        : '',
    },
  ];
  const asked = [
    { role: 'chef', name: facts.identity.head },
    { role: 'conseil', name: facts.identity.advisor },
  ] as const;
  return [
    { type: 'facts', items: items.filter(({ value }) => value !== '') },
    ...(grid && evaluation
      ? evaluationBlocks(evaluation, { grid, words })
      : [{ type: 'paragraph', text: fiche.noGrid, tone: 'strong' } as const]),
    ...photoBlocks(facts, words),
    ...restitutionBlocks(facts, words),
    { type: 'signatures', items: signaturePlaces(facts.signatures, asked, words) },
  ];
}
