// The signatures under one part of a record, and the place to give one: drawn, typed, or refused with a reason.
import { dayAt } from '#domain/day.ts';
import {
  addSignature,
  readSignatures,
  removeSignature,
  restoreSignature,
  type Signature,
  type SignatureGesture,
  type SignatureSubject,
} from '#domain/dossier/signatures.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toast.tsx';
import { EMPTY_SIGNATURE, type SignatureDraft, SignatureForm } from './signature-form.tsx';
import { SignatureImage } from './signature-image.tsx';
import { signatureTexts } from './signature-words.ts';
import { useLocalDraft } from './use-local-draft.ts';
import './signature.css';

interface FieldProps {
  store: Store;
  record: OpenRecord;
  about: SignatureSubject;
  label: string;
  /** The visit that is signed. */
  visit?: string;
  /** Who is expected to sign, offered as the name. */
  name?: string;
  /** Level of the title in its page. */
  level?: 2 | 3;
}

export function SignatureField({ store, record, about, label, visit = '', name = '', level = 3 }: FieldProps) {
  const words = signatureTexts();
  const draft = useLocalDraft<SignatureDraft>(store, `signing/${record.doc}/${about}/${visit}`, EMPTY_SIGNATURE);
  const given = readSignatures(record.view.value).filter((one) => one.about === about && one.visit === visit);
  const day = dayAt(store.now());
  const sign = async (name: string, role: string, gesture: SignatureGesture): Promise<boolean> => {
    let id = '';
    const saved = await record.edit((draft) => {
      id = addSignature(draft, { about, visit, name, role, day, gesture }, store.now());
    });
    if (saved.ok) {
      draft?.clear();
      showToast({ text: gesture.type === 'refused' ? words.keptRefusal : words.kept });
    } else {
      // It is still in the frame: what stays in memory must not count beside it once the tablet writes again.
      void record.edit((draft) => removeSignature(draft, id));
    }
    return saved.ok;
  };
  const remove = ({ id }: Signature): void => {
    void record.edit((draft) => removeSignature(draft, id));
    showToast({ text: words.removed, undo: () => void record.edit((draft) => restoreSignature(draft, id)) });
  };
  return (
    <Section level={level} title={label}>
      {given.length > 0 && (
        <ul class="c-plain signature-list">
          {given.map((signature) => (
            <li key={signature.id}>
              <SignatureImage signature={signature} />
              <Button
                variant="plain"
                icon="trash-2"
                aria-label={words.remove(signature.name)}
                onClick={() => remove(signature)}
              >
                {words.removeWord}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {draft === null && <Skeleton lines={1} />}
      {draft?.form.open && <SignatureForm draft={draft} day={day} onSign={sign} />}
      {draft && !draft.form.open && (
        <>
          {given.length === 0 && <p class="c-soft">{words.none}</p>}
          <Button icon="pencil" onClick={() => draft.change({ open: true, name: draft.form.name || name })}>
            {given.length === 0 ? words.start : words.again}
          </Button>
        </>
      )}
    </Section>
  );
}
