import { useEffect, useRef, useState } from 'preact/hooks';
import { KEPT_BASEMAP, keptBasemap, type KeptBasemap } from '#domain/territory/kept-basemap.ts';
import { formatBytes } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Facts } from '#ui/facts.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { mapWords } from './map-messages.ts';

type Words = ReturnType<typeof mapWords>;
type Failure = keyof Words['basemapFailures'];

/** The basemap of this device: chosen, looked at, kept, taken out. */
export function BasemapSection({ store }: { store: Store }) {
  const words = mapWords();
  const picker = useRef<HTMLInputElement>(null);
  const [kept, setKept] = useState<KeptBasemap | null>(null);
  const [problem, setProblem] = useState<Failure | 'lost' | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void inUse(store).then(({ known, here }) => {
      setKept(known);
      if (known && !here) setProblem('lost');
    });
  }, [store]);
  const use = async (next: KeptBasemap | null): Promise<void> => {
    await store.local.set(KEPT_BASEMAP, next && { ...next });
    setKept(next);
  };
  const choose = async (file: File): Promise<void> => {
    setBusy(true);
    const { keepBasemap } = await import('#basemap/kept-file.ts');
    const done = await keepBasemap(file, kept);
    if (done.ok) {
      await use(done.value);
      showToast({ text: words.basemapKept });
    }
    setProblem(done.ok ? null : done.error.type);
    setBusy(false);
  };
  const remove = (): void => {
    void use(null);
    setProblem(null);
    showToast({ text: words.basemapRemoved, undo: () => void use(kept) });
  };
  return (
    <Section title={words.basemap} lead={words.basemapLead}>
      {kept ? <Kept kept={kept} /> : <NoFile title={words.basemapNone} text={words.basemapNoneText} />}
      {problem && (
        <Banner tone="todo" icon="circle-alert" title={problem === 'lost' ? undefined : words.refused} live>
          {problem === 'lost' ? words.basemapLost : words.basemapFailures[problem]}
        </Banner>
      )}
      <div class="c-cluster">
        <Button icon="upload" busy={busy} onClick={() => picker.current?.click()}>
          {busy ? words.copying : kept ? words.chooseOther : words.choose}
        </Button>
        {kept && (
          <Button variant="plain" icon="trash-2" onClick={remove}>
            {words.basemapRemove}
          </Button>
        )}
        <input
          ref={picker}
          type="file"
          accept=".pmtiles"
          hidden
          data-basemap
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            // The same file may be chosen again.
            currentTarget.value = '';
            if (file) void choose(file);
          }}
        />
      </div>
    </Section>
  );
}

/** What is in use, and whether its file is still there; copies nobody uses are deleted on the way. */
async function inUse(store: Store) {
  const known = keptBasemap(await store.local.get(KEPT_BASEMAP));
  const { dropBasemaps, openKept } = await import('#basemap/kept-file.ts');
  await dropBasemaps(known);
  return { known, here: known !== null && (await openKept(known)) !== null };
}

function Kept({ kept }: { kept: KeptBasemap }) {
  const words = mapWords();
  return (
    <Facts
      items={[
        { label: words.file, value: kept.name },
        { label: words.weight, value: formatBytes(kept.size) },
        { label: words.kind, value: words.kinds[kept.kind] },
        { label: words.credit, value: kept.attribution },
      ]}
    />
  );
}

/** A small empty state: the map is complete without. */
export function NoFile({ title, text }: { title: string; text: string }) {
  return (
    <p>
      <strong>{title}.</strong> <span class="c-soft">{text}</span>
    </p>
  );
}
