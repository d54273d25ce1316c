import { effect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { href } from '#routing/routes.ts';
import type { Store } from '#store/store.ts';
import { Icon } from '#ui/icon.tsx';
import { StatusLine } from '#ui/status-line.tsx';
import { announce, showToast } from '#ui/toast.tsx';
import { t } from './messages.ts';
import { createStatusModel, type StatusModel } from './status-model.ts';
import { spokenChange, statusWords, type StatusFacts } from './status-words.ts';
import './status.css';

/** The state of the data, always on screen; each word leads to « À envoyer ». */
export function StatusBar({ store }: { store: Store }) {
  const model = useMemo(() => createStatusModel(store), [store]);
  useEffect(() => {
    const stopClock = model.start();
    const stopVoice = speakChanges(model);
    return () => {
      stopClock();
      stopVoice();
    };
  }, [model]);
  const words = statusWords(model.facts.value);
  return (
    // The frame around is a live region; key strokes change these words, so only `announce` speaks.
    <span class={`status-bar ${words.length > 2 ? 'status-bar--full' : ''}`} aria-live="off">
      {words.map((word) =>
        word.id === 'failed' ? (
          <ExportButton key={word.id} model={model} text={word.text} />
        ) : (
          <span key={word.id} class={`status-bar__word status-bar__word--${word.id}`}>
            <StatusLine tone={word.tone} icon={word.icon} href={href.outbox()}>
              {word.text}
            </StatusLine>
          </span>
        ),
      )}
    </span>
  );
}

function ExportButton({ model, text }: { model: StatusModel; text: string }) {
  const save = async (): Promise<void> => {
    if (await model.rescue()) showToast({ text: t().exportDone });
  };
  return (
    <button type="button" class="c-status c-status--danger status-bar__export" onClick={() => void save()}>
      <Icon name="triangle-alert" />
      <span>{text}</span>
    </button>
  );
}

function speakChanges(model: StatusModel): () => void {
  let before: StatusFacts | null = null;
  return effect(() => {
    const after = model.facts.value;
    // Between a failure and its end there may be strokes: what was said last is what counts.
    const carried =
      before?.save.type === 'failed' && after.save.type !== 'saved' ? { ...after, save: before.save } : after;
    const sentence = spokenChange(before, after);
    before = carried;
    if (sentence) announce(sentence);
  });
}
