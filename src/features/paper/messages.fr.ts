export const fr = { title: 'Grille sur papier' };
