// Voice notes of a question, or of the whole dossier: spoken here, listened to, told in a few words for who cannot hear.
import { useEffect, useState } from 'preact/hooks';
import { BoundText } from '#binding/bound-fields.tsx';
import { voiceCaptionKey } from '#domain/dossier/voice.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import type { KeptVoice, Voices } from '#store/voices.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { showToast } from '#ui/toast.tsx';
import { photoTexts } from './messages.ts';
import { PHOTO_ICONS, stateOfPhoto } from './photo-words.ts';
import { useSound } from './use-media.ts';
import { voiceName } from './voice-words.ts';
import './photos.css';

interface ListProps {
  store: Store;
  record: OpenRecord;
  voices: Voices;
  list: readonly KeptVoice[];
}

/** Which openings have told what they found: several parts of a screen share one. */
const told = new WeakSet<Voices>();

export function VoiceList({ store, record, voices, list }: ListProps) {
  const found = voices.found.value.length > 0;
  useEffect(() => {
    if (!found || told.has(voices)) return;
    told.add(voices);
    showToast({ text: photoTexts().voiceFound });
  }, [voices, found]);
  if (list.length === 0) return null;
  return (
    <ul class="c-plain voice-list" aria-label={photoTexts().voices}>
      {list.map((voice) => (
        <VoiceNote key={voice.id} store={store} record={record} voices={voices} voice={voice} />
      ))}
    </ul>
  );
}

function VoiceNote({ store, record, voices, voice }: Omit<ListProps, 'list'> & { voice: KeptVoice }) {
  const words = photoTexts();
  const [open, setOpen] = useState(false);
  const name = voiceName(voice);
  const listen = (): void => {
    setOpen(!open);
    if (!open && !voice.here) void voices.want(voice).then(() => store.platform.sendNow());
  };
  const remove = async (): Promise<void> => {
    const removed = await voices.remove(voice.id);
    if (removed.ok) showToast({ text: words.voiceRemoved, undo: () => void voices.restore(voice.id) });
  };
  const save = async (): Promise<void> => {
    const sound = await voices.sound(voice);
    if (sound) await store.platform.saveFile(`note-${voice.id}.${voice.type.replace('audio/', '')}`, sound);
  };
  return (
    <li class="voice-note">
      <div class="c-cluster">
        <strong>{name}</strong>
        <Badge icon={PHOTO_ICONS[voice.state]} tone={voice.state === 'refused' ? 'todo' : 'plain'}>
          {stateOfPhoto(voice)}
        </Badge>
      </div>
      {open && <Sound voices={voices} voice={voice} name={name} />}
      <div class="c-cluster">
        <Button icon={open ? 'x' : 'play'} aria-expanded={open} onClick={listen}>
          {open ? words.voiceLater : words.voiceListen}
        </Button>
        {open && voice.here && (
          <Button variant="plain" icon="download" onClick={() => void save()}>
            {words.saveFile}
          </Button>
        )}
        <Button variant="plain" icon="trash-2" aria-label={words.voiceRemove(name)} onClick={() => void remove()}>
          {words.voiceRemoveWord}
        </Button>
      </div>
      {open && (
        <BoundText
          store={store}
          record={record}
          field={voiceCaptionKey(voice.id)}
          label={words.voiceCaption}
          hint={words.voiceCaptionHint}
        />
      )}
    </li>
  );
}

function Sound({ voices, voice, name }: { voices: Voices; voice: KeptVoice; name: string }) {
  const address = useSound(voices, voice, true);
  const [failed, setFailed] = useState(false);
  if (!voice.here) return <Banner tone="offline">{photoTexts().voiceNotHere}</Banner>;
  if (!address) return null;
  if (failed) return <Banner tone="todo">{photoTexts().voiceNotPlayed}</Banner>;
  return (
    // Its caption is written below it; a recording made on the spot has no other.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <audio controls preload="metadata" src={address} aria-label={name} onError={() => setFailed(true)} />
  );
}
