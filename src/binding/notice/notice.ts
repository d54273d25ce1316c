// Which information notice is shown and printed, article by article (PRODUCT R2). It needs no network.
import type { Store } from '#store/store.ts';
import { t } from './messages.ts';

/** Written beside the moment it was shown; raised with any change of its words in `messages.fr.ts`. */
export const NOTICE_VERSION = '2026.11-1';

export interface NoticeArticle {
  readonly title: string;
  readonly text: string;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** In the name of the workspace, once one is joined. */
export function noticeArticles(store: Pick<Store, 'device'>): readonly NoticeArticle[] {
  const { who, why, basis, what, recipients, duration, rights, dpo, cnil, controller } = t();
  const name = store.device.value.workspace?.name || controller;
  return [
    { title: who.title, text: capital(who.text(name)) },
    why,
    basis,
    what,
    recipients,
    duration,
    rights,
    { title: dpo.title, text: dpo.text(name) },
    cnil,
  ];
}
