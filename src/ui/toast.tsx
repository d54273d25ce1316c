// Short words after an act, with « Annuler » instead of a question before it.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from './button.tsx';
import { TONE_ICONS, type Tone } from './banner.tsx';
import { Icon } from './icon.tsx';
import { words } from './words.ts';
import './notice.css';

interface ToastContent {
  readonly text: string;
  readonly tone?: Tone;
  /** Takes the act back; the toast then stays 10 s instead of 5. */
  readonly undo?: () => void;
}

interface Shown extends ToastContent {
  readonly id: number;
  /** The text as it was given. */
  readonly words: string;
}

const shown = signal<readonly Shown[]>([]);
const said = signal('');
let last = 0;

function dismiss(id: number): void {
  shown.value = shown.value.filter((toast) => toast.id !== id);
}

/** The same words once more: a screen reader says them again when they differ by a space. */
const again = (said: string, words: string): string => (said === words ? `${words}\u00a0` : words);

/** Shows a few words at the bottom of the screen; in the place of the same words, if they stand there. */
export function showToast(content: ToastContent): void {
  last += 1;
  const id = last;
  const same = shown.value.find((toast) => toast.words === content.text);
  const others = shown.value.filter((toast) => toast !== same).slice(-1);
  const text = again(same?.text ?? '', content.text);
  shown.value = [...others, { ...content, text, words: content.text, id }];
  setTimeout(() => dismiss(id), content.undo ? 10_000 : 5_000);
}

/** Says a sentence to screen readers only. */
export function announce(sentence: string): void {
  said.value = again(said.value, sentence);
}

/** At the top instead of the bottom of the screen. */
const up = signal(false);

/** What has the keyboard's focus is never under a toast (WCAG 2.4.11). */
function giveWay(): void {
  // Where focus is asks for a layout of the page: not while there is nothing to be under.
  if (shown.peek().length === 0) return;
  const focused = document.activeElement;
  if (!focused || focused.closest('.c-toasts')) return;
  up.value = focused.matches(':focus-visible') && focused.getBoundingClientRect().bottom > innerHeight / 2;
}

/** Where toasts and announcements come out; the shell holds it. */
export function Toasts() {
  useEffect(giveWay, [shown.value]);
  useEffect(() => {
    document.addEventListener('focusin', giveWay);
    return () => document.removeEventListener('focusin', giveWay);
  }, []);
  return (
    <>
      <output class={`c-toasts ${up.value ? 'c-toasts--up' : ''}`}>
        {shown.value.map((toast) => (
          <span key={toast.words} class={`c-toast c-toast--${toast.tone ?? 'ok'}`}>
            <Icon name={TONE_ICONS[toast.tone ?? 'ok']} />
            <span class="c-toast__text">{toast.text}</span>
            {toast.undo && (
              <Button
                variant="plain"
                icon="undo-2"
                onClick={() => {
                  dismiss(toast.id);
                  toast.undo?.();
                }}
              >
                {words().undo}
              </Button>
            )}
          </span>
        ))}
      </output>
      <output class="c-hidden">{said.value}</output>
    </>
  );
}
