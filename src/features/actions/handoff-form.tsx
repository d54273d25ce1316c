// Preparing what a partner is told: who, what is ticked, the text as it will leave, and the companies' agreement.
import { useState } from 'preact/hooks';
import { useLocalDraft, type LocalDraft } from '#binding/use-local-draft.ts';
import { readAction } from '#domain/collective/action.ts';
import { isPublicAction } from '#domain/collective/confidential.ts';
import { addHandoff } from '#domain/collective/handoff.ts';
import { dayAt } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { fold } from '#domain/text/fold.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { MultiRows } from '#ui/multi-rows.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { FIRST_PARTS, handoffMessage, MESSAGE_PARTS, NAMING_PARTS, type MessagePart } from './handoff-message.ts';
import { shareText } from './share-text.ts';
import { t } from './messages.ts';

type Form = {
  readonly partner: string;
  readonly person: string;
  readonly parts: readonly string[];
  /** Typed over the text that was made; '' while it is as made. */
  readonly message: string;
  readonly agreed: boolean;
};

const EMPTY: Form = { partner: '', person: '', parts: FIRST_PARTS, message: '', agreed: false };

interface Props {
  store: Store;
  record: OpenRecord;
  onClose: () => void;
}

/** What is prepared is kept on this tablet until it is noted as sent. */
export function HandoffDialog({ store, record, onClose }: Props) {
  const words = t();
  const draft = useLocalDraft<Form>(store, `actions.handoff-draft.${record.doc}`, EMPTY);
  const [asked, setAsked] = useState(false);
  if (!draft) return null;
  // Of a confidential stake nothing is put into a message; what somebody types there is their own word.
  const isOpen = isPublicAction(readAction(record.view.value), store.cards.stake.value);
  const form: Form = isOpen ? draft.form : { ...draft.form, parts: [] };
  const names = form.parts.some((part) => NAMING_PARTS.includes(part as MessagePart));
  const missing = form.partner === '' || (names && !form.agreed);
  const text = form.message || textOf(store, record, form);
  const send = async (): Promise<void> => {
    setAsked(true);
    if (missing) return;
    const input = { partner: form.partner as DocId, person: form.person.trim(), message: text };
    const saved = await record.edit((draft) => {
      addHandoff(draft, { ...input, parts: form.parts, agreed: names, sentOn: dayAt(store.now()) }, store.now());
    });
    if (!saved.ok) return showToast({ tone: 'danger', text: words.notSaved });
    draft.clear();
    showToast({ text: words.handoffNoted });
    onClose();
  };
  return (
    <Dialog
      open
      wide
      title={words.newHandoff}
      onClose={onClose}
      actions={
        <>
          <Button icon="share-2" onClick={() => void shareText(words.newHandoff, text)}>
            {words.shareMessage}
          </Button>
          <Button variant="primary" icon="check" onClick={() => void send()}>
            {words.noteSent}
          </Button>
        </>
      }
    >
      <div class="c-stack">
        {asked && missing && (
          <Banner tone="todo" live>
            {form.partner === '' ? words.partnerMissing : words.agreementMissing}
          </Banner>
        )}
        <Whom store={store} draft={draft} />
        {isOpen ? (
          <Parts draft={draft} names={names} />
        ) : (
          <Banner tone="todo" icon="lock">
            {words.handoffConfidential}
          </Banner>
        )}
        <TextArea
          label={words.messageText}
          hint={words.messageHint}
          rows={7}
          value={text}
          onInput={(message) => draft.change({ message })}
        />
      </div>
    </Dialog>
  );
}

function textOf(store: Store, record: OpenRecord, form: Form): string {
  return handoffMessage(store, form.parts as readonly MessagePart[], {
    action: readAction(record.view.value),
    person: form.person.trim(),
    from: store.device.value.member?.name ?? '',
  });
}

/** Whom the directory names there. */
function personOf(store: Store, partner: string | null): string {
  return store.cards.partner.value.get((partner ?? '') as DocId)?.person ?? '';
}

function Whom({ store, draft }: { store: Store; draft: LocalDraft<Form> }) {
  const words = t();
  const { form, change } = draft;
  const partners = [...store.cards.partner.value.values()];
  const search = (query: string) =>
    partners
      .filter(({ name }) => fold(name).includes(fold(query)))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
      .slice(0, 20)
      .map(({ doc, name }) => ({ value: doc as string, label: name || words.partner }));
  const chosen = store.cards.partner.value.get(form.partner as DocId);
  return (
    <div class="c-grid">
      <Combobox
        label={words.partner}
        hint={partners.length === 0 ? words.noPartnerYet : undefined}
        required
        value={form.partner || null}
        valueLabel={chosen?.name}
        search={search}
        noMatch={words.noPartnerFound}
        onChange={(partner) => change({ partner: partner ?? '', person: personOf(store, partner), message: '' })}
      />
      <TextField
        label={words.person}
        autoCapitalize="words"
        value={form.person}
        onInput={(person) => change({ person })}
      />
    </div>
  );
}

function Parts({ draft, names }: { draft: LocalDraft<Form>; names: boolean }) {
  const words = t();
  const { form, change } = draft;
  const toggle = (part: string, on: boolean): void =>
    change({ message: '', parts: on ? [...form.parts, part] : form.parts.filter((one) => one !== part) });
  return (
    <>
      <MultiRows
        legend={words.messageParts}
        hint={words.messagePartsHint}
        layout="columns"
        options={MESSAGE_PARTS.map((part) => ({ value: part, label: words.parts[part] }))}
        values={form.parts}
        onToggle={toggle}
      />
      {names && (
        <CheckField
          label={words.agreement}
          hint={words.agreementHint}
          checked={form.agreed}
          onChange={(agreed) => change({ agreed })}
        />
      )}
    </>
  );
}
