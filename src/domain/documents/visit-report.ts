// The report of a visit, handed over the same day (PRODUCT 1.7): who, where, when, in the head's words, and what follows.
// Internal notes are not read here, of the answers only what a follow-up asks again, and of voice notes not what they say.
import type { Day } from '#domain/day.ts';
import { readAnswers } from '#domain/dossier/answers.ts';
import { readFollowUps, SATISFACTION, type Satisfaction } from '#domain/dossier/follow-up.ts';
import { visitFactsText, visitWordsText } from '#domain/dossier/notes.ts';
import { readPromises, type PromiseSide } from '#domain/dossier/promises.ts';
import { activeMinutes } from '#domain/dossier/visit-time.ts';
import { visitOf, type VisitKind } from '#domain/dossier/visits.ts';
import { readVoices } from '#domain/dossier/voice.ts';
import type { GivenAnswer } from '#domain/grid/answer.ts';
import { questionOf, type Grid } from '#domain/grid/grid.ts';
import type { Block, Table } from './block.ts';
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

export interface PromiseFacts {
  readonly side: PromiseSide;
  readonly text: string;
  readonly due: Day | null;
}

/** A question that a follow-up asked again. */
interface AgainFacts {
  readonly question: string;
  /** What was said at first; null: nothing, or only what the advisor had seen. */
  readonly first: GivenAnswer | null;
  readonly now: GivenAnswer;
}

/** A voice note stays in the team, its caption with it: whose voice it is knows that there is one, and how long. */
interface VoiceFacts {
  /** '' when it was spoken at no question. */
  readonly question: string;
  readonly seconds: number;
}

export interface VisitReportFacts {
  readonly identity: IdentityFacts;
  readonly kind: VisitKind;
  readonly date: Day | null;
  readonly place: string;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** Minutes without the pauses; null until it has ended. */
  readonly minutes: number | null;
  readonly hadPauses: boolean;
  readonly posteriori: boolean;
  readonly paperDay: Day | null;
  readonly words: string;
  readonly facts: string;
  /** Absent without one. */
  readonly voices?: readonly VoiceFacts[];
  /** At a follow-up: what was answered. */
  readonly again?: readonly AgainFacts[];
  readonly satisfaction?: readonly { readonly item: Satisfaction; readonly answer: GivenAnswer }[];
  readonly promises: readonly PromiseFacts[];
  readonly next: Day | null;
  readonly signatures: readonly SignatureFacts[];
}

const isGiven = ({ value, na }: GivenAnswer): boolean => value !== null || na;
const plain = ({ value, na }: GivenAnswer): GivenAnswer => ({ value, na });

const askedIn = ({ grid, currentGrid }: DocumentSources): Grid | null => grid ?? currentGrid;

function followFacts(sources: DocumentSources, id: string): Pick<VisitReportFacts, 'again' | 'satisfaction'> {
  const grid = askedIn(sources);
  const follow = grid && readFollowUps(sources.dossier, grid).find(({ visit }) => visit.id === id);
  if (!follow) return {};
  const firsts = readAnswers(sources.dossier);
  const again = [...follow.answers].flatMap(([question, now]): AgainFacts[] => {
    const first = firsts.get(question);
    const isSaid = first !== undefined && first.source !== 'observe' && isGiven(first);
    return isGiven(now) ? [{ question, first: isSaid ? plain(first) : null, now: plain(now) }] : [];
  });
  const satisfaction = SATISFACTION.map((item) => ({ item, answer: plain(follow.satisfaction[item]) }));
  return { again, satisfaction: satisfaction.filter(({ answer }) => isGiven(answer)) };
}

function voiceFacts({ dossier }: DocumentSources, id: string): Pick<VisitReportFacts, 'voices'> {
  const voices = readVoices(dossier)
    .filter(({ visit }) => visit === id)
    .map(({ question, seconds }) => ({ question, seconds }));
  return voices.length > 0 ? { voices } : {};
}

/** What the report says; null when the dossier has no such visit. */
export function visitReportFacts(sources: DocumentSources, id: string): VisitReportFacts | null {
  const { dossier } = sources;
  const visit = visitOf(dossier, id);
  if (!visit) return null;
  const { kind, date, place, startedAt, endedAt, posteriori, paperDay, next } = visit;
  return {
    identity: identityFacts(sources),
    kind,
    date,
    place,
    startedAt,
    endedAt,
    minutes: endedAt === null ? null : activeMinutes(visit, endedAt),
    hadPauses: visit.pauses.length > 0,
    posteriori,
    paperDay,
    words: dossier.texts.get(visitWordsText(id)) ?? '',
    facts: dossier.texts.get(visitFactsText(id)) ?? '',
    ...voiceFacts(sources, id),
    ...followFacts(sources, id),
    promises: readPromises(dossier, id)
      .filter(({ text }) => text.trim() !== '')
      .map(({ side, text, due }) => ({ side, text, due })),
    next,
    signatures: signatureFacts(dossier, 'visit', id),
  };
}

