// A photo with what was drawn over it, everywhere the same.
import { sketchPaths, type SketchStroke, strokesOf } from '#domain/dossier/sketches.ts';
import { valueOf } from '#domain/record/read.ts';
import type { KeptPhoto, Photos } from '#store/photos.ts';
import type { OpenRecord } from '#store/records.ts';
import { Icon } from '#ui/icon.tsx';
import { useComputed } from '@preact/signals';
import { useNear, usePicture } from './use-media.ts';
import { photoTexts } from './messages.ts';
import { photoName } from './photo-words.ts';
import './photos.css';

/** The strokes over a photo as the record holds them now. */
function useSketch(record: OpenRecord, photo: Pick<KeptPhoto, 'id'>) {
  const value = useComputed(() => valueOf(record.view.value, `photo/${photo.id}/sketch`)).value;
  return strokesOf(value);
}

interface OverProps {
  photo: Pick<KeptPhoto, 'width' | 'height'>;
  strokes: readonly SketchStroke[];
  /** The picture fills its place and is cut, as on a card. */
  cut?: boolean;
}

function Over({ photo, strokes, cut }: OverProps) {
  if (strokes.length === 0 || photo.width === 0 || photo.height === 0) return null;
  return (
    <svg
      class="photos-over"
      viewBox={`0 0 ${photo.width} ${photo.height}`}
      preserveAspectRatio={cut ? 'xMidYMid slice' : 'xMidYMid meet'}
      aria-hidden="true"
    >
      {sketchPaths(strokes, photo.width, photo.height).map((one, index) => (
        // Lines come and go at the end only.
        // oxlint-disable-next-line react/no-array-index-key
        <path key={index} d={one.path} stroke={one.colour} stroke-width={one.width} />
      ))}
    </svg>
  );
}

interface PictureProps {
  record: OpenRecord;
  photos: Photos;
  photo: KeptPhoto;
}

/** The small picture on a card; its bytes are held while the card is near the screen. */
export function SmallPicture({ record, photos, photo }: PictureProps) {
  const { place, near } = useNear<HTMLSpanElement>();
  const thumb = usePicture(photos, photo, 'thumb', near);
  const sketch = useSketch(record, photo);
  return (
    <span ref={place} class="photos-small">
      {thumb ? <img src={thumb} alt="" /> : <Icon name="camera" />}
      {thumb && <Over cut photo={photo} strokes={sketch} />}
    </span>
  );
}

/** The picture as large as there is room; the small one stands in until it is here. */
export function LargePicture({ record, photos, photo }: PictureProps) {
  const picture = usePicture(photos, photo, 'picture');
  const thumb = usePicture(photos, photo, 'thumb');
  const sketch = useSketch(record, photo);
  const address = picture ?? thumb;
  if (!address) return null;
  const name = photoName(photo);
  return (
    <span class="photos-frame">
      <img
        class="photos-large"
        src={address}
        alt={sketch.length > 0 ? photoTexts().withSketch(name) : name}
        width={photo.width || undefined}
        height={photo.height || undefined}
      />
      <Over photo={photo} strokes={sketch} />
    </span>
  );
}
