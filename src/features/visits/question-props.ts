import type { Question } from '#domain/grid/grid.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import type { VisitModel } from './visit-model.ts';

/** What every part of a question on the screen is given. */
export interface QuestionProps {
  store: Store;
  record: OpenRecord;
  model: VisitModel;
  question: Question;
}
