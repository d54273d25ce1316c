// Several files as one archive; a PDF is compressed already and is only stored.
import { zipSync } from 'fflate';

export function archiveOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 0 });
}
