import type { RecordKind } from '#domain/record/record.ts';

const HERE: Readonly<Partial<Record<RecordKind, string>>> = {
  company: 'cette entreprise',
  dossier: 'ce dossier',
  stake: 'cet enjeu',
  action: 'cette action',
  session: 'ce comité',
};

export const fr = {
  thisDevice: 'cet appareil',
  otherDevice: 'un autre appareil',
  emptied: 'vide',
  yes: 'Oui',
  no: 'Non',
  dayImpossible: 'Ce jour n’est pas possible : vérifiez l’année.',
  oldNote: 'Note d’avant',
  oldNoteHint: 'Écrite par une version précédente de l’application. Elle se corrige ici.',
  costNegative: 'Un coût ne peut pas être négatif.',

  alsoHere: (names: string, count: number, kind: RecordKind) =>
    `${names} ${count === 1 ? 'est' : 'sont'} aussi sur ${HERE[kind] ?? 'cette fiche'}`,

  rowKept: 'Modifié pendant ce temps',
  rowRemoved: 'Retiré de la liste',

  stateWord: {
    tablet: 'Sur cette tablette',
    sent: 'Envoyé, accusé attendu',
    received: 'Reçu par le serveur',
    backup: 'Dans la sauvegarde',
    typing: 'Saisie en cours',
    failed: 'Non enregistré',
    stuck: 'Bloqué : voir « À envoyer »',
  },
  stateCount: (figure: string, count: number) => `${figure} ${count > 1 ? 'fiches' : 'fiche'}.`,
  stateMeaning: {
    tablet: 'Enregistré ici, pas encore parti : n’existe que sur cette tablette.',
    sent: 'Parti de cette tablette ; le serveur n’a pas encore dit qu’il l’a reçu.',
    received: 'Le serveur a tout reconnu ; sa prochaine sauvegarde l’emportera.',
    backup: 'Reçu par le serveur, et présent dans sa sauvegarde.',
    typing: 'Ce qui est tapé va être enregistré.',
    failed: 'La tablette refuse d’enregistrer : exportez.',
    stuck: 'Le serveur n’a pas pris ce qui a été saisi : c’est gardé ici.',
  },
};
