import { useEffect, useState } from 'preact/hooks';
import { locale } from '#i18n/locale.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { LinkButton } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';

export function ReadyLine({ store }: { store: Store }) {
  const [words, setWords] = useState('');
  const language = locale.value;
  useEffect(() => {
    void import('./ready-words.ts').then(async ({ lastCheckWords }) => setWords(await lastCheckWords(store)));
  }, [store, language]);
  return (
    <Section title={t().ready}>
      <LinkButton href={href.ready()} icon="clipboard-check">
        {t().readyAct}
      </LinkButton>
      {words && <p class="c-soft">{words}</p>}
    </Section>
  );
}
