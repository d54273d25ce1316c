import type { ComponentChildren } from 'preact';
import { langOf } from '#i18n/french.ts';
import { Badge } from './badge.tsx';
import { Button } from './button.tsx';
import { words } from './words.ts';
import './notice.css';

interface ConflictProps {
  /** The field concerned. */
  title: string;
  options: readonly {
    /** Key given back. */
    readonly value: string;
    /** The answer itself. */
    readonly label: ComponentChildren;
    /** '' where names are not shown. */
    readonly who: string;
    readonly when: string;
    /** The one the screen shows for now. */
    readonly current?: boolean;
  }[];
  onChoose: (value: string) => void;
}

/** Several answers written apart: all are shown until somebody keeps one. */
export function ConflictChoice(props: ConflictProps) {
  const t = words();
  return (
    <section class="c-conflict" aria-label={t.answersTo(props.title, props.options.length)}>
      <p class="c-conflict__title">
        <Badge tone="todo" icon="split">
          {t.twoAnswers(props.options.length)}
        </Badge>
        <span lang={langOf(props.title)}>{props.title}</span>
      </p>
      <p class="c-field__hint">{t.chooseHint}</p>
      <ul class="c-conflict__options c-plain">
        {props.options.map((option) => (
          <li key={option.value} class="c-conflict__option">
            <div class="c-conflict__words">
              <p class="c-conflict__answer" lang={langOf(option.label)}>
                {option.label}
              </p>
              <p class="c-conflict__who">
                {[option.who, option.when, option.current && t.shown].filter(Boolean).join(' · ')}
              </p>
            </div>
            <Button icon="check" onClick={() => props.onChoose(option.value)}>
              {t.keep}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
