import { counted } from '#i18n/plural.ts';

export const fr = {
  standing: 'Où en est-on',
  journal: 'Journal',
  journalLine: (from: string, to: string) => `${from} → ${to}`,
  journalBy: (who: string, when: string) => `noté par ${who}, ${when}`,
  journalNone: 'Aucun changement d’état pour le moment.',
  arbitrateTitle: 'À arbitrer',
  arbitrate: (count: number) =>
    `${counted(count, 'changement noté ailleurs ne suit pas', 'changements notés ailleurs ne suivent pas')} le journal : un coordinateur doit trancher.`,
  setAside: 'Laisser de côté',
  next: 'Et ensuite',
  nextNone: 'Aucune suite possible depuis cet état.',
  moveTo: (state: string) => `Passer à « ${state} »`,
  moveDay: 'Jour où cela s’est passé',
  moveReason: 'Motif ou précision',
  moveReasonRequired: 'Motif',
  moveDecision: 'Texte de la décision du comité',
  moveConfirm: 'Noter ce changement',
  moveDayRequired: 'Indiquez un jour valable.',
  movedTo: (state: string) => `État noté : ${state}`,
  guardsTitle: 'Il manque encore :',
  cancel: 'Annuler',
};
