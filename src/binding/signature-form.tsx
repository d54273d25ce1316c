// One signature being given. It is kept on this tablet at each touch and enters the record whole, in one act.
import { useState } from 'preact/hooks';
import type { Day } from '#domain/day.ts';
import type { Json } from '#domain/json.ts';
import { linePath } from '#domain/dossier/ink.ts';
import {
  isMention,
  readStrokes,
  SIGNATURE_ROLES,
  type SignatureGesture,
  writeStrokes,
} from '#domain/dossier/signatures.ts';
import { formatDay } from '#i18n/format.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { FieldError } from '#ui/field.tsx';
import { INK_UNITS, InkPad } from '#ui/ink-pad.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { announce, showToast } from '#ui/toast.tsx';
import type { LocalDraft } from './use-local-draft.ts';
import { signatureTexts } from './signature-words.ts';
import './signature.css';

export type SignatureDraft = {
  readonly open: boolean;
  readonly gesture: SignatureGesture['type'];
  readonly name: string;
  readonly role: string;
  /** The person's own words for a role that is none of the known ones. */
  readonly own: string;
  readonly mention: string;
  readonly reason: string;
  readonly strokes: Json;
};

export const EMPTY_SIGNATURE: SignatureDraft = {
  open: false,
  gesture: 'drawn',
  name: '',
  role: 'chef',
  own: '',
  mention: '',
  reason: '',
  strokes: null,
};

/** Width over height of the frame: it fits a phone held upright and one held sideways. */
const ASPECT = 2.5;
const PEN = { colour: '#10203a', width: 14 };

interface FormProps {
  draft: LocalDraft<SignatureDraft>;
  day: Day;
  /** False when the tablet did not keep it. */
  onSign: (name: string, role: string, gesture: SignatureGesture) => Promise<boolean>;
}

export function SignatureForm({ draft, day, onSign }: FormProps) {
  const words = signatureTexts();
  const { form, change } = draft;
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState(false);
  const [busy, setBusy] = useState(false);
  const gesture = gestureOf(form);
  const missing = (is: boolean, sentence: string): string | null => (tried && is ? sentence : null);
  const sign = async (): Promise<void> => {
    setTried(true);
    if (!gesture || form.name.trim() === '')
      return announce(form.name.trim() === '' ? words.nameMissing : missed(form));
    setBusy(true);
    setRefused(!(await onSign(form.name.trim(), form.role === 'other' ? form.own.trim() : form.role, gesture)));
    setBusy(false);
  };
  return (
    <div class="signature-form">
      <TextField
        required
        label={words.name}
        autoCapitalize="words"
        value={form.name}
        error={missing(form.name.trim() === '', words.nameMissing)}
        onInput={(name) => change({ name })}
      />
      <RoleChoice draft={draft} />
      <ChoiceRows
        legend={words.gesture}
        layout="columns"
        options={(['drawn', 'typed', 'refused'] as const).map((value) => ({ value, label: words.gestures[value] }))}
        value={form.gesture}
        onChange={(value) => change({ gesture: value as SignatureDraft['gesture'] })}
      />
      {form.gesture === 'drawn' && <Pad draft={draft} error={missing(!gesture, words.padMissing)} />}
      {form.gesture === 'typed' && (
        <TextField
          label={words.mention}
          hint={words.mentionHint}
          value={form.mention}
          error={missing(!gesture, words.mentionMissing)}
          onInput={(mention) => change({ mention })}
        />
      )}
      {form.gesture === 'refused' && (
        <TextArea
          label={words.reason}
          hint={words.reasonHint}
          rows={2}
          value={form.reason}
          error={missing(!gesture, words.reasonMissing)}
          onInput={(reason) => change({ reason })}
        />
      )}
      {refused && (
        <Banner tone="danger" live onClose={() => setRefused(false)}>
          {words.notKept}
        </Banner>
      )}
      <p class="c-soft">{words.on(formatDay(day))}</p>
      <div class="c-cluster">
        <Button variant="primary" icon="check" busy={busy} onClick={() => void sign()}>
          {form.gesture === 'refused' ? words.validateRefusal : words.validate}
        </Button>
        <Button variant="plain" onClick={() => change({ open: false })}>
          {words.later}
        </Button>
      </div>
    </div>
  );
}

/** What has been done so far, when it is enough. */
function gestureOf(form: SignatureDraft): SignatureGesture | null {
  if (form.gesture === 'drawn') {
    const strokes = readStrokes(form.strokes);
    return strokes && { type: 'drawn', strokes };
  }
  if (form.gesture === 'typed') {
    return isMention(form.mention) ? { type: 'typed', mention: form.mention.trim() } : null;
  }
  return form.reason.trim() === '' ? null : { type: 'refused', reason: form.reason.trim() };
}

function missed({ gesture }: SignatureDraft): string {
  const { padMissing, mentionMissing, reasonMissing } = signatureTexts();
  return { drawn: padMissing, typed: mentionMissing, refused: reasonMissing }[gesture];
}

function RoleChoice({ draft: { form, change } }: { draft: LocalDraft<SignatureDraft> }) {
  const words = signatureTexts();
  return (
    <>
      <ChoiceRows
        legend={words.role}
        layout="columns"
        options={[
          ...SIGNATURE_ROLES.map((value) => ({ value, label: words.roles[value] })),
          { value: 'other', label: words.roleOther },
        ]}
        value={form.role}
        onChange={(role) => change({ role })}
      />
      {form.role === 'other' && (
        <TextField
          label={words.roleOwn}
          value={form.own}
          onInput={(own) => change({ own })}
          autoCapitalize="sentences"
        />
      )}
    </>
  );
}

function Pad({ draft: { form, change }, error }: { draft: LocalDraft<SignatureDraft>; error: string | null }) {
  const words = signatureTexts();
  const lines = readStrokes(form.strokes)?.lines ?? [];
  const keep = (next: typeof lines): void => {
    const strokes = next.length === 0 ? null : writeStrokes({ aspect: ASPECT, lines: next });
    if (next.length > 0 && strokes === null) showToast({ text: words.padFull, tone: 'todo' });
    else change({ strokes });
  };
  const clear = (): void => {
    const { strokes } = form;
    change({ strokes: null });
    showToast({ text: words.drawingCleared, undo: () => change({ strokes }) });
  };
  const place = (x: number, y: number) => [x * ASPECT * INK_UNITS, y * INK_UNITS] as const;
  return (
    <div class="signature-pad">
      <InkPad
        baseline
        label={words.pad(form.name.trim(), lines.length)}
        aspect={ASPECT}
        pen={PEN}
        strokes={lines.map((line) => ({ ...PEN, path: linePath(line, place) }))}
        onStroke={(line) => keep([...lines, line])}
      />
      <FieldError id="signature-pad-error" error={error} />
      <p class="c-soft c-small">{words.padHint}</p>
      {lines.length > 0 && (
        <div class="c-cluster">
          <Button icon="undo-2" onClick={() => keep(lines.slice(0, -1))}>
            {words.undoStroke}
          </Button>
          <Button variant="plain" icon="x" onClick={clear}>
            {words.clear}
          </Button>
        </div>
      )}
    </div>
  );
}
