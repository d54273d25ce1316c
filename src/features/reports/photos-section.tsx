// Photos in « À envoyer »: a record may be received and its photos not yet. Each refused one has its way out.
import { formatMoment } from '#i18n/format.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { showToast } from '#ui/toast.tsx';
import { ExportButton, LineTitle } from './export-button.tsx';
import { t } from './messages.ts';
import { photoReason, refusedPhotos, type RefusedPhoto, waitingPhotos } from './photo-lines.ts';

export function PhotosSection({ store }: { store: Store }) {
  const waiting = waitingPhotos(store.cards, store.pending.value);
  if (waiting.length === 0) return null;
  const photos = waiting.reduce((sum, line) => sum + line.photos, 0);
  const voices = waiting.reduce((sum, line) => sum + line.voices, 0);
  const title = voices === 0 ? t().photosWaiting(photos) : t().mediaWaiting(photos, voices);
  return (
    <Section
      title={title}
      lead={t().photosWaitingText}
      // Records that wait have it already, and it takes the photos along.
      actions={store.pending.value.docs.size === 0 ? <ExportButton store={store} /> : undefined}
    >
      <RowList label={title}>
        {waiting.map((line) => (
          <Row
            key={line.doc}
            icon="camera"
            title={<LineTitle line={line} />}
            meta={t().kinds[line.kind]}
            badges={
              <>
                {line.photos > 0 && <Badge>{t().photoCount(line.photos)}</Badge>}
                {line.voices > 0 && <Badge icon="mic">{t().voiceCount(line.voices)}</Badge>}
              </>
            }
          />
        ))}
      </RowList>
    </Section>
  );
}

export function RefusedPhotosSection({ store }: { store: Store }) {
  const refused = refusedPhotos(store.cards, store.pending.value);
  if (refused.length === 0) return null;
  return (
    <Section title={t().photosStuck} lead={t().photosStuckText} framed>
      <RowList label={t().photosStuck}>
        {refused.map((line) => (
          <RefusedRow key={line.doc + line.sha} store={store} line={line} />
        ))}
      </RowList>
    </Section>
  );
}

/** What the machine wrote the bytes as says how the file is called. */
function fileName({ voice, sha }: RefusedPhoto, { type }: Blob): string {
  const name = sha.slice(0, 8);
  return voice ? `${t().voiceFile}-${name}.${type.replace(/^audio\//, '')}` : `photo-${name}.jpg`;
}

function RefusedRow({ store, line }: { store: Store; line: RefusedPhoto }) {
  const save = async (): Promise<void> => {
    const image = await (await store.outboxActs()).photo(line.sha);
    if (!image) showToast({ text: line.voice ? t().voiceUnreadable : t().photoUnreadable, tone: 'todo' });
    else await store.platform.saveFile(fileName(line, image), image);
  };
  const sendAgain = async (): Promise<void> => {
    const sent = await (await store.outboxActs()).sendPhotoAgain(line.doc, line.sha);
    if (sent) showToast({ text: t().sentAgain });
  };
  return (
    <Row
      icon="circle-alert"
      title={<LineTitle line={line} />}
      meta={(line.voice ? t().voiceTaken : t().photoTaken)(formatMoment(line.at))}
      action={
        <>
          {line.again && (
            <Button icon="send" onClick={() => void sendAgain()}>
              {t().sendAgain}
            </Button>
          )}
          <Button icon="download" variant="plain" onClick={() => void save()}>
            {t().photoSave}
          </Button>
        </>
      }
    >
      <p>{photoReason(line.reason)}</p>
    </Row>
  );
}
