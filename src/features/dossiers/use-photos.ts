import { useEffect, useState } from 'preact/hooks';
import type { KeptPhoto, Photos } from '#store/photos.ts';
import type { DossierModel } from './dossier-model.ts';

/** The photos of the dossier, open while the section is there; null while they are read. */
export function usePhotos({ store, record, view }: DossierModel): Photos | null {
  const [photos, setPhotos] = useState<Photos | null>(null);
  useEffect(() => {
    let open: Photos | null = null;
    let left = false;
    // Typing in the notes is no news of photos.
    void store.photos({ doc: record.doc, edit: record.edit, view }).then((opened) => {
      if (left) return opened.close();
      open = opened;
      setPhotos(opened);
    });
    return () => {
      left = true;
      open?.close();
    };
  }, [store, record, view]);
  return photos;
}

/** The address of a picture that is here, given back when it is no longer shown; null until then. */
export function usePicture(photos: Photos, photo: KeptPhoto, which: 'thumb' | 'picture'): string | null {
  const [address, setAddress] = useState<string | null>(null);
  const here = photo.here[which];
  const sha = which === 'thumb' ? photo.thumb : photo.sha;
  useEffect(() => {
    let made: string | null = null;
    let left = false;
    if (here) {
      void photos.image(sha).then((image) => {
        if (!image || left) return;
        made = URL.createObjectURL(image);
        setAddress(made);
      });
    }
    return () => {
      left = true;
      setAddress(null);
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [photos, sha, here]);
  return address;
}
