// The voice notes of one open dossier: spoken, kept like photos, found again when the tablet died while somebody spoke.
import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { PicturePlace } from '#domain/dossier/photos.ts';
import { addVoice, LONGEST_VOICE, readVoices, removeVoice, restoreVoice, type Voice } from '#domain/dossier/voice.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { StorageFailure } from '#storage/durable.ts';
import type { LocalValues } from './local-values.ts';
import type { Hearing, Microphone, MicrophoneFailure } from './microphone.ts';
import type { Pictures } from './pictures.ts';
import {
  type BlobStanding,
  followRows,
  isHere,
  openRecordBlobs,
  type RecordBlobsPorts,
  standingOf,
} from './record-blobs.ts';
import { foundTake, forgetTake, keepTake, SILENT, type Take, type TakeKeeper } from './voice-take.ts';

export interface KeptVoice extends Voice {
  readonly state: BlobStanding;
  readonly reason: string;
  readonly here: boolean;
}

/** `ended`: the machine stopped hearing, and what was said waits to be kept. */
export interface Speaking {
  readonly state: 'starting' | 'hearing' | 'ended' | 'keeping' | 'unkept';
  readonly place: PicturePlace;
  readonly startedAt: number;
}

export interface VoiceFailure {
  readonly type: MicrophoneFailure['type'] | StorageFailure['type'] | 'voice-empty' | 'voice-busy';
}

export interface Voices {
  readonly list: ReadonlySignal<readonly KeptVoice[]>;
  /** The note that is being spoken in this tab; one at a time. */
  readonly speaking: ReadonlySignal<Speaking | null>;
  /** Notes that were found again at the opening. */
  readonly found: ReadonlySignal<readonly string[]>;
  start(place: PicturePlace): Promise<Result<void, VoiceFailure>>;
  /** Its row, once sound and row are durable; otherwise what was said stays at hand, and `stop` may be called again. */
  stop(): Promise<Result<string, VoiceFailure>>;
  remove(id: string): Promise<Result<void, StorageFailure>>;
  restore(id: string): Promise<Result<void, StorageFailure>>;
  /** Null when it is not here. */
  sound(voice: Voice): Promise<Blob | null>;
  want(voice: Voice): Promise<void>;
  /** Ends and keeps what is being spoken. */
  close(): void;
}

export interface VoicesPorts extends RecordBlobsPorts {
  readonly microphone: Microphone;
  readonly local: Pick<LocalValues, 'get' | 'set'>;
  readonly sum: Pictures['sum'];
}

export async function openVoices(ports: VoicesPorts): Promise<Voices> {
  const { record, local, sum, now } = ports;
  const { doc } = record;
  const blobs = await openRecordBlobs(ports);
  const voices = followRows(record.view, 'voice', readVoices);
  const found = signal<readonly string[]>([]);
  let again: ReturnType<typeof setTimeout> | undefined;

  async function keep({ type, body, seconds, place }: Take): Promise<Result<string, VoiceFailure>> {
    if (body.length === 0) return fail({ type: 'voice-empty' });
    const facts = { sha: await sum(body), type, bytes: body.length, seconds: Math.min(seconds, LONGEST_VOICE) };
    const there = voices.peek().find((voice) => voice.sha === facts.sha);
    // It was kept, and the tablet died before its pieces left.
    if (there) return ok(there.id);
    return blobs.keep([{ sha: facts.sha, body, thumb: false, voice: true }], 'voice', (draft) =>
      addVoice(draft, facts, now(), place),
    );
  }

  async function recover(): Promise<void> {
    const take = await foundTake(local, doc, now());
    if (take === 'speaking') again = setTimeout(() => void recover(), SILENT);
    if (take === null || take === 'speaking') return;
    const kept = await keep(take);
    if (!kept.ok) return;
    await forgetTake(local, doc);
    found.value = [...found.value, kept.value];
  }

  const speech = createSpeech(ports, keep);
  await recover();
  return {
    list: computed(() =>
      voices.value.map((voice) => {
        const row = blobs.rows.value.get(voice.sha);
        return { ...voice, state: standingOf([row]), reason: row?.reason ?? '', here: isHere(row) };
      }),
    ),
    found,
    speaking: speech.speaking,
    start: speech.start,
    stop: speech.stop,
    remove: (id) =>
      blobs.takeOff(
        voices.peek().flatMap((voice) => (voice.id === id ? [voice.sha] : [])),
        (draft) => removeVoice(draft, id),
      ),
    restore: (id) =>
      blobs.back(
        () => voices.peek().flatMap((voice) => (voice.id === id ? [voice.sha] : [])),
        (draft) => restoreVoice(draft, id),
      ),
    async sound({ sha, type }) {
      const bytes = await blobs.bytes(sha);
      return bytes && new Blob([bytes as BlobPart], { type });
    },
    want: ({ sha }) => blobs.want([{ sha, thumb: false }]),
    close() {
      clearTimeout(again);
      blobs.close();
      if (speech.speaking.peek()) void speech.stop();
    },
  };
}

/** From « record » to a kept note: one at a time. */
function createSpeech(
  { microphone, local, record, now }: VoicesPorts,
  keep: (take: Take) => Promise<Result<string, VoiceFailure>>,
): Pick<Voices, 'speaking' | 'start' | 'stop'> {
  const speaking = signal<Speaking | null>(null);
  let hearing: Hearing | null = null;
  let take: TakeKeeper | null = null;
  let stopping: Promise<Result<string, VoiceFailure>> | null = null;

  const turn = (state: Speaking['state']): void => {
    if (speaking.value) speaking.value = { ...speaking.value, state };
  };

  async function end(): Promise<Result<string, VoiceFailure>> {
    await hearing?.stop();
    hearing = null;
    turn('keeping');
    if (!take) return fail({ type: 'voice-empty' });
    const kept = await keep(take.whole());
    if (kept.ok || kept.error.type === 'voice-empty') {
      await take.clear();
      take = null;
      speaking.value = null;
    } else turn('unkept');
    return kept;
  }

  return {
    speaking,
    async start(place) {
      if (speaking.value) return fail({ type: 'voice-busy' });
      speaking.value = { state: 'starting', place, startedAt: now() };
      const early: Uint8Array[] = [];
      const heard = await microphone.hear(
        (piece) => (take ? take.piece(piece) : void early.push(piece)),
        () => turn('ended'),
      );
      if (!heard.ok) {
        speaking.value = null;
        return heard;
      }
      hearing = heard.value;
      take = keepTake(local, record.doc, hearing.type, place, now);
      for (const piece of early) take.piece(piece);
      speaking.value = { state: 'hearing', place, startedAt: now() };
      return ok(undefined);
    },
    stop() {
      stopping ??= end().finally(() => {
        stopping = null;
      });
      return stopping;
    },
  };
}
