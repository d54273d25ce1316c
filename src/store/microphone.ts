// What the machine does to hear: sound comes in pieces, so that a dead battery takes the last seconds and no more.
import type { Result } from '#domain/result.ts';

export interface MicrophoneFailure {
  /** This browser cannot record; nobody allowed it; there is no microphone; another program holds it. */
  readonly type: 'microphone-unsupported' | 'microphone-refused' | 'microphone-missing' | 'microphone-busy';
}

export interface Hearing {
  /** Media type without parameters: `audio/webm`. */
  readonly type: string;
  /** The last piece has been handed over when it resolves. */
  stop(): Promise<void>;
}

export interface Microphone {
  /**
   * Hears until `stop`.
   * @param onPiece joined in their order the pieces are one file, wherever it is cut
   * @param onEnd it ended by itself: unplugged, or a call took it
   */
  hear(onPiece: (piece: Uint8Array) => void, onEnd: () => void): Promise<Result<Hearing, MicrophoneFailure>>;
}
