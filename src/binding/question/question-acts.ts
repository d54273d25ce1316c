// What a tap on an answer writes, at once, and how it is taken back.
import { answerKey, NOT_APPLICABLE, readAnswerValue, toggleOption } from '#domain/dossier/answers.ts';
import type { MultiQuestion } from '#domain/grid/grid.ts';
import { sameJson, type Json } from '#domain/json.ts';
import type { OpenRecord } from '#store/records.ts';

/** What an act replaced, so that it can be taken back. */
export interface Change {
  /** `none`: nothing was lost by this act. */
  readonly replaced: 'none' | 'changed' | 'cleared';
  undo(): void;
}

export interface AnswerActs {
  /** Writes an answer at once; null clears it. */
  answer(question: string, value: Json): Change;
  /** Null when the choice is full: nothing was written. */
  toggle(question: MultiQuestion, option: string): Change | null;
  notApplicable(question: string, on: boolean): Change;
}

/** @param keyOf the field of a question's answer: a dossier has one set of answers, a stake one per company */
export function createAnswerActs(
  record: Pick<OpenRecord, 'view' | 'edit'>,
  keyOf: (question: string) => string = answerKey,
): AnswerActs {
  const written = (key: string): Json => record.view.value.fields.get(key)?.value ?? null;

  function answer(question: string, value: Json): Change {
    const key = keyOf(question);
    const before = written(key);
    void record.edit((draft) => draft.set(key, value));
    const replaced = before === null || sameJson(before, value) ? 'none' : value === null ? 'cleared' : 'changed';
    return { replaced, undo: () => void record.edit((draft) => draft.set(key, before)) };
  }
  return {
    answer,
    toggle(question, option) {
      const chosen = readAnswerValue(written(keyOf(question.id))).value;
      const before = Array.isArray(chosen) ? (chosen as readonly string[]) : [];
      const after = toggleOption(question, before, option);
      if (after === before) return null;
      const change = answer(question.id, after.length === 0 ? null : after);
      // A tap more or a tap less is taken back by tapping again; only what an exclusive option swept away is offered.
      const sweptAway = before.some((value) => value !== option && !after.includes(value));
      return sweptAway ? { ...change, replaced: 'changed' } : { ...change, replaced: 'none' };
    },
    notApplicable: (question, on) => answer(question, on ? NOT_APPLICABLE : null),
  };
}
