// Taking and adding photos: from the camera or from files, one after the other, each failure told with its file.
import { useRef, useState } from 'preact/hooks';
import type { PicturePlace } from '#domain/dossier/photos.ts';
import type { PhotoFailure, Photos } from '#store/photos.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { showToast } from '#ui/toast.tsx';
import { photoTexts } from './messages.ts';
import { failureWords } from './photo-words.ts';

interface Failure {
  readonly type: PhotoFailure['type'];
  /** What was not added, when several were chosen. */
  readonly names: readonly string[];
}

export interface Adding {
  readonly busy: string | null;
  readonly failure: Failure | null;
  add(files: readonly File[]): Promise<void>;
  fail(type: PhotoFailure['type']): void;
  forgive(): void;
}

/** Null when it is kept. */
async function addOne(photos: Photos, file: File, place?: PicturePlace): Promise<PhotoFailure['type'] | null> {
  const added = await photos.add(file, place);
  return added.ok ? null : added.error.type;
}

/** One picture after the other, so that a tablet holds one in memory at a time. */
export function useAdding(photos: Photos | null, place?: PicturePlace): Adding {
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    if (!photos || files.length === 0) return;
    setFailure(null);
    let kept = 0;
    let worst: PhotoFailure['type'] | null = null;
    const names: string[] = [];
    for (const [index, file] of files.entries()) {
      setBusy(photoTexts().working(index + 1, files.length));
      // A full tablet takes none of those that follow.
      const failed: PhotoFailure['type'] | null = worst === 'storage-full' ? worst : await addOne(photos, file, place);
      if (failed === null) kept += 1;
      else {
        worst = failed;
        names.push(file.name);
      }
    }
    setBusy(null);
    if (worst) setFailure({ type: worst, names: files.length > 1 ? names : [] });
    if (kept > 0) showToast({ text: photoTexts().kept(kept) });
  };
  return {
    busy,
    failure,
    add,
    fail: (type) => setFailure({ type, names: [] }),
    forgive: () => setFailure(null),
  };
}

/** Why the last pictures were not taken; nothing when they were. */
export function AddFailure({ adding }: { adding: Adding }) {
  const { failure } = adding;
  if (!failure) return null;
  const { tone, text } = failureWords(failure.type);
  return (
    <Banner tone={tone} live onClose={adding.forgive}>
      {text} {failure.names.length > 0 && photoTexts().notAdded(failure.names.slice(0, 10).join(', '))}
    </Banner>
  );
}

export function AddButtons({ adding, plain }: { adding: Adding; plain?: boolean }) {
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const { busy } = adding;
  const take = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    // The same file may be chosen again.
    input.value = '';
    void adding.add(files);
  };
  // A computer has no camera to turn towards a workshop.
  const handheld = matchMedia('(pointer: coarse)').matches;
  const variant = plain ? 'plain' : 'quiet';
  const input = { type: 'file', accept: 'image/*', hidden: true, tabIndex: -1 } as const;
  return (
    <>
      {handheld && (
        <Button variant={variant} icon="camera" busy={busy !== null} onClick={() => camera.current?.click()}>
          {busy ?? photoTexts().take}
        </Button>
      )}
      <Button
        variant={variant}
        icon={handheld ? 'plus' : 'camera'}
        busy={busy !== null}
        onClick={() => chooser.current?.click()}
      >
        {(!handheld && busy) || photoTexts().choose}
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
