import type { Messages } from '#i18n/define-messages.ts';
import { counted } from '#i18n/plural.ts';
import type { fr } from './messages.fr.ts';

export const en = {
  title: 'Proposals',
  lead: 'What the diagnoses hint at. Nothing happens without you: open, propose or set aside.',
  back: 'Network',
  views: 'Kinds of proposals',
  kinds: {
    enjeu: 'Stakes to open',
    proches: 'Similar companies',
    complementaires: 'Complementary companies',
    ambassadeur: 'Possible ambassadors',
  },
  leads: {
    enjeu: (count: number, km: string) =>
      `The same topic cited by at least ${counted(count, 'company', 'companies')}, within ${km} of each other in a straight line.`,
    proches: (km: string) =>
      `Same needs, same strengths, within ${km} in a straight line. Of each company, the one it shares most with.`,
    complementaires: (km: string) =>
      `What one is good at, the other is looking for, within ${km} in a straight line. Of each company, the best match.`,
    ambassadeur: 'Heads of companies whom others may listen to. Their written consent is still to be asked.',
  },
  noneTitles: {
    enjeu: 'No stake to propose',
    proches: 'No similar companies to introduce',
    complementaires: 'No complementary companies to introduce',
    ambassadeur: 'No ambassador to propose',
  },
  noneTexts: {
    enjeu:
      'The question “what would you do with others?” of the diagnoses brings up proposals. A partner may bring one too.',
    proches: 'At least two diagnoses with evaluated dimensions or cited topics are needed.',
    complementaires: 'One company must be strong where another, near enough, is to awaken.',
    ambassadeur: 'A company at ease with cooperation, or known by several others, will appear here.',
  },
  readers: 'Advisors and coordinators read the proposals.',
  parameters: 'Thresholds and distances',
  fromPartner: 'Note a partner’s idea',
  unnamed: 'Company without a name',
  companies: (count: number) => counted(count, 'company', 'companies'),
  companiesLabel: 'Companies',
  reasonsLabel: 'Why',
  apart: (km: string) => `${km} apart in a straight line`,
  apartSame: 'in the same commune',
  apartUnknown: 'distance unknown',
  atPlace: (place: string) => ` · ${place}`,

  cited: (count: number) => `${counted(count, 'company cites', 'companies cite')} this topic in their diagnosis`,
  spread: (km: string) => `None is more than ${km} from another, in a straight line`,
  spreadSame: 'All in the same commune',
  unplaced: 'None has a place in a stake on this topic yet',
  before: (day: string, count: number, reason: string) =>
    `Set aside on ${day}, when ${counted(count, 'company cited it', 'companies cited it')}: “${reason}”`,
  reasons: {
    need: (dimension: string) => `Both to awaken: ${dimension}`,
    strength: (dimension: string) => `Both strong: ${dimension}`,
    ownStrength: (dimension: string) => `Strong: ${dimension}`,
    topic: (topic: string) => `Both cite: ${topic}`,
    sector: (sector: string) => `Same sector: ${sector}`,
    brings: (from: string, to: string, dimension: string) => `${dimension}: strong at ${from}, to awaken at ${to}`,
    knownBy: (count: number) => `Known by ${counted(count, 'company', 'companies')} of the network`,
    share: 'At ease working with others',
  },

  openStake: 'Open a stake',
  introduce: 'Propose an introduction',
  introduced: (a: string, b: string) => `Introduction noted: ${a} and ${b}`,
  introducedNote: (reasons: string) => `Introduction proposed. ${reasons}`,
  askAmbassador: 'Propose to be an ambassador',
  notSaved: 'This device could not save it. Try again.',

  dismiss: 'Set aside',
  dismissOf: (title: string) => `Set aside: ${title}`,
  dismissTitle: 'Set this proposal aside',
  dismissText: 'It disappears for the whole team; it can be brought back.',
  dismissWhy: 'Why',
  dismissReasons: {
    contact: 'Already in touch',
    moment: 'Not the right moment',
    pertinent: 'The match makes no sense on the ground',
    refus: 'One of them does not want it',
    autre: 'Another reason',
  },
  dismissDetail: 'Detail',
  dismissDetailHint: 'The team will read it. No private life.',
  dismissRequired: 'Say why: the team must be able to come back to it.',
  dismissed: 'Proposal set aside',
  cancel: 'Cancel',
  coordinatorsDismiss: 'Coordinators set proposals aside, with their reason.',

  setAside: (count: number) => counted(count, 'proposal set aside', 'proposals set aside'),
  setAsideBy: (who: string, when: string) => `Set aside by ${who}, ${when}`,
  setAsideWhy: (reason: string) => `“${reason}”`,
  setAsideWithout: 'No reason noted',
  bringBack: 'Put back in the list',
  broughtBack: 'Proposal brought back',
  settingsName: 'Network',
  prefilled: (count: number, spread: string, day: string) =>
    `Proposed on ${day} from the diagnoses: ${counted(count, 'company cites', 'companies cite')} this topic. ${spread}.`,
} satisfies Messages<typeof fr>;
