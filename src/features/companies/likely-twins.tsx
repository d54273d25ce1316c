import { href } from '#routing/routes.ts';
import type { DocId } from '#domain/ids.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { LinkButton } from '#ui/button.tsx';
import { duplicatesIn } from './duplicate-watch.ts';
import { d } from './duplicates-messages.ts';

/** On a company's page: it may be there twice. */
export function LikelyTwins({ store, doc }: { store: Store; doc: DocId }) {
  const { of } = store.identities.value;
  const pairs = duplicatesIn(store).open.value.filter(({ a, b }) => of(a.doc) === doc || of(b.doc) === doc);
  if (pairs.length === 0) return null;
  return (
    <Banner
      tone="todo"
      icon="copy"
      action={
        <LinkButton href={href.companyDuplicates()} icon="copy">
          {d().title}
        </LinkButton>
      }
    >
      {d().entry(pairs.length)}
    </Banner>
  );
}
