// The worker carries the list of all files of the app. Those whose names are their sums differ in seven letters, so the
// build writes them as one line per ending: an entry for each would be a tenth of what the worker may weigh.

export interface ListedFile {
  readonly url: string;
  /** Null where the name is the sum. */
  readonly revision: string | null;
}

const SUMMED = /^assets\/([\w-]+)\.(\w+)$/;

/** For the build. */
export function shortened<File extends ListedFile>(files: readonly File[]): ListedFile[] {
  const kept: ListedFile[] = [];
  const names = new Map<string, string[]>();
  for (const file of files) {
    const [, name = '', ending = ''] = (file.revision === null && SUMMED.exec(file.url)) || [];
    if (name === '') kept.push(file);
    else names.set(ending, [...(names.get(ending) ?? []), name]);
  }
  return [...kept, ...[...names].map(([ending, all]) => ({ url: `${ending} ${all.join(' ')}`, revision: null }))];
}

/** For the worker: one entry per file again. */
export function listed(files: readonly ListedFile[]): ListedFile[] {
  return files.flatMap((file) => {
    const [ending = '', ...names] = file.url.split(' ');
    return names.length === 0 ? [file] : names.map((name) => ({ url: `assets/${name}.${ending}`, revision: null }));
  });
}
