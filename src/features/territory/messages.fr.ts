// Words of the page on the territory, French: the source.
export const fr = { title: 'Le territoire en une page' };
