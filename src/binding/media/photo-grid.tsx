// Photos as prints on a table, and the one that is looked at, large.
import type { ComponentType, VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { KeptPhoto, Photos } from '#store/photos.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import { photoTexts } from './messages.ts';
import type { Adding } from './photo-adding.tsx';
import type { PhotoDialogProps } from './photo-dialog.tsx';
import { SmallPicture } from './photo-picture.tsx';
import { PHOTO_ICONS, photoName, stateOfPhoto } from './photo-words.ts';
import './photos.css';

interface GridProps {
  store: Store;
  record: OpenRecord;
  photos: Photos;
  list: readonly KeptPhoto[];
  adding: Adding;
  /** A row of small ones below a question. */
  small?: boolean;
}

export function PhotoGrid({ store, record, photos, list, adding, small }: GridProps) {
  const [shown, setShown] = useState<string | null>(null);
  const large = list.find((photo) => photo.id === shown);
  const card = useCards({ record, photos, small, onOpen: setShown });
  const remove = async (id: string): Promise<void> => {
    setShown(null);
    const removed = await photos.remove(id);
    if (removed.ok) showToast({ text: photoTexts().removed, undo: () => void photos.restore(id) });
    else adding.fail(removed.error.type);
  };
  return (
    <>
      <ul class={`c-plain photos-grid ${small ? 'photos-grid--small' : ''}`}>{list.map(card)}</ul>
      {large && (
        <LateDialog
          store={store}
          record={record}
          photos={photos}
          photo={large}
          onRemove={() => void remove(large.id)}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}

/** What is needed to look at one comes with the first that is looked at. */
function LateDialog(props: PhotoDialogProps) {
  const [part, setPart] = useState<{ readonly Part: ComponentType<PhotoDialogProps> } | null>(null);
  useEffect(() => {
    void import('./photo-dialog.tsx').then(({ PhotoDialog }) => setPart({ Part: PhotoDialog }));
  }, []);
  return part && <part.Part {...props} />;
}

interface CardProps {
  record: OpenRecord;
  photos: Photos;
  photo: KeptPhoto;
  small: boolean | undefined;
  onOpen: (id: string) => void;
}

/** A card is made again when its photo changed, not when one of two hundred others did. */
function useCards({ record, photos, small, onOpen }: Omit<CardProps, 'photo'>): (photo: KeptPhoto) => VNode {
  return useMemo(() => {
    const made = new WeakMap<KeptPhoto, VNode>();
    return (photo) => {
      const before = made.get(photo);
      if (before) return before;
      const card = (
        <PhotoCard key={photo.id} record={record} photos={photos} photo={photo} small={small} onOpen={onOpen} />
      );
      made.set(photo, card);
      return card;
    };
  }, [record, photos, small, onOpen]);
}

function PhotoCard({ record, photos, photo, small, onOpen }: CardProps) {
  const name = photoName(photo);
  return (
    <li class="photos-card" data-inside={photo.person === false && !photo.minor ? undefined : true}>
      <button type="button" class="photos-open" aria-label={photoTexts().open(name)} onClick={() => onOpen(photo.id)}>
        <SmallPicture record={record} photos={photos} photo={photo} />
      </button>
      {(!small || photo.caption !== '') && <p class="photos-name">{name}</p>}
      <p class={`photos-state photos-state--${photo.state}`}>
        <Icon name={PHOTO_ICONS[photo.state]} />
        <span>{stateOfPhoto(photo)}</span>
      </p>
    </li>
  );
}
