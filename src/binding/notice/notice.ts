// Which information notice is shown and printed, article by article (PRODUCT R2). It needs no network.
import { sumOf } from '#domain/dossier/seal.ts';
import type { DocumentSettings } from '#domain/settings/documents.ts';
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

/** Written beside the moment it was shown; raised with any change of its words in `messages.fr.ts`. */
export const NOTICE_VERSION = '2026.11-1';

export interface NoticeArticle {
  readonly title: string;
  readonly text: string;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** What the workspace says in its settings about its notice; null while that is read. */
type Said = Pick<DocumentSettings, 'body' | 'dpo' | 'noticeText' | 'retention'> | null;

/** The version that is written down: the workspace's own words are another notice than the shipped one. */
export function noticeVersion(said: Said): string {
  return said?.noticeText ? `${NOTICE_VERSION}+${sumOf(said.noticeText).slice(0, 6)}` : NOTICE_VERSION;
}

/** In the name of the body, else of the workspace, once one is joined; in the workspace's own words where it has any. */
export function noticeArticles(store: Pick<Store, 'device'>, said: Said = null): readonly NoticeArticle[] {
  const { who, why, basis, what, recipients, duration, rights, dpo, cnil, controller } = t();
  const name = said?.body || store.device.value.workspace?.name || controller;
  const officer = { title: dpo.title, text: said?.dpo ? dpo.contact(said.dpo) : dpo.text(name) };
  if (said?.noticeText) return [{ title: who.title, text: said.noticeText }, officer, cnil];
  return [
    { title: who.title, text: capital(who.text(name)) },
    why,
    basis,
    what,
    recipients,
    { title: duration.title, text: said?.retention ? capital(said.retention) : duration.text },
    rights,
    officer,
    cnil,
  ];
}
