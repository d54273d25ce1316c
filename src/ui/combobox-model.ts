// Which option the keyboard stands on: pure, so that every key can be tested without a screen.
export interface ComboOption {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** What a key does to an open or closed list. */
export type ComboMove = { readonly open: boolean; readonly active: number } | 'choose' | 'reset' | null;

/** The move for a key; null leaves the key to the text box. -1 is « no option ». */
export function moveFor(
  key: string,
  at: { readonly open: boolean; readonly active: number; readonly count: number; readonly alt: boolean },
): ComboMove {
  const last = at.count - 1;
  switch (key) {
    case 'ArrowDown':
      if (at.alt) return { open: true, active: at.active };
      return { open: true, active: at.count === 0 ? -1 : at.active >= last ? 0 : at.active + 1 };
    case 'ArrowUp':
      if (at.alt) return { open: false, active: -1 };
      return { open: true, active: at.count === 0 ? -1 : at.active <= 0 ? last : at.active - 1 };
    case 'PageDown':
      return at.open ? { open: true, active: Math.min(last, at.active + 5) } : null;
    case 'PageUp':
      return at.open ? { open: true, active: Math.max(Math.min(0, last), at.active - 5) } : null;
    case 'Enter':
      return at.open && at.active >= 0 ? 'choose' : null;
    case 'Escape':
      return at.open ? { open: false, active: -1 } : 'reset';
    default:
      return null;
  }
}

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').replace(/[’']/g, ' ').toLowerCase();

/** The one option that a text names in full, accents aside; null when none or several do. */
export function namedOption(options: readonly ComboOption[], text: string): ComboOption | null {
  const asked = folded(text).trim();
  const named = options.filter((option) => folded(option.label).trim() === asked);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Options whose label or detail holds each word typed, accents aside; those that begin with it first. */
export function filterOptions(options: readonly ComboOption[], query: string, limit = 50): readonly ComboOption[] {
  const asked = folded(query).trim();
  if (asked === '') return options.slice(0, limit);
  const parts = asked.split(/[\s-]+/);
  const found = options.filter((option) => {
    const text = folded(`${option.label} ${option.detail ?? ''}`);
    return parts.every((part) => text.includes(part));
  });
  const begins = (option: ComboOption): number => (folded(option.label).startsWith(asked) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b)).slice(0, limit);
}
