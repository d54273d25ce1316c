// The documents of a dossier, fetched behind the rest of its page.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import type { DocumentsProps } from './documents-list.tsx';
import { t } from './messages.ts';

export function DocumentsSection(props: DocumentsProps) {
  const [part, setPart] = useState<{ readonly List: ComponentType<DocumentsProps> } | null>(null);
  useEffect(() => {
    void import('./documents-list.tsx').then(({ DocumentsList }) => setPart({ List: DocumentsList }));
  }, []);
  return (
    <Section id="documents" title={t().title} lead={t().lead}>
      {part ? <part.List {...props} /> : <Skeleton lines={3} />}
    </Section>
  );
}
