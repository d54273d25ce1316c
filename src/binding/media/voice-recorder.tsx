// Speaking a note: the person is told first; the time runs where everybody sees it; whatever ends it, it is kept.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PicturePlace } from '#domain/dossier/photos.ts';
import { LONGEST_VOICE } from '#domain/dossier/voice.ts';
import type { Store } from '#store/store.ts';
import type { Speaking, VoiceFailure, Voices } from '#store/voices.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { announce, showToast } from '#ui/toast.tsx';
import { photoTexts } from './messages.ts';
import { clockWords, voiceFailureWords } from './voice-words.ts';
import './photos.css';

interface RecorderProps {
  store: Store;
  voices: Voices;
  place: PicturePlace;
  onClose: () => void;
}

export function VoiceRecorder({ store, voices, place, onClose }: RecorderProps) {
  const words = photoTexts();
  const [warned, setWarned] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<VoiceFailure['type'] | null>(null);
  const speaking = voices.speaking.value;
  const mine = speaking !== null && speaking.place.question === place.question && speaking.place.visit === place.visit;
  const stop = async (): Promise<void> => {
    const kept = await voices.stop();
    if (!kept.ok) return setFailure(kept.error.type);
    showToast({ text: words.voiceKept });
    onClose();
  };
  const start = async (): Promise<void> => {
    setTried(true);
    if (!warned) return announce(words.voiceWarnMissing);
    setFailure(null);
    const started = await voices.start(place);
    if (started.ok) announce(words.voiceHearingSaid);
    else setFailure(started.error.type);
  };
  useKeptOnLeave(voices, mine);
  return (
    <fieldset class="voice-panel" aria-label={words.voice}>
      {failure !== null && (
        <Banner tone={failure.startsWith('storage') ? 'danger' : 'todo'} live onClose={() => setFailure(null)}>
          {voiceFailureWords(failure)}
        </Banner>
      )}
      {mine ? (
        <Running store={store} speaking={speaking} onStop={() => void stop()} />
      ) : (
        <>
          <CheckField
            label={words.voiceWarn}
            hint={words.voiceWarnHint}
            checked={warned}
            error={tried && !warned && words.voiceWarnMissing}
            onChange={setWarned}
          />
          <p class="c-soft c-small">{words.voiceLimit}</p>
          <div class="c-cluster">
            <Button variant="primary" icon="mic" onClick={() => void start()}>
              {words.voiceStart}
            </Button>
            <Button variant="plain" icon="x" onClick={onClose}>
              {words.voiceLater}
            </Button>
          </div>
        </>
      )}
    </fieldset>
  );
}

/** Nobody is recorded where no sign of it is on screen. */
function useKeptOnLeave(voices: Voices, mine: boolean): void {
  const mineRef = useRef(mine);
  useEffect(() => {
    mineRef.current = mine;
  });
  useEffect(
    () => () => {
      if (mineRef.current) void voices.stop();
    },
    [voices],
  );
}

function Running({ store, speaking, onStop }: { store: Store; speaking: Speaking; onStop: () => void }) {
  const words = photoTexts();
  const { state, startedAt } = speaking;
  const [seconds, setSeconds] = useState(0);
  const stopRef = useRef(onStop);
  useEffect(() => {
    stopRef.current = onStop;
  });
  useEffect(() => {
    if (state === 'ended') {
      announce(words.voiceEnded);
      stopRef.current();
    }
    if (state !== 'hearing') return;
    const timer = setInterval(() => {
      const spoken = Math.floor((store.now() - startedAt) / 1_000);
      setSeconds(spoken);
      if (spoken === LONGEST_VOICE - 30) announce(words.voiceSoon);
      if (spoken >= LONGEST_VOICE) stopRef.current();
    }, 1_000);
    return () => clearInterval(timer);
  }, [store, state, startedAt, words]);
  return (
    <>
      <p class="voice-time">
        {state === 'starting' && words.voiceStarting}
        {state === 'hearing' && words.voiceHearing(clockWords(seconds))}
        {(state === 'keeping' || state === 'ended') && words.voiceKeeping}
        {state === 'unkept' && words.voiceUnkept}
      </p>
      {(state === 'hearing' || state === 'unkept') && (
        <div>
          <Button variant="primary" icon={state === 'unkept' ? 'save' : 'square'} onClick={onStop}>
            {state === 'unkept' ? words.voiceAgain : words.voiceStop}
          </Button>
        </div>
      )}
    </>
  );
}
