// The grid speaks French whatever the language of the screen: a screen reader must know.

/** A sentence of the grid that exists in French alone. */
export function GridText({ children }: { children: string }) {
  return <span lang="fr">{children}</span>;
}
