// Stands in for `lib0/logging` in the built application (vite.config.ts): Yjs warns three times at most, and the
// original brings colours, a virtual console and a schema library for it.

export const BOLD = '';
export const UNBOLD = '';
export const ORANGE = '';
export const RED = '';

export function print(...parts: readonly unknown[]): void {
  console.info(...parts);
}

export function warn(...parts: readonly unknown[]): void {
  console.warn(...parts);
}
