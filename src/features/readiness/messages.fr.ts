export const fr = { title: 'Prêt à partir' };
