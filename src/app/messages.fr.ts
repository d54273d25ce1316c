export const fr = {
  brand: 'Cordée',
  home: 'Accueil',
  companies: 'Entreprises',
  dossiers: 'Dossiers',
  network: 'Réseau',
  collective: 'Collectif',
  committees: 'Comités',
  settings: 'Réglages',
  updateReady: 'Une nouvelle version de Cordée est prête.',
  updateElsewhere: 'Un autre onglet utilise déjà la nouvelle version.',
  updateAct: 'L’utiliser maintenant',
  updateRefused: 'Une saisie n’est pas encore enregistrée : la nouvelle version attend.',
  notFound: 'Cette page n’existe pas',
  notFoundHelp: 'L’adresse est peut-être incomplète. Rien n’est perdu : tout ce que vous avez saisi est à sa place.',
  backHome: 'Aller à l’accueil',
  crashTitle: 'Cet écran s’est arrêté',
  crashHelp:
    'Ce que la tablette avait enregistré est gardé. Rouvrez l’écran ; si cela recommence, enregistrez le fichier de secours et envoyez-le au coordinateur.',
  crashReload: 'Rouvrir',
  crashRescue: 'Enregistrer le fichier de secours',
  insecureTitle: 'Adresse non protégée',
  insecureHelp:
    'Cordée garde vos saisies sur la tablette et a besoin pour cela d’une adresse en https (ou de localhost). Demandez l’adresse protégée au coordinateur.',
  storageTitle: 'Cette tablette refuse de garder des données',
  storageHelp:
    'Le stockage du navigateur ne s’ouvre pas : navigation privée, espace plein ou réglage du navigateur. Sans lui, rien ne peut être enregistré, et Cordée ne commence pas une saisie qu’elle perdrait.',
  recovered: (count: number) =>
    count === 1
      ? 'Une fiche a retrouvé ce qui n’avait pas eu le temps d’être enregistré.'
      : `${count} fiches ont retrouvé ce qui n’avait pas eu le temps d’être enregistré.`,
  refused: 'Le serveur n’a pas pris vos derniers mots. Ils sont gardés sur cet appareil, dans « À envoyer ».',
  spaceScarce:
    'La place manque bientôt sur cet appareil. Cordée n’enlève que ce que le serveur garde ; libérez de la place ou voyez les réglages.',
};
