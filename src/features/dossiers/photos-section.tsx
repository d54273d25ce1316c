// All photos and voice notes of a dossier, wherever they were taken.
import { useState } from 'preact/hooks';
import { photoTexts } from '#binding/media/messages.ts';
import { AddButtons, AddFailure, useAdding } from '#binding/media/photo-adding.tsx';
import { PhotoGrid } from '#binding/media/photo-grid.tsx';
import { usePhotos, useVoices } from '#binding/media/use-media.ts';
import { VoiceList } from '#binding/media/voice-notes.tsx';
import { VoiceRecorder } from '#binding/media/voice-recorder.tsx';
import type { Photos } from '#store/photos.ts';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import type { DossierModel } from './dossier-model.ts';
import { t } from './messages.ts';

const NOWHERE = { question: '', visit: '' };

export function PhotosSection({ model }: { model: DossierModel }) {
  const photos = usePhotos(model.store, model.record);
  return (
    <>
      {photos ? (
        <OpenPhotos model={model} photos={photos} />
      ) : (
        <Section id="photos" title={t().sections.photos}>
          <Skeleton lines={2} />
        </Section>
      )}
      <VoicesSection model={model} />
    </>
  );
}

function OpenPhotos({ model, photos }: { model: DossierModel; photos: Photos }) {
  const adding = useAdding(photos);
  const list = photos.list.value;
  return (
    <Section id="photos" title={t().sections.photos} lead={photoTexts().lead} actions={<AddButtons adding={adding} />}>
      <AddFailure adding={adding} />
      {list.length === 0 ? (
        <p class="c-soft">{photoTexts().none}</p>
      ) : (
        <PhotoGrid {...model.bound} photos={photos} list={list} adding={adding} />
      )}
    </Section>
  );
}

function VoicesSection({ model }: { model: DossierModel }) {
  const { store, record } = model;
  const voices = useVoices(store, record);
  const [speaking, setSpeaking] = useState(false);
  return (
    <Section
      id="voices"
      title={photoTexts().voices}
      actions={
        <Button icon="mic" aria-expanded={speaking} onClick={() => setSpeaking(!speaking)}>
          {photoTexts().voice}
        </Button>
      }
    >
      {voices && speaking && (
        <VoiceRecorder store={store} voices={voices} place={NOWHERE} onClose={() => setSpeaking(false)} />
      )}
      {voices && <VoiceList store={store} record={record} voices={voices} list={voices.list.value} />}
    </Section>
  );
}
