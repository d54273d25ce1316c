import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import type { ResumeKeeper } from './resume.ts';
import type { VisitModel } from './visit-model.ts';

/** What every view of a visit is given. */
export interface VisitProps {
  store: Store;
  record: OpenRecord;
  model: VisitModel;
  keeper: ResumeKeeper;
  /** Name of the company, or ''. */
  company: string;
  /** Reads the notice again. */
  onNotice: () => void;
}
