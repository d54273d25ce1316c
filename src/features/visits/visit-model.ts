// A visit as signals and acts: which sections are asked, how far they are, and what a tap writes.
import { computed, type ReadonlySignal } from '@preact/signals';
import { createAnswerActs, type AnswerActs } from '#binding/question/question-acts.ts';
import { withoutProse } from '#binding/without-prose.ts';
import { answerKey, readAnswer, readAnswers, type Answer, type AnswerSource } from '#domain/dossier/answers.ts';
import { readDossier, type Dossier } from '#domain/dossier/dossier.ts';
import { askedAgain } from '#domain/dossier/follow-up.ts';
import { readPhotos } from '#domain/dossier/photos.ts';
import { readVoices } from '#domain/dossier/voice.ts';
import { wasNoticeShown, type Visit } from '#domain/dossier/visits.ts';
import { asShown, hasExpressions } from '#domain/grid/form-shown.ts';
import { formState } from '#domain/grid/form-state.ts';
import type { Grid, Mode, Question } from '#domain/grid/grid.ts';
import { sectionScreens } from '#domain/grid/section-screens.ts';
import {
  firstOpenQuestion,
  progressOf,
  sectionState,
  visibleSections,
  type Progress,
  type Section,
  type SectionHead,
  type SectionState,
} from '#domain/grid/sections.ts';
import type { RecordView } from '#domain/record/record.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { followKey, followStage } from './follow-questions.ts';
import { createPlace, type Place } from './place.ts';
import { createSharedScreen, type SharedScreen } from './shared-screen.ts';
import { sameHead, sameSection, steadyList, steadyValues } from './steady.ts';
import { createVisitActs, type VisitActs } from './visit-acts.ts';

export interface Stage {
  readonly section: Section;
  readonly state: SectionState;
  readonly progress: Progress;
}

interface OpenPoint {
  readonly section: string;
  readonly question: string;
}

export interface VisitModel extends AnswerActs, VisitActs, SharedScreen {
  readonly id: string;
  /** The record without its prose: typing in a note draws nothing here again. */
  readonly view: ReadonlySignal<RecordView>;
  readonly grid: ReadonlySignal<Grid | null>;
  readonly dossier: ReadonlySignal<Dossier>;
  readonly visit: ReadonlySignal<Visit | null>;
  readonly answers: ReadonlySignal<ReadonlyMap<string, Answer>>;
  /** What is asked, screen by screen: the same list until an answer opens or closes a question. */
  readonly sections: ReadonlySignal<readonly Section[]>;
  /** The same without their questions: the frame around them is drawn again only when a screen comes or goes. */
  readonly heads: ReadonlySignal<readonly SectionHead[]>;
  /** The same with how far each is; at a follow-up without what is asked again, which has a screen of its own. */
  readonly stages: ReadonlySignal<readonly Stage[]>;
  /** What a follow-up asks; null at a first visit. */
  readonly follow: ReadonlySignal<Omit<Stage, 'section'> | null>;
  readonly again: ReadonlySignal<readonly Question[]>;
  readonly progress: ReadonlySignal<Progress>;
  /** True until the notice has been shown, in this visit or in an earlier one. */
  readonly needsNotice: ReadonlySignal<boolean>;
  readonly place: Place;
  /** Where this visit's answer to a question is kept: a follow-up never overwrites the first answers. */
  keyOf(question: string): string;
  /** This visit's answer. Reads signals. */
  answerOf(question: string): Answer;
  /** The question as it is put now: words and options may depend on answers. Reads signals. */
  asShown(question: Question): Question;
  /** The questions with a photo or a voice note. */
  readonly illustrated: ReadonlySignal<ReadonlySet<string>>;
  /** What an imported form asks for; to the head nothing is said to be required (PRODUCT R2). */
  isRequired(question: Question): boolean;
  firstOpen(): OpenPoint | null;
  setSource(question: string, source: AnswerSource): void;
  setMode(mode: Mode): void;
}

type GivenAnswers = ReadonlyMap<string, Answer>;

function stagesOf(sections: readonly Section[], answers: GivenAnswers): Stage[] {
  return sections.map((section) => ({
    section,
    state: sectionState(section, answers),
    progress: progressOf(section.questions, answers),
  }));
}

function sameStage(a: Stage, b: Stage): boolean {
  const [before, after] = [a.progress, b.progress];
  return (
    a.section === b.section &&
    a.state === b.state &&
    before.answered === after.answered &&
    before.relevant === after.relevant
  );
}

