// A visit as signals and acts: which sections are asked, how far they are, and what a tap writes.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { createAnswerActs, type AnswerActs } from '#binding/question/question-acts.ts';
import { withoutProse } from '#binding/without-prose.ts';
import { dayAt } from '#domain/day.ts';
import { readAnswers, sourceKey, type Answer, type AnswerSource } from '#domain/dossier/answers.ts';
import { readDossier, type Dossier } from '#domain/dossier/dossier.ts';
import { dossierFacts, emptyMove } from '#domain/dossier/facts.ts';
import { mayMove } from '#domain/dossier/guards.ts';
import { dossierStanding } from '#domain/dossier/journal.ts';
import { moveDossier } from '#domain/dossier/moves.ts';
import { endVisit, reopenVisit, showNotice, wasNoticeShown, type Visit } from '#domain/dossier/visits.ts';
import type { Grid, Mode } from '#domain/grid/grid.ts';
import {
  firstOpenQuestion,
  progressOf,
  sectionState,
  visibleSections,
  type Progress,
  type Section,
  type SectionState,
} from '#domain/grid/sections.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { NOTICE_VERSION } from './notice.ts';

export interface Stage {
  readonly section: Section;
  readonly state: SectionState;
  readonly progress: Progress;
}

interface OpenPoint {
  readonly section: string;
  readonly question: string;
}

export interface VisitModel extends AnswerActs {
  readonly grid: ReadonlySignal<Grid | null>;
  readonly dossier: ReadonlySignal<Dossier>;
  readonly visit: ReadonlySignal<Visit | null>;
  readonly answers: ReadonlySignal<ReadonlyMap<string, Answer>>;
  readonly stages: ReadonlySignal<readonly Stage[]>;
  readonly progress: ReadonlySignal<Progress>;
  /** True until the notice has been shown, in this visit or in an earlier one. */
  readonly needsNotice: ReadonlySignal<boolean>;
  /** The screen is turned towards the head: notes and marks are hidden. */
  readonly shared: ReadonlySignal<boolean>;
  share(on: boolean): void;
  firstOpen(): OpenPoint | null;
  setSource(question: string, source: AnswerSource): void;
  setMode(mode: Mode): void;
  /** Time-stamps the notice; true when the dossier's state could follow. */
  noticeShown(): boolean;
  end(minutes: number, travelMin: number | null): Promise<void>;
  reopen(): void;
}

function stagesOf(sections: readonly Section[], answers: ReadonlyMap<string, Answer>): Stage[] {
  return sections.map((section) => ({
    section,
    state: sectionState(section, answers),
    progress: progressOf(section.questions, answers),
  }));
}

function total(stages: readonly Stage[]): Progress {
  return stages.reduce(
    (sum, { progress }) => ({
      answered: sum.answered + progress.answered,
      relevant: sum.relevant + progress.relevant,
    }),
    { answered: 0, relevant: 0 },
  );
}

/** Answers and the fields beside them. */
function createActs(record: OpenRecord) {
  return {
    ...createAnswerActs(record),
    setSource: (question: string, source: AnswerSource) =>
      void record.edit((draft) => draft.set(sourceKey(question), source)),
    setMode: (mode: Mode) => void record.edit((draft) => draft.set('mode', mode)),
  };
}

/** The visit itself: notice, end, way back. */
function createVisitActs(store: Store, record: OpenRecord, id: string, grid: ReadonlySignal<Grid | null>) {
  return {
    noticeShown(): boolean {
      const now = store.now();
      const today = dayAt(now);
      let moved = false;
      void record.edit((draft) => {
        showNotice(draft, id, NOTICE_VERSION, now);
        const move = emptyMove(today);
        const facts = dossierFacts(draft.view, {
          doc: record.doc,
          today,
          grid: grid.value,
          actions: [],
          sessions: [],
          move,
        });
        const standing = dossierStanding(draft.view);
        if (!mayMove(store.device.value.member?.role ?? 'advisor', standing, 'visite', facts).ok) return;
        moveDossier(draft, 'visite', move, now);
        moved = true;
      });
      return moved;
    },
    async end(startedAt: number, minutes: number, travelMin: number | null): Promise<void> {
      await record.edit((draft) => endVisit(draft, id, startedAt + minutes * 60_000, travelMin));
    },
    reopen: () => void record.edit((draft) => reopenVisit(draft, id)),
  };
}

/** @param id the visit's row in the dossier */
export function createVisitModel(store: Store, record: OpenRecord, id: string): VisitModel {
  // Typing in a note draws nothing here again.
  const view = withoutProse(record.view);
  const dossier = computed(() => readDossier(view.value));
  const grid = computed(() => store.grids.forHash(dossier.value.grid));
  const visit = computed(() => dossier.value.visits.find((one) => one.id === id) ?? null);
  const answers = computed(() => readAnswers(view.value));
  const stages = computed(() =>
    grid.value ? stagesOf(visibleSections(grid.value, answers.value, dossier.value.mode), answers.value) : [],
  );
  const shared = signal(false);
  const acts = createVisitActs(store, record, id, grid);
  return {
    grid,
    dossier,
    visit,
    answers,
    stages,
    progress: computed(() => total(stages.value)),
    needsNotice: computed(() => !wasNoticeShown(dossier.value.visits)),
    shared,
    share(on) {
      shared.value = on;
    },
    firstOpen() {
      for (const { section } of stages.value) {
        const question = firstOpenQuestion(section, answers.value);
        if (question) return { section: section.id, question: question.id };
      }
      return null;
    },
    ...createActs(record),
    noticeShown: acts.noticeShown,
    end: (minutes, travelMin) => acts.end(visit.value?.startedAt ?? store.now(), minutes, travelMin),
    reopen: acts.reopen,
  };
}
