// No-break spaces are written as escapes: \u202f before ; ! ? and \u00a0 before : and inside « ».
export const fr = {
  title: 'Ce qui a changé',
  lead: 'Les mêmes questions qu’au début, puis ce que l’accompagnement a apporté. Les premières réponses restent.',
  first: (words: string, day: string) =>
    day ? `À la première visite, ${day}\u00a0: ${words}` : `Au début\u00a0: ${words}`,
  noFirst: 'Pas de réponse à la première visite.',
  useful: 'Ce que l’accompagnement a apporté',
  satisfaction: {
    useful: 'L’accompagnement vous a-t-il été utile\u202f?',
    discovered: 'Vous a-t-il fait découvrir une aide ou un appui que vous ne connaissiez pas\u202f?',
    started: 'Avez-vous engagé une action depuis\u202f?',
    chose: 'Vous a-t-il aidé à choisir\u202f?',
  },
};
