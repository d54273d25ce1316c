/** Where a one-time link leads; the code is in the fragment, which browsers never send and no log ever holds. */
export function joinPath(code: string): string {
  return `/rejoindre#${code}`;
}
