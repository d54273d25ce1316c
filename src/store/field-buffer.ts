// What a person types, on its way into a record. A short field is written when they pause, prose as they go (SYNC R4).
import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Json } from '#domain/json.ts';
import type { Register } from '#domain/record/record.ts';
import type { LocalValues } from './local-values.ts';
import type { OpenRecord } from './records.ts';
import type { SaveLedger } from './save-status.ts';
import { typedPlace } from './typed-texts.ts';

export interface FieldBuffer {
  /** What the input shows. */
  readonly text: ReadonlySignal<string>;
  input(text: string): void;
  /** On blur, on page hide: writes now what differs; resolves when durable. */
  flush(): Promise<void>;
  dispose(): void;
}

export interface FieldOptions {
  /** The text as the value to store; undefined when it is not one yet: it then stays on screen and on this tablet only. */
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

export interface FieldPorts {
  readonly ledger: SaveLedger;
  readonly buffers: LiveBuffers;
  readonly local: Pick<LocalValues, 'get' | 'set'>;
}

/** The two moments at which typing ends by itself: after a pause, and at the latest after `LONGEST_WAIT`. */
function createPauses(idle: number, onPause: () => void) {
  let pause: ReturnType<typeof setTimeout> | null = null;
  let longest: ReturnType<typeof setTimeout> | null = null;
  return {
    stroke() {
      if (pause !== null) clearTimeout(pause);
      pause = setTimeout(onPause, idle);
      longest ??= setTimeout(onPause, LONGEST_WAIT);
    },
    stop() {
      if (pause !== null) clearTimeout(pause);
      if (longest !== null) clearTimeout(longest);
      pause = null;
      longest = null;
    },
  };
}

/**
 * Binds one field. Values that arrive while somebody types are not overwritten unseen: they become alternatives.
 * A text that is no value yet is kept on this tablet and stands there again when the field comes back.
 */
export function createFieldBuffer(
  record: OpenRecord,
  { ledger, buffers, local }: FieldPorts,
  key: string,
  options: FieldOptions = {},
): FieldBuffer {
  const { parse = parseText, format = formatText, idle = IDLE } = options;
  const stored = (): Register | null => record.view.value.fields.get(key) ?? null;
  const text = signal(format(stored()?.value));
  const place = typedPlace(local, record.doc, key);
  /** Not null while the box holds what the record does not: what the writer had in front of them. */
  let typing: { readonly seen: Register | null } | null = null;
  /** Takes back the key strokes that no commit holds. */
  let untype: (() => void) | null = null;
  /** The text that waits in `place`. */
  let kept: string | null = null;
  let running: Promise<void> = Promise.resolve();
  let gone = false;

  const unfollow = effect(() => {
    const shown = format(stored()?.value);
    if (typing === null) text.value = shown;
  });

  // The act counts as a running commit before the key stroke stops counting: the status never has a gap.
  async function during(commit: Promise<unknown>): Promise<void> {
    untype?.();
    untype = null;
    await commit;
  }

  async function write(): Promise<void> {
    const current = typing;
    if (!current) return;
    const value = parse(text.value);
    if (value === undefined) {
      const known = kept === text.value;
      kept = text.value;
      return during(known ? running : place.keep({ text: kept, seen: current.seen }));
    }
    typing = null;
    await during(record.edit((draft) => draft.set(key, value, current.seen)));
    if (kept === null || typing !== null) return;
    kept = null;
    await place.forget();
  }

  /** Resolves when what an earlier call began is durable too. */
  function flush(): Promise<void> {
    pauses.stop();
    running = Promise.all([running, write()]).then(() => undefined);
    return running;
  }

  async function restore(): Promise<void> {
    const left = await place.read();
    if (!left || gone) return;
    kept ??= left.text;
    if (typing !== null) return;
    typing = { seen: left.seen };
    text.value = left.text;
  }

  const pauses = createPauses(idle, () => void flush());
  const forget = buffers.keep(flush);
  if (options.parse) void restore();
  return {
    text,
    input(next) {
      if (next === text.value) return;
      typing ??= { seen: stored() };
      untype ??= ledger.typed();
      text.value = next;
      pauses.stroke();
    },
    flush,
    dispose() {
      gone = true;
      void flush();
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
