import { counted } from '#i18n/plural.ts';

export const fr = {
  title: 'À envoyer',
  lead: 'Ce qui n’est encore que sur cette tablette, et ce que le serveur a reçu.',
  sendNow: 'Envoyer maintenant',
  sending: (done: number, total: number) => (total > 0 ? `Envoi en cours ${done}/${total}` : 'Envoi en cours'),
  lastReceipt: (when: string) => `Dernier reçu du serveur : ${when}.`,
  noReceipt: 'Le serveur n’a encore rien reçu de cette tablette.',
  allReceived: 'Tout ce qui a été saisi ici est reçu par le serveur',
  allReceivedText: 'Chaque changement a été reconnu un par un.',
  nothing: 'Rien à envoyer',
  nothingText: 'Ce que vous saisirez apparaîtra ici jusqu’à ce que le serveur l’ait reçu.',

  waiting: (count: number) => `${counted(count, 'fiche attend', 'fiches attendent')} d’être envoyées`,
  waitingOne: '1 fiche attend d’être envoyée',
  since: (when: string) => `attend depuis le ${when}`,
  changed: (when: string) => `dernière saisie le ${when}`,
  exportOne: 'Exporter',
  exportAll: 'Tout exporter',
  exportDone: 'Fichier de secours créé. Gardez-le hors de cette tablette.',
  exportName: 'cordee-secours',
  more: (count: number) => `Afficher ${count} de plus`,

  stuck: 'Ce que le serveur n’a pas pris',
  stuckText:
    'Ces fiches ne retiennent pas les autres. Elles restent sur cette tablette : exportez-les et confiez le fichier au coordinateur.',
  stuckAt: (when: string) => `refusée le ${when}`,
  reasons: {
    forbidden: 'Vous n’avez pas le droit d’écrire dans cette fiche.',
    gone: 'Cette fiche a été effacée du serveur, par exemple à la demande de l’entreprise.',
    invalid: 'Le serveur n’a pas pu lire cette saisie.',
    toolarge: 'Cette fiche est trop grosse pour le serveur.',
    revoked: 'Cet appareil a été retiré de l’espace avant l’envoi.',
  },
  reasonOther: (reason: string) => `Le serveur a refusé (${reason}).`,

  failedTitle: 'Des saisies ne sont pas enregistrées',
  failures: {
    'storage-full': 'La tablette n’a plus de place. Exportez, puis libérez de la place.',
    'storage-closed': 'La mémoire de la tablette s’est fermée. Exportez, puis rouvrez l’application.',
    'storage-timeout': 'La mémoire de la tablette ne répond pas. Exportez, puis rouvrez l’application.',
    'storage-failed': 'La tablette refuse d’enregistrer. Exportez, puis rouvrez l’application.',
  },
  failedText: 'Vous pouvez continuer à saisir : tout est gardé tant que l’application reste ouverte.',

  adviceTitle: 'Plus d’un jour sans envoi',
  adviceText: 'Cherchez un réseau dans la journée : tant que rien n’est parti, ces saisies n’existent qu’ici.',
  rescueTitle: 'Plus de trois jours sans envoi',
  rescueText: 'Créez un fichier de secours et gardez-le ailleurs que sur cette tablette.',

  alone: 'Cette tablette n’a pas rejoint d’espace : ce qui est saisi reste ici, et partira dès que vous l’aurez fait.',
  join: 'Rejoindre avec un lien',
  offline: 'Le serveur ne répond pas. Tout est gardé ici et partira de soi-même.',
  portal: 'Une autre page a répondu à la place du serveur. Ouvrez la page d’accueil de ce réseau, puis revenez.',
  refused: 'Le serveur refuse cet appareil. Ce qui attend reste ici ; parlez-en au coordinateur.',
  trouble: 'Le dernier envoi n’a pas abouti. Un nouvel essai se fait tout seul.',

  kinds: {
    company: 'Entreprise',
    dossier: 'Dossier',
    stake: 'Enjeu collectif',
    action: 'Action',
    session: 'Comité',
    other: 'Fiche',
  },
  unnamed: 'Sans nom',
};
