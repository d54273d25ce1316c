// The photos and voice notes of a record, opened once for all that show them, and the addresses of what is on screen.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { KeptPhoto, Photos } from '#store/photos.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import type { KeptVoice, Voices } from '#store/voices.ts';
import { createShared } from './shared-opening.ts';

const photosOf = createShared<Photos>();
const voicesOf = createShared<Voices>();

/** The photos of the record; null while they are read. Seven questions of a section share one. */
export function usePhotos(store: Store, record: OpenRecord): Photos | null {
  const [photos, setPhotos] = useState<Photos | null>(null);
  useLayoutEffect(() => photosOf.use(record, () => store.photos(record), setPhotos), [store, record]);
  return photos;
}

/** The voice notes of the record; null while they are read. */
export function useVoices(store: Store, record: OpenRecord): Voices | null {
  const [voices, setVoices] = useState<Voices | null>(null);
  useLayoutEffect(() => voicesOf.use(record, () => store.voices(record), setVoices), [store, record]);
  return voices;
}

/** The address of bytes while they are shown, given back to the browser afterwards; null until then. */
function useAddress(isShown: boolean, name: string, read: () => Promise<Blob | null>): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let left = false;
    if (isShown) {
      void read().then((blob) => {
        if (!blob || left) return;
        made = URL.createObjectURL(blob);
        setAddress(made);
      });
    }
    return () => {
      left = true;
      setAddress(null);
      if (made !== null) URL.revokeObjectURL(made);
    };
    // The name says what is read.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isShown, name]);
  return address;
}

/** The address of a picture that is here. */
export function usePicture(
  photos: Photos,
  photo: KeptPhoto,
  which: 'thumb' | 'picture',
  isShown = true,
): string | null {
  const sha = which === 'thumb' ? photo.thumb : photo.sha;
  return useAddress(isShown && photo.here[which], sha, () => photos.image(sha));
}

/** The address of a note that is here. */
export function useSound(voices: Voices, voice: KeptVoice, isShown: boolean): string | null {
  return useAddress(isShown && voice.here, voice.sha, () => voices.sound(voice));
}

/** True while this element is on screen or about to be: two hundred pictures are not all held at once. */
export function useNear<Place extends Element>() {
  const place = useRef<Place>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver((seen) => setNear(seen.some(({ isIntersecting }) => isIntersecting)), {
      rootMargin: '600px',
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return { place, near };
}
