// The answers to the grid of a group: one set for the group, `g/<question>`, and one for each company,
// `c/<company>/<question>`. What a company says of its place and of its limits stands in its row of the group already.
import { readAnswerValue, type MergedValue } from '#domain/dossier/answers.ts';
import type { AnswerSource } from '#domain/dossier/answers.ts';
import { isAsked, isSettled, type Answers, type GivenAnswer } from '#domain/grid/answer.ts';
import { isForEach } from '#domain/grid/collective-grid.ts';
import { allQuestions, type Grid, type Question } from '#domain/grid/grid.ts';
import type { DocId } from '#domain/ids.ts';
import { sameJson } from '#domain/json.ts';
import { valueOf } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';
import type { StakeMember } from './stake.ts';

/** Who answers; null: the group. */
export type Voice = DocId | null;

interface CollectiveAnswer extends MergedValue {
  readonly source: AnswerSource;
  /** Concurrent values waiting for somebody to choose. */
  readonly others: readonly MergedValue[];
}

export type VoiceAnswers = ReadonlyMap<string, CollectiveAnswer>;

/** Questions whose answer is a field of the company's row in the group. */
const IN_ROW: ReadonlyMap<string, string> = new Map([
  ['c.part1', 'position'],
  ['c.part3', 'limits'],
]);

const placeOf = (voice: Voice, question: string): string =>
  voice === null ? `g/${question}` : `c/${voice}/${question}`;

/** The field of an answer. */
export function voiceKey(voice: Voice, question: string): string {
  const field = voice !== null && IN_ROW.get(question);
  return field ? `member/${voice}/${field}` : placeOf(voice, question);
}

export const voiceSourceKey = (voice: Voice, question: string): string => `${placeOf(voice, question)}/src`;

/** The shared prose beside an answer. */
export const voiceNote = (voice: Voice, question: string): string =>
  voice === null ? `note/${question}` : `note/${voice}/${question}`;

/** What one voice has answered, cleared answers and « ne s'applique pas » included. */
export function readVoice(view: RecordView, grid: Grid, voice: Voice): VoiceAnswers {
  const answers = new Map<string, CollectiveAnswer>();
  for (const { id } of allQuestions(grid)) {
    const register = view.fields.get(voiceKey(voice, id));
    if (!register) continue;
    answers.set(id, {
      ...readAnswerValue(register.value),
      at: register.at,
      tag: register.tag,
      source: valueOf(view, voiceSourceKey(voice, id)) === 'observe' ? 'observe' : 'declare',
      others: register.others.map(({ value, at, tag }) => ({ ...readAnswerValue(value), at, tag })),
    });
  }
  return answers;
}

const sameAnswer = (a: GivenAnswer, b: GivenAnswer): boolean => a.na === b.na && sameJson(a.value, b.value);

const isGiven = ({ value, na }: GivenAnswer): boolean => na || value !== null;

/** One answer of several voices of one company: the newest one given; what the others said stands beside it. */
function oneAnswer(answers: readonly CollectiveAnswer[]): CollectiveAnswer | undefined {
  const [newest, ...older] = answers.toSorted((a, b) => Number(isGiven(b)) - Number(isGiven(a)) || b.at - a.at);
  const others = older.filter((one) => newest && isGiven(one) && !sameAnswer(one, newest));
  return newest && others.length > 0 ? { ...newest, others: [...newest.others, ...others] } : newest;
}

/** What the rows of one company answered, as one voice. */
function oneVoice(voices: readonly VoiceAnswers[]): VoiceAnswers {
  const [only] = voices;
  if (only && voices.length === 1) return only;
  const asked = new Set(voices.flatMap((voice) => [...voice.keys()]));
  return new Map(
    [...asked].flatMap((id) => {
      const answer = oneAnswer(voices.flatMap((voice) => voice.get(id) ?? []));
      return answer ? [[id, answer] as const] : [];
    }),
  );
}

/** A member, with its rows where the company has several records. */
type Speaking = Pick<StakeMember, 'company' | 'position' | 'erased'> & {
  readonly rows?: readonly Pick<StakeMember, 'company'>[];
};

export interface CollectiveAnswers {
  readonly group: VoiceAnswers;
  /** Of the companies that take part, in the order of the group. */
  readonly companies: ReadonlyMap<DocId, VoiceAnswers>;
}

/** A company that said « ce n'est pas pour moi », or that was erased, is not waited for and does not count. */
export function readCollective(view: RecordView, grid: Grid, members: readonly Speaking[]): CollectiveAnswers {
  const taking = members.filter(({ position, erased }) => position !== 'non' && !erased);
  return {
    group: readVoice(view, grid, null),
    companies: new Map(taking.map((member) => [member.company, readMember(view, grid, member)])),
  };
}

/** What one company has answered, by whichever of its rows. */
export function readMember(view: RecordView, grid: Grid, member: Omit<Speaking, 'position'>): VoiceAnswers {
  return oneVoice((member.rows ?? [member]).map(({ company }) => readVoice(view, grid, company)));
}

/** Answers that a question waits for: one, or one of each company. */
export function voicesOf(question: Question, { group, companies }: CollectiveAnswers): readonly Answers[] {
  if (!isAsked(question)) return [];
  return isForEach(question) ? [...companies.values()] : [group];
}

/** How many of them are there. */
export function settledVoices(question: Question, answers: CollectiveAnswers): number {
  return voicesOf(question, answers).filter((voice) => isSettled(question, voice)).length;
}
