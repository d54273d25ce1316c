// Words that the server did not take leave the record for « À envoyer » (SYNC L6): whoever looks at it is told at once.
import { effect } from '@preact/signals-core';
import type { Store } from '#store/store.ts';
import { showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';

/** Of what was stuck before this page opened the status line speaks already. */
export function tellRefusals({ pending }: Pick<Store, 'pending'>): void {
  const known = new Set(pending.peek().stuck.map(({ id }) => id));
  effect(() => {
    const fresh = pending.value.stuck.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    if (fresh.length > 0) showToast({ text: t().refused, tone: 'todo' });
  });
}
