// One photo, large: its caption, what may be done with it, what is drawn over it, and its ways out.
import { useEffect, useState } from 'preact/hooks';
import { BoundText } from '#binding/bound-fields.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { captionKey } from '#domain/dossier/photos.ts';
import { strokesOf } from '#domain/dossier/sketches.ts';
import type { KeptPhoto, Photos } from '#store/photos.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { photoTexts } from './messages.ts';
import { PhotoConsent } from './photo-consent.tsx';
import { LargePicture } from './photo-picture.tsx';
import { SketchDialog } from './sketch-dialog.tsx';
import { PHOTO_ICONS, refusalOfPhoto, stateOfPhoto } from './photo-words.ts';

export interface PhotoDialogProps {
  store: Store;
  record: OpenRecord;
  photos: Photos;
  photo: KeptPhoto;
  onRemove: () => void;
  onClose: () => void;
}

export function PhotoDialog(props: PhotoDialogProps) {
  const { store, record, photos, photo, onRemove, onClose } = props;
  const words = photoTexts();
  const [drawing, setDrawing] = useState(false);
  const { sha, thumb } = photo;
  const { platform } = store;
  const isHere = photo.here.picture;
  useEffect(() => {
    if (!isHere) void photos.want({ sha, thumb }).then(() => platform.sendNow());
  }, [photos, platform, sha, thumb, isHere]);
  const save = async (): Promise<void> => {
    const image = await photos.image(photo.sha);
    if (image) await platform.saveFile(`photo-${photo.id}.jpg`, image);
  };
  if (drawing) return <SketchDialog {...props} onClose={() => setDrawing(false)} />;
  return (
    <Dialog
      open
      wide
      title={words.one}
      onClose={onClose}
      actions={
        <>
          {isHere && (
            <>
              <Button icon="pencil" onClick={() => setDrawing(true)}>
                {words.sketch}
              </Button>
              <Button icon="download" onClick={() => void save()}>
                {words.saveFile}
              </Button>
            </>
          )}
          <Button variant="danger" icon="trash-2" onClick={onRemove}>
            {words.remove}
          </Button>
        </>
      }
    >
      <LargePicture record={record} photos={photos} photo={photo} />
      {!isHere && <Banner tone="offline">{words.notHere}</Banner>}
      <p>
        <Badge icon={PHOTO_ICONS[photo.state]} tone={photo.state === 'refused' ? 'todo' : 'plain'}>
          {stateOfPhoto(photo)}
        </Badge>
      </p>
      {photo.state === 'refused' && <Banner tone="todo">{refusalOfPhoto(photo.reason)}</Banner>}
      <FieldConflict
        store={store}
        record={record}
        field={`photo/${photo.id}/sketch`}
        label={words.sketchAlternatives}
        words={(value) => words.sketchChoice(strokesOf(value).length)}
      />
      <BoundText
        store={store}
        record={record}
        field={captionKey(photo.id)}
        label={words.caption}
        hint={words.captionHint}
      />
      <PhotoConsent store={store} record={record} photo={photo} />
    </Dialog>
  );
}
