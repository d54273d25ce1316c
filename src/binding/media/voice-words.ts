import type { KeptVoice, VoiceFailure } from '#store/voices.ts';
import { photoTexts } from './messages.ts';

/** Minutes and seconds: `1:05`. */
export function clockWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Its caption, else its length. */
export function voiceName({ caption, seconds }: Pick<KeptVoice, 'caption' | 'seconds'>): string {
  return caption.trim() === '' ? photoTexts().voiceName(clockWords(seconds)) : caption;
}

/** The whole sentence about a note that was not taken. */
export function voiceFailureWords(failure: VoiceFailure['type']): string {
  const known: { readonly [type: string]: string } = photoTexts().voiceFailures;
  return known[failure] ?? photoTexts().voiceUnkept;
}
