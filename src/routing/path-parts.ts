// A path compared with a pattern, step by step.

/** A part of an address as text; one that was cut is taken as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The named parts of a path (`:doc`, `:section?`); null when it is another path. */
export function partsOf(steps: readonly string[], path: readonly string[]): Map<string, string> | null {
  if (path.length > steps.length) return null;
  const parts = new Map<string, string>();
  for (const [index, step] of steps.entries()) {
    const given = path[index] ?? '';
    const optional = step.endsWith('?');
    if (!step.startsWith(':')) {
      if (step !== given) return null;
    } else if (given === '' && !optional) return null;
    else parts.set(step.slice(1, optional ? -1 : undefined), decoded(given));
  }
  return parts;
}
