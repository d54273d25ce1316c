// What a person types, on its way into a record. A short field is written when they pause, prose as they go (SYNC R4).
import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Json } from '#domain/json.ts';
import type { Register } from '#domain/record/record.ts';
import type { SaveLedger } from './save-status.ts';
import type { OpenRecord } from './records.ts';

export interface FieldBuffer {
  /** What the input shows. */
  readonly text: ReadonlySignal<string>;
  input(text: string): void;
  /** On blur, on page hide: writes now what differs; resolves when durable. */
  flush(): Promise<void>;
  dispose(): void;
}

export interface FieldOptions {
  /** The text as the value to store; undefined when it is not one yet: it then stays on screen, unsaved and marked. */
  readonly parse?: (text: string) => Json | undefined;
  readonly format?: (value: Json | undefined) => string;
  readonly idle?: number;
}

/** A pause after which a short field is written, ms. */
const IDLE = 800;
/** Somebody who types without a pause loses no more than this, ms. */
const LONGEST_WAIT = 4_000;

const parseText = (text: string): Json => (text.trim() === '' ? null : text);
const formatText = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The buffers on screen: leaving the page writes them all. */
export interface LiveBuffers {
  keep(flush: () => Promise<void>): () => void;
  flushAll(): Promise<void>;
}

export function createLiveBuffers(): LiveBuffers {
  const live = new Set<() => Promise<void>>();
  return {
    keep(flush) {
      live.add(flush);
      return () => live.delete(flush);
    },
    async flushAll() {
      await Promise.all([...live].map((flush) => flush()));
    },
  };
}

/** Binds one field. Values that arrive while somebody types are not overwritten unseen: they become alternatives. */
export function createFieldBuffer(
  record: OpenRecord,
  ledger: SaveLedger,
  buffers: LiveBuffers,
  key: string,
  options: FieldOptions = {},
): FieldBuffer {
  const { parse = parseText, format = formatText, idle = IDLE } = options;
  const text = signal(format(record.view.value.fields.get(key)?.value));
  let typing: { readonly seen: Register | null; readonly untype: () => void } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let longest: ReturnType<typeof setTimeout> | null = null;

  const unfollow = effect(() => {
    const stored = format(record.view.value.fields.get(key)?.value);
    if (typing === null) text.value = stored;
  });

  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    if (longest !== null) clearTimeout(longest);
    timer = null;
    longest = null;
    const current = typing;
    if (!current) return;
    const value = parse(text.value);
    if (value === undefined) return;
    typing = null;
    // The act counts as a running commit before the key stroke stops counting: the status never has a gap.
    const saved = record.edit((draft) => draft.set(key, value, current.seen));
    current.untype();
    await saved;
  }

  const forget = buffers.keep(flush);
  return {
    text,
    input(next) {
      if (next === text.value) return;
      typing ??= { seen: record.view.value.fields.get(key) ?? null, untype: ledger.typed() };
      text.value = next;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => void flush(), idle);
      longest ??= setTimeout(() => void flush(), LONGEST_WAIT);
    },
    flush,
    dispose() {
      void flush().then(() => {
        typing?.untype();
        typing = null;
      });
      unfollow();
      forget();
    },
  };
}

/** Binds shared prose: each stroke is in the record at once, so that two writers merge letter by letter. */
export function createProseBuffer(record: OpenRecord, name: string): FieldBuffer {
  const text = signal(record.view.value.texts.get(name) ?? '');
  const unfollow = effect(() => {
    text.value = record.view.value.texts.get(name) ?? '';
  });
  return {
    text,
    input(next) {
      record.stroke((draft) => draft.text(name, next));
    },
    async flush() {
      await record.flush();
    },
    dispose() {
      void record.flush();
      unfollow();
    },
  };
}