function hours({ startedAt, endedAt, posteriori, paperDay }: VisitReportFacts, words: DocumentWords): string {
  const { figures, visit } = words;
  if (posteriori) return visit.posteriori(paperDay ? figures.day(paperDay) : words.visit.noDay);
  if (startedAt === null) return '';
  if (endedAt === null) return visit.stillOpen(figures.time(startedAt));
  return visit.hoursOf(figures.time(startedAt), figures.time(endedAt));
}

function visitItems(facts: VisitReportFacts, words: DocumentWords) {
  const { figures, visit } = words;
  const lasted = facts.minutes === null || facts.posteriori ? '' : figures.duration(facts.minutes);
  const items = [
    { label: visit.date, value: facts.date ? figures.day(facts.date) : visit.noDay },
    { label: visit.place, value: facts.place },
    { label: visit.hours, value: hours(facts, words) },
    { label: visit.duration, value: lasted && facts.hadPauses ? visit.pausesOut(lasted) : lasted },
  ];
  return items.filter(({ value }) => value !== '');
}

/** What both sides promised, the company first. */
export function promiseTable(promises: readonly PromiseFacts[], caption: string, words: DocumentWords): Table {
  const { figures, visit } = words;
  const bySide = [...promises].sort((a, b) => Number(a.side === 'conseil') - Number(b.side === 'conseil'));
  return {
    caption,
    columns: [
      { label: visit.promiseColumns.who, share: 2 },
      { label: visit.promiseColumns.what, share: 5 },
      { label: visit.promiseColumns.due, share: 2 },
    ],
    rows: bySide.map(({ side, text, due }) => [visit.sides[side], text, due ? figures.day(due) : visit.noDay]),
  };
}

/** What has changed since the first visit, in the head's words both times, and what the support was good for. */
function followBlocks(
  { again = [], satisfaction = [] }: VisitReportFacts,
  sources: DocumentSources,
  words: DocumentWords,
): Block[] {
  const { visit } = words;
  const grid = askedIn(sources);
  const columns = [
    { label: visit.againColumns.question, share: 4 },
    { label: visit.againColumns.first, share: 3 },
    { label: visit.againColumns.now, share: 3 },
  ];
  const rows = again.flatMap(({ question, first, now }) => {
    const asked = grid && questionOf(grid, question);
    if (!asked) return [];
    const before = first ? words.answerText(asked, first) : visit.notAsked;
    return [[words.gridLabel(asked), before, words.answerText(asked, now)]];
  });
  const items = satisfaction.map(({ item, answer: { value, na } }) => ({
    label: visit.satisfaction[item],
    value: na ? visit.unsure : value === true ? visit.yes : visit.no,
  }));
  const changed: Block[] = [
    { type: 'heading', text: visit.again },
    { type: 'table', caption: visit.again, columns, rows },
  ];
  const useful: Block[] = [
    { type: 'heading', text: visit.useful },
    { type: 'facts', items },
  ];
  return [...(rows.length > 0 ? changed : []), ...(items.length > 0 ? useful : [])];
}

/** That they were spoken, where and how long; where they are heard. */
function voiceBlocks({ voices = [] }: VisitReportFacts, sources: DocumentSources, words: DocumentWords): Block[] {
  if (voices.length === 0) return [];
  const { visit } = words;
  const grid = askedIn(sources);
  const items = voices.map(({ question, seconds }) => {
    const asked = grid && questionOf(grid, question);
    return {
      title: asked ? words.gridLabel(asked) : visit.voiceNowhere,
      text: visit.voiceLasts(words.figures.seconds(seconds)),
    };
  });
  return [
    { type: 'heading', text: visit.voices },
    { type: 'paragraph', text: visit.voicesKept, tone: 'soft' },
    { type: 'list', ordered: false, items },
  ];
}

const said = (text: string, otherwise: string): Block[] =>
  text.trim() === '' ? [{ type: 'paragraph', text: otherwise, tone: 'soft' }] : paragraphs(text);

export function visitReportBlocks(facts: VisitReportFacts, sources: DocumentSources, words: DocumentWords): Block[] {
  const { visit, figures } = words;
  const asked = [{ role: 'chef', name: facts.identity.head } as const];
  return [
    { type: 'facts', items: [...identityItems(facts.identity, sources, words), ...visitItems(facts, words)] },
    { type: 'heading', text: visit.words },
    ...said(facts.words, visit.noWords),
    { type: 'heading', text: visit.facts },
    ...said(facts.facts, visit.noFacts),
    ...voiceBlocks(facts, sources, words),
    ...followBlocks(facts, sources, words),
    { type: 'heading', text: visit.promises },
    facts.promises.length === 0
      ? { type: 'paragraph', text: visit.noPromise, tone: 'soft' }
      : { type: 'table', ...promiseTable(facts.promises, visit.promises, words) },
    { type: 'heading', text: visit.next },
    facts.next === null
      ? { type: 'paragraph', text: visit.noNext, tone: 'soft' }
      : { type: 'paragraph', text: visit.nextOn(figures.day(facts.next)), tone: 'strong' },
    { type: 'signatures', items: signaturePlaces(facts.signatures, asked, words) },
  ];
}
