// The words of the information notice (PRODUCT R2); raise `NOTICE_VERSION` with any change.
export const fr = {
  controller: 'le Syndicat Mixte',
  who: {
    title: 'Qui recueille vos réponses',
    text: (name: string) =>
      `${name}, responsable du traitement, qui accompagne les très petites entreprises du Couserans.`,
  },
  why: {
    title: 'Pourquoi',
    text: 'Comprendre votre activité, repérer vos points d’appui et deux ou trois pistes, puis préparer avec vous un plan d’accompagnement. Une note sert à parler\u00a0: elle n’est pas une décision et aucune décision n’est prise par une machine.',
  },
  basis: {
    title: 'Sur quelle base',
    text: 'Une mission d’intérêt public (article 6.1.e du RGPD). Vous répondez si vous le voulez\u00a0: chaque question peut rester sans réponse.',
  },
  what: {
    title: 'Ce qui n’est pas noté',
    text: 'Rien sur la santé, les opinions ou la vie privée. Les notes du conseiller peuvent vous être lues à tout moment.',
  },
  recipients: {
    title: 'Qui peut les lire',
    text: 'Votre conseiller et la coordination du projet. Le comité technique ne voit qu’une synthèse et le plan, après votre accord. Un partenaire ne reçoit que l’action qui lui est confiée, après votre accord.',
  },
  duration: {
    title: 'Combien de temps',
    text: 'Sans suite\u00a0: 12 mois après le dernier contact. Dossier suivi\u00a0: jusqu’à 3 ans après le dernier contact, puis il est rendu anonyme. Les plans signés et les comptes rendus sont archivés à part pour les contrôles de l’Union européenne.',
  },
  rights: {
    title: 'Vos droits',
    text: 'Accéder à vos données, les faire corriger ou effacer, en limiter l’usage, vous opposer, dire «\u00a0ne me contactez plus\u00a0». Une réponse vous est due sous un mois.',
  },
  dpo: {
    title: 'À qui écrire',
    text: (name: string) =>
      `Au délégué à la protection des données, à l’adresse du siège\u00a0: ${name}. Votre conseiller vous donne ses coordonnées et peut transmettre votre demande.`,
    contact: (contact: string) =>
      `Au délégué à la protection des données : ${contact}. Votre conseiller peut transmettre votre demande.`,
  },
  cnil: {
    title: 'Si la réponse ne vous convient pas',
    text: 'Vous pouvez saisir la CNIL\u00a0: www.cnil.fr, ou 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
  },
};
