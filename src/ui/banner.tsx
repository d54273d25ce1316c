import type { ComponentChildren } from 'preact';
import type { IconName } from './icons.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';
import './notice.css';

/** `danger` is for « not saved » and nothing else; `todo` for what waits for somebody; `offline` for no network. */
export type Tone = 'info' | 'todo' | 'offline' | 'danger' | 'ok';

export const TONE_ICONS: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  todo: 'flag',
  offline: 'cloud-off',
  danger: 'triangle-alert',
  ok: 'circle-check',
};

interface BannerProps {
  tone: Tone;
  icon?: IconName;
  title?: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
  onClose?: () => void;
  /** Appeared while the person was here: read out. */
  live?: boolean;
}

/** A sentence that matters on this screen, with its sign and its act. */
export function Banner(props: BannerProps) {
  return (
    <div
      class={`c-banner c-banner--${props.tone}`}
      role={props.live ? (props.tone === 'danger' ? 'alert' : 'status') : undefined}
    >
      <Icon name={props.icon ?? TONE_ICONS[props.tone]} />
      <div class="c-banner__text">
        {props.title && <p class="c-banner__title">{props.title}</p>}
        {props.children && <div>{props.children}</div>}
      </div>
      {(props.action || props.onClose) && (
        <div class="c-banner__action">
          {props.action}
          {props.onClose && (
            <button type="button" class="c-button c-button--plain" onClick={props.onClose}>
              <Icon name="x" />
              <span class="c-button__word">{words().close}</span>
            </button>
          )}
        </div>
      )}
    </div>
  );
}
