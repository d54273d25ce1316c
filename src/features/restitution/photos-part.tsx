// The photos, and which of them the head agrees to see in what leaves the team.
import { PhotoGrid } from '#binding/media/photo-grid.tsx';
import { AddFailure, useAdding } from '#binding/media/photo-adding.tsx';
import { usePhotos } from '#binding/media/use-media.ts';
import { mayUsePhoto } from '#domain/dossier/consents.ts';
import type { Photos } from '#store/photos.ts';
import { Section } from '#ui/section.tsx';
import { t } from './messages.ts';
import type { RestitutionModel } from './restitution-model.ts';

/** Nothing without a photo: a restitution is no moment to take one. */
export function PhotosPart({ model }: { model: RestitutionModel }) {
  const photos = usePhotos(model.store, model.record);
  return photos && photos.list.value.length > 0 ? <Agreed model={model} photos={photos} /> : null;
}

function Agreed({ model, photos }: { model: RestitutionModel; photos: Photos }) {
  const adding = useAdding(photos);
  const list = photos.list.value;
  const agreed = list.filter((photo) => mayUsePhoto(model.view.value, photo, 'rapport', model.today()));
  return (
    <Section id="photos" title={t().photos} lead={t().photosText}>
      <p>
        <b>{t().photosAgreed(agreed.length, list.length)}</b>
      </p>
      <AddFailure adding={adding} />
      <PhotoGrid {...model.bound} photos={photos} list={list} adding={adding} />
    </Section>
  );
}
