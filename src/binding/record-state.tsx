// How far a record has got, in a word with its sign (FIELD, « Words for the state of the data »; SYNC L9).
import type { DocId } from '#domain/ids.ts';
import type { RecordState } from '#domain/record/record-state.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import type { IconName } from '#ui/icons.ts';
import { t } from './messages.ts';

/** What may be said of a record now: its state, unless something nearer is not even kept. */
export type RecordWord = RecordState | 'typing' | 'failed' | 'stuck';

const ICONS: Readonly<Record<RecordWord, IconName>> = {
  failed: 'triangle-alert',
  typing: 'pencil',
  stuck: 'flag',
  tablet: 'hard-drive',
  sent: 'send',
  received: 'cloud-check',
  backup: 'shield-check',
};

type BadgeTone = Parameters<typeof Badge>[0]['tone'];

const TONES: Readonly<Record<RecordWord, BadgeTone>> = {
  failed: 'danger',
  typing: 'plain',
  stuck: 'todo',
  tablet: 'offline',
  sent: 'offline',
  received: 'plain',
  backup: 'plain',
};

/** Reads signals. What is typed and not written yet is in no state: « reçu » would be a claim about it too. */
export function recordWord(store: Pick<Store, 'saveStatus' | 'pending' | 'stateOf'>, doc: DocId): RecordWord {
  const save = store.saveStatus.value.type;
  if (save === 'failed') return 'failed';
  if (save !== 'saved') return 'typing';
  return store.pending.value.stuck.some((item) => item.doc === doc) ? 'stuck' : store.stateOf(doc);
}

export function RecordStateBadge({ store, doc }: { store: Store; doc: DocId }) {
  return <StateWord word={recordWord(store, doc)} />;
}

/** The word, its sign, and its meaning for who points at it; « À envoyer » tells it at length. */
export function StateWord({ word }: { word: RecordWord }) {
  return (
    <span class="c-record-state" data-state={word} title={t().stateMeaning[word]}>
      <Badge tone={TONES[word]} icon={ICONS[word]}>
        {t().stateWord[word]}
      </Badge>
    </span>
  );
}
