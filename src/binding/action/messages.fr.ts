export const fr = {
  actionStates: {
    proposee: 'Proposée',
    decidee: 'Décidée',
    en_cours: 'En cours',
    faite: 'Faite',
    reportee: 'Reportée',
    abandonnee: 'Abandonnée',
  },
  actionTypes: { individuelle: 'Individuelle', collective: 'Collective' },
  removed: 'Retirée du plan',
  overdue: 'En retard',
  untitledAction: 'Action sans titre',
  period: (start: string, end: string) => `du ${start} au ${end}`,
  periodDay: (day: string) => `le ${day}`,
  periodFrom: (start: string) => `à partir du ${start}`,
  periodUntil: (end: string) => `avant le ${end}`,
  periodNone: 'dates à fixer',
};
