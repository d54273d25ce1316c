export const fr = { title: 'Documents et mentions' };
