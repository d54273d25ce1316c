import { useEffect, useState } from 'preact/hooks';
import type { Json } from '#domain/json.ts';
import type { Store } from '#store/store.ts';

export interface FormDraft<Form> {
  readonly form: Form;
  change(part: Partial<Form>): void;
  /** Forgets it once it became a record. */
  clear(): void;
}

/** A form that is not a record yet, kept on this tablet at each key: leaving the screen loses nothing. Null while it is read. */
export function useDraft<Form extends { readonly [key: string]: Json }>(
  store: Store,
  key: string,
  empty: Form,
): FormDraft<Form> | null {
  const [form, setForm] = useState<Form | null>(null);
  useEffect(() => {
    let left = false;
    void store.local.get(key).then((kept) => {
      const known = typeof kept === 'object' && kept !== null && !Array.isArray(kept);
      if (!left) setForm(known ? { ...empty, ...(kept as Form) } : empty);
    });
    return () => {
      left = true;
    };
    // The empty form is a constant of its screen.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [store, key]);
  if (!form) return null;
  return {
    form,
    change(part) {
      setForm((now) => {
        const next = { ...(now ?? empty), ...part };
        void store.local.set(key, next);
        return next;
      });
    },
    clear() {
      void store.local.set(key, null);
    },
  };
}
