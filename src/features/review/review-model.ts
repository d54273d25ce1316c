// The review of one dossier as signals and acts: its sections, what was read of them, what left and whether it changed.
import { computed, type ReadonlySignal } from '@preact/signals';
import { readAnswers, type Answer } from '#domain/dossier/answers.ts';
import { openComments, questionAt, type Comment } from '#domain/dossier/comments.ts';
import { readDossier, type Dossier } from '#domain/dossier/dossier.ts';
import {
  markRead,
  readReadings,
  remarkRead,
  sectionReading,
  unmarkRead,
  type SectionReading,
} from '#domain/dossier/review.ts';
import { reviewEvents, reviewStage, type ReviewStage } from '#domain/dossier/review-stage.ts';
import type { Differences } from '#domain/dossier/seal.ts';
import {
  askCorrection,
  changedSince,
  coversSending,
  latestSendings,
  recallReview,
  sendForReview,
  type Sending,
} from '#domain/dossier/sending.ts';
import { documentSources } from '#binding/documents/sources.ts';
import { dayAt } from '#domain/day.ts';
import { isAsHanded, lastHanded } from '#domain/documents/handed.ts';
import { documentOf, type DocumentName } from '#domain/documents/names.ts';
import type { DocumentSources } from '#domain/documents/sources.ts';
import type { Grid } from '#domain/grid/grid.ts';
import { progressOf, visibleSections, type Progress, type Section } from '#domain/grid/sections.ts';
import type { CompanyCard } from '#domain/record/cards.ts';
import { rowIds, textOf } from '#domain/record/read.ts';
import type { RecordEvent, RecordView } from '#domain/record/record.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';

/** A section as the rail and the overview tell it. */
export interface ReviewSection {
  readonly section: Section;
  readonly progress: Progress;
  readonly reading: SectionReading | null;
  /** Open remarks on its questions. */
  readonly remarks: number;
}

export interface Sent {
  readonly sending: Sending;
  readonly differences: Differences;
}

export interface ReviewModel {
  readonly store: Store;
  readonly record: OpenRecord;
  readonly company: ReadonlySignal<CompanyCard | null>;
  readonly dossier: ReadonlySignal<Dossier>;
  readonly grid: ReadonlySignal<Grid | null>;
  readonly answers: ReadonlySignal<ReadonlyMap<string, Answer>>;
  readonly sections: ReadonlySignal<readonly ReviewSection[]>;
  readonly remarks: ReadonlySignal<readonly Comment[]>;
  readonly stage: ReadonlySignal<ReviewStage>;
  /** The last sending for review or request for corrections. */
  readonly lastStep: ReadonlySignal<RecordEvent | null>;
  readonly sent: ReadonlySignal<readonly Sent[]>;
  /** Photos by the question they were taken at. */
  readonly photos: ReadonlySignal<ReadonlyMap<string, number>>;
  readonly isCoordinator: ReadonlySignal<boolean>;
  readonly mayWrite: ReadonlySignal<boolean>;
  /** Each act returns what takes it back. */
  markRead(sections: readonly Section[]): () => void;
  unmark(section: string): () => void;
  send(): () => void;
  ask(): () => void;
  setChecked(on: boolean): void;
}

function photosByQuestion(record: OpenRecord): Map<string, number> {
  const counts = new Map<string, number>();
  const view = record.view.value;
  for (const id of rowIds(view, 'photo')) {
    const question = textOf(view, `photo/${id}/question`);
    if (question !== '') counts.set(question, (counts.get(question) ?? 0) + 1);
  }
  return counts;
}

/** Of a document the sum of what it said is exact; the fields that moved are then told as far as they are known. */
function sentOf(sending: Sending, view: RecordView, sources: () => DocumentSources): Sent {
  const differences = changedSince(sending, view, coversSending(sending));
  if (sending.kind !== 'document' || documentOf(sending.document) === null) return { sending, differences };
  const name = sending.document as DocumentName;
  const handed = lastHanded(view, name);
  const exact = handed && isAsHanded(sources(), name, handed);
  return { sending, differences: exact === null ? differences : { ...differences, isSame: exact } };
}

function createActs(
  store: Store,
  record: OpenRecord,
): Pick<ReviewModel, 'markRead' | 'unmark' | 'send' | 'ask' | 'setChecked'> {
  function step(write: (draft: Parameters<Parameters<OpenRecord['edit']>[0]>[0]) => string): () => void {
    let event = '';
    void record.edit((draft) => {
      event = write(draft);
    });
    return () => void record.edit((draft) => recallReview(draft, event));
  }
  return {
    markRead(sections) {
      let rows: readonly string[] = [];
      void record.edit((draft) => {
        rows = markRead(draft, sections, store.now());
      });
      return () => void record.edit((draft) => unmarkRead(draft, rows));
    },
    unmark(section) {
      const rows = readReadings(record.view.value).flatMap((reading) =>
        reading.section === section ? [reading.row] : [],
      );
      void record.edit((draft) => unmarkRead(draft, rows));
      return () => void record.edit((draft) => remarkRead(draft, rows));
    },
    send: () => step(sendForReview),
    ask: () =>
      step((draft) =>
        askCorrection(
          draft,
          openComments(draft.view).map(({ id }) => id),
        ),
      ),
    setChecked: (on) => void record.edit((draft) => draft.set('quality/date', on ? dayAt(store.now()) : null)),
  };
}

export function createReviewModel(store: Store, record: OpenRecord): ReviewModel {
  const { view } = record;
  const dossier = computed(() => readDossier(view.value));
  const grid = computed(() => store.grids.forHash(dossier.value.grid));
  const answers = computed(() => readAnswers(view.value));
  const remarks = computed(() => openComments(view.value));
  const sources = documentSources(store, record);
  const role = computed(() => store.device.value.member?.role ?? 'advisor');
  const sections = computed(() => {
    if (!grid.value) return [];
    const readings = readReadings(view.value);
    return visibleSections(grid.value, answers.value, dossier.value.mode).map((section): ReviewSection => {
      const ids = new Set(section.questions.map(({ id }) => id));
      return {
        section,
        progress: progressOf(section.questions, answers.value),
        reading: sectionReading(view.value, section, readings),
        remarks: remarks.value.filter(({ on }) => ids.has(questionAt(on) ?? '')).length,
      };
    });
  });
  return {
    store,
    record,
    company: computed(() => {
      const doc = dossier.value.company;
      return (doc && store.cards.company.value.get(doc)) ?? null;
    }),
    dossier,
    grid,
    answers,
    sections,
    remarks,
    stage: computed(() => reviewStage(view.value)),
    lastStep: computed(() => reviewEvents(view.value).at(-1) ?? null),
    sent: computed(() => latestSendings(view.value).map((sending) => sentOf(sending, view.value, () => sources.value))),
    photos: computed(() => photosByQuestion(record)),
    isCoordinator: computed(() => role.value === 'coordinator'),
    mayWrite: computed(() => role.value === 'coordinator' || role.value === 'advisor'),
    ...createActs(store, record),
  };
}

/** The section after this one; null at the end. */
export function sectionAfter(sections: readonly ReviewSection[], id: string): ReviewSection | null {
  const index = sections.findIndex(({ section }) => section.id === id);
  return index < 0 ? null : (sections[index + 1] ?? null);
}

/** Where a remark's question is; null for the whole dossier, and for a question that is not asked now. */
export function sectionOfRemark(sections: readonly ReviewSection[], comment: Comment): ReviewSection | null {
  const question = questionAt(comment.on);
  return sections.find(({ section }) => section.questions.some(({ id }) => id === question)) ?? null;
}
