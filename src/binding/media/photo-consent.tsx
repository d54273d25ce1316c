// What may be done with a photo (PRODUCT R6, R19): who is on it, each use apart, who agreed and how. Nothing is blocked:
// what is missing is said, and until then the photo stays inside the team.
import { useComputed } from '@preact/signals';
import { BoundChoice, BoundDay, BoundText } from '#binding/bound-fields.tsx';
import { FieldConflict } from '#binding/field-conflict.tsx';
import { dayAt } from '#domain/day.ts';
import {
  allowUse,
  consentKey,
  type ConsentGap,
  gapsFor,
  mustGo,
  PHOTO_USES,
  type PhotoConsent,
  readConsent,
  withdrawConsent,
} from '#domain/dossier/consents.ts';
import { markPerson, type Photo } from '#domain/dossier/photos.ts';
import type { Draft } from '#domain/record/record.ts';
import { formatDay, list } from '#i18n/format.ts';
import type { OpenRecord } from '#store/records.ts';
import type { Store } from '#store/store.ts';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { MultiRows } from '#ui/multi-rows.tsx';
import { showToast } from '#ui/toast.tsx';
import { YesNo } from '#ui/yes-no.tsx';
import { photoTexts } from './messages.ts';

interface ConsentProps {
  store: Store;
  record: OpenRecord;
  photo: Photo;
}

export function PhotoConsent({ store, record, photo }: ConsentProps) {
  const words = photoTexts();
  const { id } = photo;
  const consent = useComputed(() => readConsent(record.view.value, id)).value;
  const today = dayAt(store.now());
  const edit = (write: (draft: Draft) => void): void => void record.edit(write);
  const peopled = photo.person === true || photo.minor;
  const wished = PHOTO_USES.some((use) => consent.uses[use]);
  return (
    <div class="c-stack">
      <YesNo
        legend={words.person}
        hint={words.personHint}
        value={photo.person}
        onChange={(person) => edit((draft) => markPerson(draft, id, person))}
        onClear={() => edit((draft) => markPerson(draft, id, null))}
        below={<FieldConflict store={store} record={record} field={`photo/${id}/person`} label={words.person} />}
      />
      {peopled && (
        <CheckField
          label={words.minor}
          hint={words.minorHint}
          checked={photo.minor}
          onChange={(minor) => edit((draft) => draft.set(consentKey(id, 'minor'), minor))}
        />
      )}
      {mustGo(photo, consent) && <Banner tone="todo">{words.mustGo}</Banner>}
      {photo.minor && (
        <CheckField
          label={words.parents}
          checked={consent.parents}
          onChange={(parents) => edit((draft) => draft.set(consentKey(id, 'parents'), parents))}
        />
      )}
      <MultiRows
        legend={words.uses}
        hint={words.usesHint}
        layout="columns"
        options={PHOTO_USES.map((use) => ({ value: use, label: words.use[use], hint: words.useHint[use] }))}
        values={PHOTO_USES.filter((use) => consent.uses[use])}
        onToggle={(value, allowed) => {
          const use = PHOTO_USES.find((one) => one === value);
          if (use) edit((draft) => allowUse(draft, id, use, allowed, today));
        }}
      />
      {peopled && wished && <Proof store={store} record={record} photo={photo} consent={consent} />}
      <Standing photo={photo} consent={consent} today={today} />
      {wished && (
        <Withdrawal
          consent={consent}
          onChange={(withdrawn) => edit((draft) => withdrawConsent(draft, id, withdrawn ? today : null))}
        />
      )}
    </div>
  );
}

function Proof({ store, record, photo, consent }: ConsentProps & { consent: PhotoConsent }) {
  const words = photoTexts();
  const tie = (field: Parameters<typeof consentKey>[1]) => ({ store, record, field: consentKey(photo.id, field) });
  return (
    <>
      <BoundText {...tie('who')} label={words.who} />
      <BoundChoice
        {...tie('proof')}
        layout="columns"
        label={words.proof}
        options={(['signature', 'oral'] as const).map((value) => ({ value, label: words.proofs[value] }))}
      />
      {consent.proof === 'oral' && <BoundText {...tie('witness')} label={words.witness} />}
      <BoundDay {...tie('until')} label={words.until} hint={words.untilHint} />
    </>
  );
}

/** Where it may go, in a word for each use; else all that is missing, in one sentence. */
function Standing({ photo, consent, today }: { photo: Photo; consent: PhotoConsent; today: ReturnType<typeof dayAt> }) {
  const words = photoTexts();
  const uses = PHOTO_USES.map((use) => ({ use, gaps: gapsFor(photo, consent, use, today) }));
  const allowed = uses.filter(({ gaps }) => gaps.length === 0);
  const wished = uses.filter(({ use }) => consent.uses[use]);
  const missing = new Set<ConsentGap>(wished.flatMap(({ gaps }) => gaps));
  return (
    <>
      <p class="c-cluster">
        {allowed.length === 0 && <Badge icon="lock">{words.inside}</Badge>}
        {allowed.map(({ use }) => (
          <Badge key={use} tone="ok" icon="check">
            {words.allowed[use]}
          </Badge>
        ))}
      </p>
      {wished.length > 0 && missing.size > 0 && (
        <output class="c-soft">{words.missing(list([...missing].map((gap) => words.gaps[gap])))}</output>
      )}
    </>
  );
}

function Withdrawal({ consent, onChange }: { consent: PhotoConsent; onChange: (withdrawn: boolean) => void }) {
  const words = photoTexts();
  if (consent.withdrawn !== null) {
    return (
      <Banner tone="todo" action={<Button onClick={() => onChange(false)}>{words.giveBack}</Button>}>
        {words.withdrawn(formatDay(consent.withdrawn))}
      </Banner>
    );
  }
  const withdraw = (): void => {
    onChange(true);
    showToast({ text: words.withdrawnToast, undo: () => onChange(false) });
  };
  return (
    <div>
      <Button variant="plain" icon="undo-2" onClick={withdraw}>
        {words.withdraw}
      </Button>
    </div>
  );
}
