export const fr = {
  lead: 'Réduites à l’ajout, sans le lieu ni l’appareil.',
  none: 'Pas encore de photo.',
  take: 'Prendre une photo',
  choose: 'Ajouter une image',
  kept: (count: number) =>
    count === 1 ? 'Photo enregistrée sur cette tablette.' : `${count} photos enregistrées sur cette tablette.`,
  one: 'Photo',
  untitled: 'Photo sans légende',
  takenOn: (when: string) => `Photo, ${when}`,
  open: (name: string) => `Agrandir\u00a0: ${name}`,
  caption: 'Légende',
  captionHint: 'Ce que l’on voit, en quelques mots.',
  person: 'Une personne est reconnaissable',
  personHint: 'Sans son accord écrit, la photo reste dans l’équipe et ne s’imprime pas.',
  saveFile: 'Garder dans un fichier',
  remove: 'Retirer la photo',
  removed: 'Photo retirée.',
  notHere: 'L’image n’est pas encore sur cet appareil. Elle arrive dès qu’il y a du réseau.',
  states: {
    tablet: 'Sur cette tablette',
    sending: 'En cours d’envoi',
    received: 'Reçue par le serveur',
    elsewhere: 'Pas sur cet appareil',
    coming: 'En chemin vers cet appareil',
    refused: 'Le serveur ne la prend pas',
  },
  damaged: 'Abîmée sur cette tablette',
  refusals: {
    damaged: 'Les données de cette photo sont abîmées sur cette tablette. Reprenez-la, puis retirez celle-ci.',
    revoked:
      'Ce dossier a été confié à quelqu’un d’autre\u00a0: la photo n’a pas été envoyée. Gardez-la dans un fichier.',
    'not-allowed': 'Vous ne pouvez pas ajouter de photo à ce dossier. Gardez-la dans un fichier.',
    gone: 'Ce dossier a été effacé\u00a0: la photo n’est plus prise. Gardez-la dans un fichier si vous en avez le droit.',
  },
  refusedOther: 'Le serveur ne prend pas cette photo. Elle reste ici\u00a0: gardez-la dans un fichier.',
  failures: {
    'picture-heic':
      'Ce navigateur ne lit pas les images HEIC. Prenez la photo depuis cette page, ou réglez l’appareil photo sur «\u00a0Le plus compatible\u00a0». Rien n’a été ajouté.',
    'picture-unreadable': 'Ce fichier n’est pas une image que cette tablette sait lire. Rien n’a été ajouté.',
    'picture-memory': 'Cette image est trop grande pour cette tablette. Prenez-la en plus petit. Rien n’a été ajouté.',
    'picture-known': 'Cette photo est déjà dans le dossier.',
    'storage-full':
      'La tablette est pleine\u00a0: la photo n’a pas été gardée. Libérez de la place, puis ajoutez-la de nouveau.',
    storage: 'La photo n’a pas pu être enregistrée sur cette tablette. Ajoutez-la de nouveau.',
  },
};
