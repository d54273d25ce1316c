// Plain spaces are set as French typography wants them when they are shown.
import { counted } from '#i18n/plural.ts';

export const fr = {
  title: 'Restitution',
  back: 'Dossier',
  lead: 'À regarder ensemble. Ce que dit le chef d’entreprise l’emporte.',
  absent: 'Ce dossier n’est pas sur cet appareil',
  absentText: 'Il arrivera au prochain échange avec le serveur, si vous y avez accès.',
  dated: 'Restitution datée d’aujourd’hui.',
  noAnswers: 'Pas encore de réponses',
  noAnswersText: 'La restitution se prépare avec les réponses de la visite.',
  openPlan: 'Ouvrir le plan',
  toPlan: 'Écrire le plan ensemble',

  strengths: 'Vos points d’appui',
  noStrength: 'Ils apparaissent dès qu’une dimension a assez de réponses.',

  tracks: 'Deux ou trois pistes',
  tracksText:
    'Des propositions tirées de règles visibles. On garde celles qui parlent, avec les mots du chef d’entreprise.',
  noTrack: 'Aucune piste gardée pour l’instant : choisissez ci-dessous.',
  trackName: (place: number, title: string) => `Piste ${place} : ${title}`,
  manyTracks: (count: number) => `${count} pistes sont gardées. Deux ou trois suffisent pour commencer.`,
  inHisWords: 'Avec ses mots',
  inHisWordsHint: 'Comment le chef d’entreprise le dit.',
  kept: 'Piste gardée',
  letGo: 'Piste retirée. Ses mots sont gardés.',
  letGoOf: (title: string) => `Retirer la piste : ${title}`,
  letGoWord: 'Retirer',
  choose: (count: number) =>
    count === 0
      ? 'Ajouter une piste'
      : count === 1
        ? 'Voir la proposition'
        : `Choisir parmi ${counted(count, 'proposition', 'propositions')}`,
  keepTrack: (title: string) => `Garder la piste : ${title}`,
  keepWord: 'Garder',
  ownTrack: 'Sa propre piste',
  ownTrackText: 'Aucune règle ne l’a proposée : elle vient du chef d’entreprise.',
  addOwn: 'Ajouter sa propre piste',
  ownAdded: 'Piste ajoutée : écrivez-la avec ses mots.',

  drawing: 'Le dessin d’ensemble',
  radar: 'Les douze dimensions',
  noDecision: 'Ce dessin sert à parler. Une note n’est pas une décision, et on ne classe pas les entreprises.',
  byAnswers: 'selon les réponses',
  byHead: 'selon le chef d’entreprise',
  capacityText: 'À part : ni force ni faiblesse, c’est ce qui permet de démarrer.',
  notEvaluated: 'Non évalué',
  notEvaluatedText: 'Trop peu de réponses pour un mot. Ce n’est jamais un zéro.',
  nothingApplies: 'rien ne s’applique',
  lacking: (count: number) => `encore ${counted(count, 'réponse', 'réponses')}`,

  dimensions: 'Dimension par dimension',
  dimensionsText: 'Touchez une dimension pour l’ajuster avec le chef d’entreprise.',
  apart: 'À part',
  adjust: 'Ajuster',
  adjustAgain: 'Revoir',
  headSays: (word: string) => `Selon le chef d’entreprise : ${word}`,
  notAdjusted: 'sans ajustement',
  adjustTitle: (dimension: string) => `Ajuster : ${dimension}`,
  adjustText: (word: string) => `Selon les réponses : ${word}. L’ajustement se met à côté, il ne remplace rien.`,
  adjustQuestion: 'Comment le chef d’entreprise le voit-il ?',
  adjustMissing: 'Choisissez un mot.',
  adjustReason: 'Pourquoi',
  adjustReasonHint: 'Avec ses mots. Pas de santé, pas d’opinions, pas de vie privée.',
  adjustReasonMissing: 'Écrivez la raison en quelques mots.',
  adjusted: (dimension: string) => `« ${dimension} » ajusté.`,
  adjustmentRemoved: 'Ajustement retiré.',
  removeAdjustment: 'Retirer l’ajustement',
  record: 'Enregistrer',
  cancel: 'Annuler',
  how: 'Comment c’est calculé',
  question: 'Question',
  answer: 'Réponse',
  points: 'Points',
  weight: 'Poids',

  innovation: 'Ce que « innovation » évoque',
  notAsked: 'La question n’a pas encore été posée.',
  ask: 'La poser',
  askedAgain: (day: string) => (day ? `Au suivi du ${day}` : 'Au suivi'),

  photos: 'Les photos acceptées',
  photosText:
    'Touchez une photo pour noter ce que le chef d’entreprise accepte. Sans accord, elle reste dans l’équipe.',
  photosAgreed: (agreed: number, all: number) =>
    `${counted(agreed, 'photo acceptée', 'photos acceptées')} dans les documents, sur ${all}.`,

  opinion: 'L’avis du chef d’entreprise',
  opinionQuestion: 'D’accord avec cette lecture ?',
  agree: 'Accord',
  disagree: 'Désaccord noté',
  disagreeHint: 'Un désaccord noté vaut autant qu’un accord : le travail continue.',
  answerCleared: 'Avis effacé.',
  note: 'Ce que le chef d’entreprise confirme, corrige ou ajoute',
  disagreement: 'Sur quoi porte le désaccord',
  noteHint: 'Lu par le chef d’entreprise : c’est dans la fiche que l’entreprise garde.',
  date: 'Date de la restitution',
  dateHint: 'Le jour du premier geste, si rien d’autre n’est écrit.',
  receipt: 'Signature : j’ai reçu cette restitution',

  keep: 'Ce que l’entreprise garde',
  keepText: 'Deux pages faites sur cet appareil, à remettre le jour même.',
  sheet: 'Fiche pré-diagnostic',
};
