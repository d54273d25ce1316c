// Opening a rescue file; what shows it is loaded when somebody does.
import type { ComponentType } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import type { ImportProps } from './import-dialog.tsx';
import { t } from './messages.ts';

interface Opened {
  readonly Show: ComponentType<ImportProps>;
  readonly file: File;
}

export function ImportSection({ store }: { store: Store }) {
  const picker = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    // The same file may be chosen again.
    input.value = '';
    if (!file) return;
    const { ImportDialog } = await import('./import-dialog.tsx');
    setOpened({ Show: ImportDialog, file });
  };
  return (
    <Section title={t().importTitle} lead={t().importLead}>
      <div class="c-cluster">
        <Button icon="upload" onClick={() => picker.current?.click()}>
          {t().importOpen}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".json,.zip,application/json,application/zip"
          hidden
          onChange={(event) => void open(event.currentTarget)}
        />
      </div>
      {opened && <opened.Show store={store} file={opened.file} onClose={() => setOpened(null)} />}
    </Section>
  );
}
