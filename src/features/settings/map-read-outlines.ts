// The page's side of the worker that reads outlines.
import { fail, type Result } from '#domain/result.ts';
import { LARGEST_OUTLINE_FILE, type OutlineFailure, type OutlineImport } from '#domain/territory/import-outlines.ts';

export type ReadFailure = OutlineFailure | { readonly type: 'outline-too-large' | 'outline-unreadable' };
export type ReadOutlines = Result<OutlineImport, ReadFailure>;

/** Longer than a slow tablet needs for the largest file, ms. */
const PATIENCE = 120_000;

/** A file beyond the limit is not even opened; a worker that dies of one is an answer too. */
export function readOutlineFile(file: Blob): Promise<ReadOutlines> {
  if (file.size > LARGEST_OUTLINE_FILE) return Promise.resolve(fail({ type: 'outline-too-large' }));
  return new Promise((resolve) => {
    const worker = new Worker(new URL('map-outline-worker.ts', import.meta.url), { type: 'module' });
    const done = (result: ReadOutlines): void => {
      clearTimeout(timer);
      worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => done(fail({ type: 'outline-unreadable' })), PATIENCE);
    worker.addEventListener('message', (event: MessageEvent<ReadOutlines>) => done(event.data));
    worker.addEventListener('error', () => done(fail({ type: 'outline-unreadable' })));
    worker.postMessage(file);
  });
}
