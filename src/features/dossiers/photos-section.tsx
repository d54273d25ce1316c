// The photos of a dossier: add, look, caption, remove; each says how far it has got.
import { useRef, useState } from 'preact/hooks';
import type { KeptPhoto, PhotoFailure, Photos } from '#store/photos.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toast.tsx';
import type { DossierModel } from './dossier-model.ts';
import { photoTexts } from './photos-messages.ts';
import { t } from './messages.ts';
import { PhotoDialog } from './photo-dialog.tsx';
import { failureWords, PHOTO_ICONS, photoName, stateOfPhoto } from './photo-words.ts';
import { usePhotos, usePicture } from './use-photos.ts';
import './photos.css';

export function PhotosSection({ model }: { model: DossierModel }) {
  const photos = usePhotos(model);
  if (!photos) {
    return (
      <Section id="photos" title={t().sections.photos}>
        <Skeleton lines={2} />
      </Section>
    );
  }
  return <OpenPhotos model={model} photos={photos} />;
}

function OpenPhotos({ model, photos }: { model: DossierModel; photos: Photos }) {
  const [shown, setShown] = useState<string | null>(null);
  const adding = useAdding(photos);
  const list = photos.list.value;
  const large = list.find((photo) => photo.id === shown);
  const remove = async (id: string): Promise<void> => {
    setShown(null);
    const removed = await photos.remove(id);
    if (removed.ok) showToast({ text: photoTexts().removed, undo: () => void photos.restore(id) });
    else adding.fail(removed.error.type);
  };
  return (
    <Section
      id="photos"
      title={t().sections.photos}
      lead={photoTexts().lead}
      actions={<AddButtons busy={adding.busy} onFiles={(files) => void adding.add(files)} />}
    >
      {adding.failure && (
        <Banner tone={failureWords(adding.failure).tone} live onClose={adding.forgive}>
          {failureWords(adding.failure).text}
        </Banner>
      )}
      {list.length === 0 ? (
        <p class="c-soft">{photoTexts().none}</p>
      ) : (
        <ul class="c-plain photos-grid">
          {list.map((photo) => (
            <PhotoCard key={photo.id} photos={photos} photo={photo} onOpen={() => setShown(photo.id)} />
          ))}
        </ul>
      )}
      {large && (
        <PhotoDialog
          model={model}
          photos={photos}
          photo={large}
          onRemove={() => void remove(large.id)}
          onClose={() => setShown(null)}
        />
      )}
    </Section>
  );
}

/** One picture after the other, so that a tablet holds one in memory at a time. */
function useAdding(photos: Photos) {
  const [busy, setBusy] = useState(false);
  const [failure, fail] = useState<PhotoFailure['type'] | null>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setBusy(true);
    fail(null);
    let kept = 0;
    for (const file of files) {
      const added = await photos.add(file);
      if (added.ok) kept += 1;
      else fail(added.error.type);
    }
    setBusy(false);
    if (kept > 0) showToast({ text: photoTexts().kept(kept) });
  };
  return { busy, failure, add, fail, forgive: () => fail(null) };
}

function AddButtons({ busy, onFiles }: { busy: boolean; onFiles: (files: readonly File[]) => void }) {
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    // The same file may be chosen again.
    input.value = '';
    onFiles(files);
  };
  // A computer has no camera to turn towards a workshop.
  const handheld = matchMedia('(pointer: coarse)').matches;
  const input = { type: 'file', accept: 'image/*', hidden: true, tabIndex: -1 } as const;
  return (
    <>
      {handheld && (
        <Button icon="camera" busy={busy} onClick={() => camera.current?.click()}>
          {photoTexts().take}
        </Button>
      )}
      <Button icon="plus" busy={busy} onClick={() => chooser.current?.click()}>
        {photoTexts().choose}
      </Button>
      <input
        {...input}
        ref={camera}
        capture="environment"
        aria-label={photoTexts().take}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        {...input}
        ref={chooser}
        multiple
        aria-label={photoTexts().choose}
        onChange={(event) => take(event.currentTarget)}
      />
    </>
  );
}

function PhotoCard({ photos, photo, onOpen }: { photos: Photos; photo: KeptPhoto; onOpen: () => void }) {
  const thumb = usePicture(photos, photo, 'thumb');
  const name = photoName(photo);
  return (
    <li class="photos-card" data-person={photo.person || undefined}>
      <button type="button" class="photos-open" aria-label={photoTexts().open(name)} onClick={onOpen}>
        {thumb ? <img src={thumb} alt="" /> : <Icon name="camera" />}
      </button>
      <p class="photos-name">{name}</p>
      <p class={`photos-state photos-state--${photo.state}`}>
        <Icon name={PHOTO_ICONS[photo.state]} />
        <span>{stateOfPhoto(photo)}</span>
      </p>
    </li>
  );
}
