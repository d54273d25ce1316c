// The grid of a group as signals and acts: whose turn it is, how far each section is, and what a tap writes.
import { mayWrite } from '#binding/rights.ts';
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { createAnswerActs, type AnswerActs } from '#binding/question/question-acts.ts';
import { beginGroupGrid } from '#domain/collective/begin-grid.ts';
import {
  readCollective,
  readMember,
  readVoice,
  settledVoices,
  voiceKey,
  voicesOf,
  type CollectiveAnswers,
  type Voice,
  type VoiceAnswers,
} from '#domain/collective/collective-answers.ts';
import { membersOfOne, type OneMember } from '#domain/collective/one-member.ts';
import { readStake, type Stake } from '#domain/collective/stake.ts';
import { isForEach } from '#domain/grid/collective-grid.ts';
import type { Grid, Question } from '#domain/grid/grid.ts';
import { visibleSections, type Progress, type Section, type SectionState } from '#domain/grid/sections.ts';
import type { DocId } from '#domain/ids.ts';
import { textOf } from '#domain/record/read.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { stakeGrid } from './stake-grid.ts';

/** The page of what each company answers for itself; no dimension has this id. */
export const EACH_SECTION = 'chaque-entreprise';

export interface GroupStage {
  readonly section: Section;
  readonly state: SectionState;
  readonly progress: Progress;
}

/** A stake whose members are companies, whatever the number of their records. */
interface GroupStake extends Stake {
  readonly members: readonly OneMember[];
}

export interface GroupModel {
  readonly store: Store;
  readonly record: OpenRecord;
  readonly stake: ReadonlySignal<GroupStake>;
  /** Null while no grid is loaded. */
  readonly grid: ReadonlySignal<Grid | null>;
  readonly begun: ReadonlySignal<boolean>;
  /** The companies that take part, and the one that is just saying that it does not. */
  readonly members: ReadonlySignal<readonly OneMember[]>;
  readonly answers: ReadonlySignal<CollectiveAnswers>;
  readonly stages: ReadonlySignal<readonly GroupStage[]>;
  readonly progress: ReadonlySignal<Progress>;
  /** Who answers now; null: the group. */
  readonly voice: ReadonlySignal<Voice>;
  /** The screen is turned towards the group: notes, limits, scores and companies that are not named are hidden. */
  readonly shared: ReadonlySignal<boolean>;
  speak(voice: Voice): void;
  share(on: boolean): void;
  begin(): void;
  /** What one voice has answered, whether it counts or not. */
  answersOf(voice: Voice): VoiceAnswers;
  /** The rows of the company that answers; none for the group. */
  rowsOf(voice: Voice): readonly DocId[];
  actsOf(voice: Voice): AnswerActs;
}

const NOBODY: CollectiveAnswers = { group: new Map(), companies: new Map() };
const NO_ANSWERS: VoiceAnswers = new Map();

/** What a company is asked in a section: what is its own, and its view of what the group will answer. */
export function isPutTo(voice: Voice, question: Question): boolean {
  return voice === null || isForEach(question) || question.type === 'scale';
}

function progressOf(section: Section, answers: CollectiveAnswers): Progress {
  return section.questions.reduce(
    (sum, question) => ({
      answered: sum.answered + settledVoices(question, answers),
      relevant: sum.relevant + voicesOf(question, answers).length,
    }),
    { answered: 0, relevant: 0 },
  );
}

function stageOf(section: Section, answers: CollectiveAnswers): GroupStage {
  const progress = progressOf(section, answers);
  const voices = [answers.group, ...answers.companies.values()];
  const disputed = section.questions.some(({ id }) => voices.some((one) => (one.get(id)?.others.length ?? 0) > 0));
  const state = disputed
    ? 'check'
    : progress.answered === 0
      ? 'empty'
      : progress.answered === progress.relevant
        ? 'done'
        : 'started';
  return { section, state, progress };
}

/** Context first, then what each company says of itself, then the dimensions. */
function stagesOf(grid: Grid, answers: CollectiveAnswers): GroupStage[] {
  const [first, ...others] = visibleSections(grid, answers.group, 'complet');
  if (!first) return [];
  const questions = [first, ...others].flatMap((section) => section.questions).filter(isForEach);
  const each: Section = { id: EACH_SECTION, label: '', labelEn: '', about: '', questions };
  const sections = questions.length > 0 ? [first, each, ...others] : [first, ...others];
  return sections.map((section) => stageOf(section, answers));
}

export function createGroupModel(store: Store, record: OpenRecord): GroupModel {
  const stake = computed((): GroupStake => {
    const own = readStake(record.view.value);
    return { ...own, members: membersOfOne(own.members, store.identities.value.of) };
  });
  const own = computed(() => stakeGrid(store, record.view.value));
  const grid = computed(() => own.value?.grid ?? null);
  const answers = computed(() =>
    grid.value ? readCollective(record.view.value, grid.value, stake.value.members) : NOBODY,
  );
  const stages = computed(() => (grid.value ? stagesOf(grid.value, answers.value) : []));
  const chosen = signal<Voice>(null);
  // Who may only read never sees what a company keeps for itself.
  const shared = signal(!mayWrite(store));
  const members = computed(() =>
    stake.value.members.filter(
      ({ position, company, erased }) => (position !== 'non' && !erased) || company === chosen.value,
    ),
  );
  return {
    store,
    record,
    stake,
    grid,
    begun: computed(() => textOf(record.view.value, 'grid') !== '' || answers.value.group.size > 0),
    members,
    answers,
    stages,
    progress: computed(() =>
      // The page of the companies repeats questions of the dimensions.
      stages.value
        .filter(({ section }) => section.id !== EACH_SECTION)
        .reduce(
          (sum, { progress }) => ({
            answered: sum.answered + progress.answered,
            relevant: sum.relevant + progress.relevant,
          }),
          { answered: 0, relevant: 0 },
        ),
    ),
    // A company that left the group, or that must not be seen, no longer answers.
    voice: computed(() => {
      const member = members.value.find(({ company }) => company === chosen.value);
      return member && (member.named || !shared.value) ? member.company : null;
    }),
    shared,
    speak(voice) {
      chosen.value = voice;
    },
    share(on) {
      shared.value = on;
    },
    begin() {
      const file = own.value;
      if (!file) return;
      void record.edit((draft) => beginGroupGrid(draft, file.grid, file.hash, stake.value.topic));
    },
    answersOf(voice) {
      if (!grid.value) return NO_ANSWERS;
      const member = stake.value.members.find(({ company }) => company === voice);
      return member
        ? readMember(record.view.value, grid.value, member)
        : readVoice(record.view.value, grid.value, voice);
    },
    rowsOf: (voice) =>
      stake.value.members.find(({ company }) => company === voice)?.rows.map(({ company }) => company) ?? [],
    actsOf: (voice) => createAnswerActs(record, (question) => voiceKey(voice, question)),
  };
}
