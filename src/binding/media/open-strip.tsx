// The strip itself, fetched behind the question it stands under.
import { useComputed } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { PicturePlace } from '#domain/dossier/photos.ts';
import type { Photos } from '#store/photos.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import type { Voices } from '#store/voices.ts';
import { Button } from '#ui/button.tsx';
import { photoTexts } from './messages.ts';
import { AddButtons, AddFailure, useAdding } from './photo-adding.tsx';
import { PhotoGrid } from './photo-grid.tsx';
import { usePhotos, useVoices } from './use-media.ts';
import { VoiceList } from './voice-notes.tsx';
import { VoiceRecorder } from './voice-recorder.tsx';
import './photos.css';

export interface StripProps {
  store: Store;
  record: OpenRecord;
  /** Question and visit that the photos belong to; '' for neither. */
  question: string;
  visit: string;
  /** The screen is turned to the company head: voice notes stay inside the team. */
  shared?: boolean;
}

export function OpenStrip({ store, record, question, visit, shared }: StripProps) {
  const photos = usePhotos(store, record);
  const voices = useVoices(store, record);
  const place: PicturePlace = { question, visit };
  const adding = useAdding(photos, place);
  const [speaking, setSpeaking] = useState(false);
  return (
    <div class="photos-strip">
      <div class="photos-strip__acts">
        <AddButtons plain adding={adding} />
        {!shared && (
          <Button variant="plain" icon="mic" aria-expanded={speaking} onClick={() => setSpeaking(!speaking)}>
            {photoTexts().voice}
          </Button>
        )}
      </div>
      <AddFailure adding={adding} />
      {!shared && speaking && voices && (
        <VoiceRecorder store={store} voices={voices} place={place} onClose={() => setSpeaking(false)} />
      )}
      {photos && <StripPhotos store={store} record={record} photos={photos} adding={adding} place={place} />}
      {!shared && voices && <StripVoices store={store} record={record} voices={voices} place={place} />}
    </div>
  );
}

interface PartProps {
  store: Store;
  record: OpenRecord;
  place: PicturePlace;
}

const isAt =
  (place: PicturePlace) =>
  ({ question, visit }: PicturePlace): boolean =>
    question === place.question && (place.question !== '' || visit === place.visit);

function StripPhotos({ place, photos, ...rest }: PartProps & { photos: Photos; adding: ReturnType<typeof useAdding> }) {
  const list = useComputed(() => photos.list.value.filter(isAt(place))).value;
  return list.length > 0 ? <PhotoGrid small {...rest} photos={photos} list={list} /> : null;
}

function StripVoices({ place, voices, ...rest }: PartProps & { voices: Voices }) {
  const list = useComputed(() => voices.list.value.filter(isAt(place))).value;
  return <VoiceList {...rest} voices={voices} list={list} />;
}
