import { list } from '#i18n/format.ts';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';
import './settings.css';

/** The declaration the law asks for; it claims nothing that no audit has shown. */
export function AccessibilityScreen({ store }: { store: Store }) {
  const words = t();
  const coordinators = store.device.value.members.filter(({ role }) => role === 'coordinator').map(({ name }) => name);
  return (
    <Page title={words.a11yTitle} lead={words.a11yLead} back={{ href: href.settings(), label: words.title }}>
      <Section title={words.a11yStateTitle}>
        <p class="c-prose">{words.a11yState}</p>
      </Section>
      <Section title={words.a11yDoneTitle}>
        <Points text={words.a11yDone} />
      </Section>
      <Section title={words.a11yNotTitle}>
        <Points text={words.a11yNot} />
      </Section>
      <Section title={words.a11yContactTitle}>
        <p class="c-prose">{words.a11yContact}</p>
        {coordinators.length > 0 && <p>{words.a11yCoordinators(list(coordinators))}</p>}
      </Section>
      <Section title={words.a11yRemedyTitle}>
        <p class="c-prose">{words.a11yRemedy}</p>
        <Points text={words.a11yRemedies} />
      </Section>
      <p class="c-soft">{words.a11yDate}</p>
    </Page>
  );
}

function Points({ text }: { text: string }) {
  return (
    <ul class="settings-points">
      {text.split('\n').map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}
