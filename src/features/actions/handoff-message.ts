// The message to a partner: only what was ticked leaves the house (PRODUCT R8).
import { companyName, companyPlace } from '#binding/company/company-words.ts';
import { periodOf } from '#binding/action/action-words.ts';
import type { Action } from '#domain/collective/action.ts';
import { isPublicAction } from '#domain/collective/confidential.ts';
import { formatWeekday } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

/** Parts that may be shared, each by itself; the greeting and the question are always there. */
export const MESSAGE_PARTS = ['subject', 'dates', 'companies', 'contacts', 'firstStep', 'result'] as const;
export type MessagePart = (typeof MESSAGE_PARTS)[number];

/** What is ticked at first: nothing that names a company. */
export const FIRST_PARTS: readonly MessagePart[] = ['subject', 'dates'];

/** Parts that name companies or persons: they need each company's agreement. */
export const NAMING_PARTS: readonly MessagePart[] = ['companies', 'contacts'];

interface MessageFacts {
  readonly action: Action;
  readonly person: string;
  /** Who signs. */
  readonly from: string;
}

function linesOf(store: Store, part: MessagePart, action: Action): string[] {
  const words = t();
  const companies = [...new Set(action.companies.map(({ company }) => store.identities.value.of(company)))];
  switch (part) {
    case 'subject':
      return action.title ? [words.message.subject(action.title)] : [];
    case 'dates':
      return action.start || action.end ? [words.message.dates(periodOf(action))] : [];
    case 'companies':
      return companies.map(
        (doc) => `- ${[companyName(store, doc), companyPlace(store, doc)].filter(Boolean).join(', ')}`,
      );
    case 'contacts':
      return companies.flatMap((doc) => {
        const card = store.cards.company.value.get(doc);
        return card?.head || card?.phone ? [`- ${[card.head, card.phone].filter(Boolean).join(', ')}`] : [];
      });
    case 'firstStep':
      if (action.firstStep === '') return [];
      return [words.message.firstStep(action.firstStep, action.firstStepDay ? formatWeekday(action.firstStepDay) : '')];
    case 'result':
      return action.result ? [words.message.result(action.result)] : [];
    default:
      return part satisfies never;
  }
}

/** The text, in the order of the parts whatever the order of the ticks; of a confidential stake, none of them. */
export function handoffMessage(store: Store, parts: readonly MessagePart[], facts: MessageFacts): string {
  const words = t();
  const isOpen = isPublicAction(facts.action, store.cards.stake.value);
  const blocks = MESSAGE_PARTS.filter((part) => isOpen && parts.includes(part))
    .map((part) => linesOf(store, part, facts.action))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'));
  const greeting = facts.person ? words.message.hello(facts.person) : words.message.helloAll;
  return [greeting, words.message.why, ...blocks, words.message.question, facts.from].filter(Boolean).join('\n\n');
}
