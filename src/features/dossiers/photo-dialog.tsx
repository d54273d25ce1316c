// One photo, large: its caption, whether somebody can be recognised, and its ways out.
import { useEffect } from 'preact/hooks';
import { BoundText } from '#binding/bound-fields.tsx';
import { captionKey, markPerson } from '#domain/dossier/photos.ts';
import type { KeptPhoto, Photos } from '#store/photos.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { Dialog } from '#ui/dialog.tsx';
import type { DossierModel } from './dossier-model.ts';
import { photoTexts } from './photos-messages.ts';
import { PHOTO_ICONS, photoName, refusalOfPhoto, stateOfPhoto } from './photo-words.ts';
import { usePicture } from './use-photos.ts';

interface Props {
  model: DossierModel;
  photos: Photos;
  photo: KeptPhoto;
  onRemove: () => void;
  onClose: () => void;
}

export function PhotoDialog({ model, photos, photo, onRemove, onClose }: Props) {
  const words = photoTexts();
  const name = photoName(photo);
  const { sha, thumb } = photo;
  const { platform } = model.store;
  const isHere = photo.here.picture;
  useEffect(() => {
    if (!isHere) void photos.want({ sha, thumb }).then(() => platform.sendNow());
  }, [photos, platform, sha, thumb, isHere]);
  const save = async (): Promise<void> => {
    const image = await photos.image(photo.sha);
    if (image) await platform.saveFile(`photo-${photo.id}.jpg`, image);
  };
  return (
    <Dialog
      open
      wide
      title={words.one}
      onClose={onClose}
      actions={
        <>
          {isHere && (
            <Button icon="download" onClick={() => void save()}>
              {words.saveFile}
            </Button>
          )}
          <Button variant="danger" icon="trash-2" onClick={onRemove}>
            {words.remove}
          </Button>
        </>
      }
    >
      <Large photos={photos} photo={photo} name={name} />
      <p>
        <Badge icon={PHOTO_ICONS[photo.state]} tone={photo.state === 'refused' ? 'todo' : 'plain'}>
          {stateOfPhoto(photo)}
        </Badge>
      </p>
      {photo.state === 'refused' && <Banner tone="todo">{refusalOfPhoto(photo.reason)}</Banner>}
      <BoundText {...model.bound} field={captionKey(photo.id)} label={words.caption} hint={words.captionHint} />
      <CheckField
        label={words.person}
        hint={words.personHint}
        checked={photo.person === true}
        onChange={(person) => model.edit((draft) => markPerson(draft, photo.id, person))}
      />
    </Dialog>
  );
}

/** The thumbnail stands in until the picture is here. */
function Large({ photos, photo, name }: { photos: Photos; photo: KeptPhoto; name: string }) {
  const picture = usePicture(photos, photo, 'picture');
  const thumb = usePicture(photos, photo, 'thumb');
  const address = picture ?? thumb;
  return (
    <>
      {address && (
        <img
          class="photos-large"
          src={address}
          alt={name}
          width={photo.width || undefined}
          height={photo.height || undefined}
        />
      )}
      {!photo.here.picture && <Banner tone="offline">{photoTexts().notHere}</Banner>}
    </>
  );
}
