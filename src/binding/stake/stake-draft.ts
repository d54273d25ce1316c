// A stake before it exists: the form as it is kept on this tablet. One for what is begun by hand, and one for each
// proposal, so that opening a proposal never replaces what somebody was typing.
import type { Json } from '#domain/json.ts';
import type { Store } from '#store/store.ts';

export type StakeForm = {
  readonly title: string;
  readonly topic: string;
  readonly description: string;
  readonly origin: string;
  /** The partner whose idea it was, or ''. */
  readonly partner: string;
  readonly confidential: boolean;
  /** Companies that go into the group. */
  readonly members: readonly string[];
};

export const EMPTY_STAKE: StakeForm = {
  title: '',
  topic: '',
  description: '',
  origin: 'autre',
  partner: '',
  confidential: false,
  members: [],
};

/** Where the form is kept; `from` is the key of the proposal it comes from, or ''. */
export function stakeDraftKey(from: string): string {
  return from === '' ? 'collective.stake-draft' : `collective.stake-draft.${from}`;
}

const isBegun = (kept: Json | null | undefined): boolean => typeof kept === 'object' && kept !== null;

/** Begins the form of a proposal, unless it was begun before. */
export async function beginStakeDraft(
  store: Pick<Store, 'local'>,
  from: string,
  form: Partial<StakeForm>,
): Promise<void> {
  const key = stakeDraftKey(from);
  if (!isBegun(await store.local.get(key))) await store.local.set(key, { ...EMPTY_STAKE, ...form });
}
