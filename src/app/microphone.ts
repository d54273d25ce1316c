// The browser's microphone: speech, small, in pieces of a few seconds.
import { fail, ok, type Result } from '#domain/result.ts';
import type { Hearing, MicrophoneFailure } from '#store/microphone.ts';

/** What browsers record, the smallest first. */
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4', 'audio/webm'] as const;
/** Bits per second: speech is clear, and five minutes are under a megabyte. */
const RATE = 24_000;
/** A piece, ms. */
const PIECE = 3_000;

const WORDS: { readonly [name: string]: MicrophoneFailure['type'] } = {
  NotAllowedError: 'microphone-refused',
  SecurityError: 'microphone-refused',
  NotFoundError: 'microphone-missing',
  OverconstrainedError: 'microphone-missing',
};

export async function hear(
  onPiece: (piece: Uint8Array) => void,
  onEnd: () => void,
): Promise<Result<Hearing, MicrophoneFailure>> {
  const mimeType =
    typeof MediaRecorder === 'undefined' ? undefined : TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  if (mimeType === undefined || !navigator.mediaDevices) return fail({ type: 'microphone-unsupported' });
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: true } });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return fail({ type: WORDS[name] ?? 'microphone-busy' });
  }
  try {
    return ok(record(stream, mimeType, onPiece, onEnd));
  } catch {
    for (const track of stream.getTracks()) track.stop();
    return fail({ type: 'microphone-unsupported' });
  }
}

function record(
  stream: MediaStream,
  mimeType: string,
  onPiece: (piece: Uint8Array) => void,
  onEnd: () => void,
): Hearing {
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: RATE });
  // Reading a piece takes a moment; they are handed over in the order in which they came.
  let handed: Promise<void> = Promise.resolve();
  recorder.addEventListener('dataavailable', ({ data }) => {
    handed = handed.then(async () => {
      if (data.size > 0) onPiece(new Uint8Array(await data.arrayBuffer()));
    });
  });
  const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }));
  for (const track of stream.getTracks()) track.addEventListener('ended', onEnd, { once: true });
  recorder.addEventListener('error', onEnd, { once: true });
  recorder.start(PIECE);
  return {
    type: mimeType.replace(/;.*$/, ''),
    async stop() {
      if (recorder.state !== 'inactive') recorder.stop();
      await stopped;
      await handed;
      // The light of the microphone goes out.
      for (const track of stream.getTracks()) track.stop();
    },
  };
}
