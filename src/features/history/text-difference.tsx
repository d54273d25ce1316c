// Two versions of a text as one: what went struck through, what came underlined, each said to screen readers.
import { useMemo } from 'preact/hooks';
import { textDifferences } from '#domain/text/differences.ts';
import { t } from './messages.ts';

export function TextDifference({ before, after }: { before: string; after: string }) {
  const segments = useMemo(() => textDifferences(before, after), [before, after]);
  return (
    <p class="history-text">
      {segments.map((segment, index) => {
        // Segments have no name of their own: their place is what tells them apart.
        const key = `${index} ${segment.kind}`;
        if (segment.kind === 'same') return <span key={key}>{segment.text}</span>;
        const Mark = segment.kind === 'added' ? 'ins' : 'del';
        return (
          <Mark key={key}>
            <span class="c-hidden">{segment.kind === 'added' ? t().addedText : t().removedText} </span>
            {segment.text}
          </Mark>
        );
      })}
    </p>
  );
}
