/** What a rescue file is called, without a path: one with photos is an archive. @param base what it is, of which day */
export function rescueName(base: string, file: Blob): string {
  return `${base}.${file.type === 'application/zip' ? 'zip' : 'json'}`;
}
