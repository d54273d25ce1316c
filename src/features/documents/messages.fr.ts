export const fr = {
  back: 'Dossier',
  goBack: 'Revenir',
  document: 'Document',
  unknown: 'Ce document n’existe pas',
  unknownText: 'L’adresse ne mène à aucun document de ce dossier.',
  noRecord: 'Ce dossier n’est pas sur cet appareil',
  noRecordText: 'Il arrivera au prochain échange avec le serveur, si vous y avez accès.',
  save: 'Partager ou enregistrer',
  making: 'Préparation du PDF…',
  print: 'Imprimer',
  saved: 'Le fichier est fait',
  savedText: 'S’il a été remis à l’entreprise, notez-le : le dossier dira ce qu’elle a en main.',
  boxed: (characters: string) =>
    `Ces signes ne s’impriment pas, une case vide les remplace : ${characters}. Le dossier les garde.`,
  fileFailed: 'Le PDF n’a pas été fait',
  failures: {
    'not-here':
      'La partie de l’application qui fait les PDF n’est pas encore sur cet appareil. Ouvrez l’application une fois avec du réseau ; d’ici là, « Imprimer » fonctionne.',
    'not-made':
      'La mémoire manque peut-être. Fermez d’autres applications et recommencez ; « Imprimer » fonctionne aussi.',
  },
  handing: 'Remise à l’entreprise',
  handingHint: 'Noter la remise garde la date et ce que le document disait ce jour-là.',
  handOver: 'Noter la remise',
  handedOver: 'La remise est notée dans le dossier.',
  notKept: 'La remise n’a pas pu être notée : recommencez.',
  signatures: 'Signatures',
  others: 'Documents du dossier',
  thisOne: 'affiché ici',
  saveAll: 'Tous les documents (zip)',
  archiveName: 'documents',
  missingPicture: 'Cette photo n’est pas sur cet appareil.',
};
