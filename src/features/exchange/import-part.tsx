import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import type { ExchangeNotes } from './exchange-notes.ts';
import { ImportFile } from './import-file.tsx';
import { ImportMapping } from './import-mapping.tsx';
import { importModel, type ImportModel } from './import-model.ts';
import { ImportPreview } from './import-preview.tsx';
import { importRun } from './import-run.ts';
import { resumeImport } from './resume-import.ts';
import { RunStanding } from './run-standing.tsx';
import { t } from './messages.ts';

interface Props {
  store: Store;
  notes: ExchangeNotes;
}

/** From a file to records: what it is, what its columns hold, what would happen, and then it does. */
export function ImportPart({ store, notes }: Props) {
  const model = useMemo(() => importModel({ store, remembered: notes.recall }), [store, notes]);
  const run = importRun(store);
  // What a crash cut goes on as soon as somebody looks.
  useEffect(() => void resumeImport(store), [store]);
  const file = model.file.value;
  const standing = run.run.value;
  const moving = run.working.value || standing?.state === 'writing' || standing?.state === 'undoing';
  if (moving) return <RunStanding store={store} notes={notes} run={run} />;
  return (
    <div class="c-stack c-stack--loose">
      {standing && !file && <RunStanding store={store} notes={notes} run={run} />}
      {!file && <DropZone model={model} />}
      {model.refusal.value && (
        <Banner tone="todo" title={t().refused(model.refusal.value.name)} live>
          {t().refusals[model.refusal.value.reason]}
        </Banner>
      )}
      {file && (
        <>
          <div class="exchange-sides">
            <ImportFile model={model} file={file} />
            <ImportMapping model={model} />
          </div>
          <ImportPreview store={store} model={model} notes={notes} run={run} />
        </>
      )}
    </div>
  );
}

function DropZone({ model }: { model: ImportModel }) {
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file) void model.open(file);
  };
  return (
    // Dropping is a shortcut of the button inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      class={`exchange-drop ${over ? 'exchange-drop--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <p class="exchange-drop__title">
        <Icon name="upload" />
        <span>{t().drop}</span>
      </p>
      <p class="c-soft c-prose">{t().dropHint}</p>
      <Button variant="primary" icon="folder-open" busy={model.busy.value} onClick={() => picker.current?.click()}>
        {model.busy.value ? t().reading : t().choose}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".csv,.txt,.tsv,.xlsx,.geojson,.json,text/csv"
        hidden
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file, put right, may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
