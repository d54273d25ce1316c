export const fr = {
  back: 'Dossier',
  loading: 'Document',
  unknown: 'Ce document n’existe pas',
  unknownText: 'L’adresse ne mène à aucun document de ce dossier.',
  noRecord: 'Ce dossier n’est pas sur cet appareil',
  noRecordText: 'Il arrivera par le réseau si vous y avez accès.',
};
