import type { Messages } from '#i18n/define-messages.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  controller: 'the Syndicat Mixte',
  who: {
    title: 'Who collects your answers',
    text: (name: string) => `${name}, the data controller, which supports very small firms of the Couserans.`,
  },
  why: {
    title: 'Why',
    text: 'To understand your activity, find your strengths and two or three leads, then prepare a support plan with you. A score is for talking: it is not a decision, and no decision is made by a machine.',
  },
  basis: {
    title: 'On what basis',
    text: 'A task in the public interest (article 6.1.e of the GDPR). You answer if you wish: any question may stay without an answer.',
  },
  what: {
    title: 'What is not written down',
    text: 'Nothing about health, opinions or private life. The advisor’s notes can be read to you at any time.',
  },
  recipients: {
    title: 'Who may read them',
    text: 'Your advisor and the project’s coordination. The technical committee sees only a summary and the plan, with your agreement. A partner receives only the action handed to them, with your agreement.',
  },
  duration: {
    title: 'For how long',
    text: 'Without follow-up: 12 months after the last contact. Followed file: up to 3 years after the last contact, then it is made anonymous. Signed plans and minutes are archived apart for the audits of the European Union.',
  },
  rights: {
    title: 'Your rights',
    text: 'To read your data, have it corrected or erased, limit its use, object, say “do not contact me again”. You are owed an answer within one month.',
  },
  dpo: {
    title: 'Whom to write to',
    text: (name: string) =>
      `The data protection officer, at the head office: ${name}. Your advisor gives you the contact details and can pass on your request.`,
    contact: (contact: string) => `To the data protection officer: ${contact}. Your advisor can pass on your request.`,
  },
  cnil: {
    title: 'If the answer does not suit you',
    text: 'You may turn to the CNIL: www.cnil.fr, or 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
  },
} satisfies Messages<typeof fr>;
