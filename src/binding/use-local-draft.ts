import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Json } from '#domain/json.ts';
import type { Store } from '#store/store.ts';

export interface LocalDraft<Form> {
  readonly form: Form;
  change(part: Partial<Form>): void;
  /** Forgets it: it became part of a record. */
  clear(): void;
}

type Local = Pick<Store, 'local'>;

/** Writes the newest value, one write after the other: the last one always wins. */
function createKeeper(store: Local, key: string): (value: Json) => void {
  let newest: { readonly value: Json } | null = null;
  let running = false;
  async function run(): Promise<void> {
    running = true;
    while (newest) {
      const { value }: { readonly value: Json } = newest;
      newest = null;
      await store.local.set(key, value);
    }
    running = false;
  }
  return (value) => {
    newest = { value };
    if (!running) void run();
  };
}

/**
 * What is being made and is no part of the record yet, kept on this tablet at each touch: leaving the screen, or the
 * battery, loses nothing. Null while it is read.
 * @param empty a constant
 */
export function useLocalDraft<Form extends { readonly [key: string]: Json }>(
  store: Local,
  key: string,
  empty: Form,
): LocalDraft<Form> | null {
  const [state, setState] = useState<{ readonly key: string; readonly form: Form } | null>(null);
  const keep = useMemo(() => createKeeper(store, key), [store, key]);
  useEffect(() => {
    let left = false;
    void store.local.get(key).then((kept) => {
      const known = typeof kept === 'object' && kept !== null && !Array.isArray(kept);
      if (!left) setState({ key, form: known ? { ...empty, ...(kept as Partial<Form>) } : empty });
    });
    return () => {
      left = true;
    };
  }, [store, key, empty]);
  if (state?.key !== key) return null;
  return {
    form: state.form,
    change(part) {
      setState((now) => {
        const form = { ...(now?.form ?? empty), ...part };
        keep(form);
        return { key, form };
      });
    },
    clear() {
      setState({ key, form: empty });
      keep(null);
    },
  };
}