function total(stages: readonly Pick<Stage, 'progress'>[]): Progress {
  return stages.reduce(
    (sum, { progress }) => ({
      answered: sum.answered + progress.answered,
      relevant: sum.relevant + progress.relevant,
    }),
    { answered: 0, relevant: 0 },
  );
}

function without(sections: readonly Section[], again: readonly Question[]): Section[] {
  const ids = new Set(again.map(({ id }) => id));
  return sections
    .map((section) => ({ ...section, questions: section.questions.filter(({ id }) => !ids.has(id)) }))
    .filter(({ questions }) => questions.length > 0);
}

/** Answers and what stands beside them; each says where it was given. */
function createActs(record: OpenRecord, keyOf: (question: string) => string, place: Place) {
  const edit: OpenRecord['edit'] = (write) =>
    record.edit((draft) => {
      write(draft);
      place.note(draft);
    });
  return {
    ...createAnswerActs({ view: record.view, edit }, keyOf),
    setSource: (question: string, source: AnswerSource) =>
      void edit((draft) => draft.set(`${keyOf(question)}/src`, source)),
    setMode: (mode: Mode) => void record.edit((draft) => draft.set('mode', mode)),
  };
}

function firstOpenOf(stages: readonly Stage[], answers: GivenAnswers): OpenPoint | null {
  for (const { section } of stages) {
    const question = firstOpenQuestion(section, answers);
    if (question) return { section: section.id, question: question.id };
  }
  return null;
}

/** @param id the visit's row in the dossier */
export function createVisitModel(store: Store, record: OpenRecord, id: string): VisitModel {
  const view = withoutProse(record.view);
  const dossier = computed(() => readDossier(view.value));
  const grid = computed(() => store.grids.forHash(dossier.value.grid));
  const [visits, given, put] = [steadyValues<Visit | null>(), steadyValues<Answer>(), steadyValues<Question>()];
  const visit = computed(() => visits(id, dossier.value.visits.find((one) => one.id === id) ?? null));
  const answers = computed(() => readAnswers(view.value));
  const again = computed(() => (grid.value && visit.value?.kind === 'suivi' ? askedAgain(grid.value) : []));
  const [steadySections, steadyStages] = [steadyList(sameSection), steadyList(sameStage)];
  const steadyHeads = steadyList(sameHead);
  const sections = computed(() => {
    if (!grid.value) return [];
    const shown = visibleSections(grid.value, answers.value, dossier.value.mode);
    return steadySections(sectionScreens(grid.value, dossier.value.mode, without(shown, again.value)));
  });
  const stages = computed(() => steadyStages(stagesOf(sections.value, answers.value)));
  const follow = computed(() =>
    visit.value?.kind === 'suivi'
      ? followStage(again.value, (question) => readAnswer(view.value, keyOf(question)))
      : null,
  );
  const isForm = computed(() => grid.value !== null && hasExpressions(grid.value));
  const form = computed(() => (grid.value && isForm.value ? formState(grid.value, answers.value) : null));
  const keyOf = (question: string): string => followKey(id, again.value, question) ?? answerKey(question);
  const isRunning = (): boolean => visit.value?.startedAt != null && visit.value.endedAt === null;
  const place = createPlace({ record, visit: id, isRunning, now: store.now });
  return {
    id,
    view,
    grid,
    dossier,
    visit,
    answers,
    sections,
    heads: computed(() => steadyHeads(sections.value)),
    stages,
    follow,
    again,
    place,
    keyOf,
    progress: computed(() => total(follow.value ? [follow.value, ...stages.value] : stages.value)),
    needsNotice: computed(() => !wasNoticeShown(dossier.value.visits)),
    answerOf: (question) => given(question, readAnswer(view.value, keyOf(question))),
    illustrated: computed(
      () => new Set([...readPhotos(view.value), ...readVoices(view.value)].map(({ question }) => question)),
    ),
    asShown: (question) => {
      const state = form.value;
      return state
        ? put(question.id, asShown(question, state, answers.value.get(question.id)?.value ?? null))
        : question;
    },
    isRequired: (question) => form.value?.isRequired(question) ?? false,
    firstOpen: () => firstOpenOf(stages.value, answers.value),
    ...createSharedScreen(store, record.doc),
    ...createActs(record, keyOf, place),
    ...createVisitActs(store, record, id, () => grid.value),
  };
}
