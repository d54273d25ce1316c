// Reaching the head: attempts and their outcome, and the meeting.
import { useState } from 'preact/hooks';
import { t as stage } from '#binding/dossier/messages.ts';
import { BoundDay, BoundText } from '#binding/bound-fields.tsx';
import { isDay } from '#domain/day.ts';
import { ATTEMPT_RESULTS, logAttempt, type AttemptResult } from '#domain/dossier/dossier.ts';
import { formatDay } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Row, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { showToast } from '#ui/toast.tsx';
import type { DossierModel } from './dossier-model.ts';
import { t } from './messages.ts';

export function ContactSection({ model }: { model: DossierModel }) {
  const [logging, setLogging] = useState(false);
  const { attempts } = model.dossier.value;
  return (
    <Section
      id="contact"
      title={t().sections.contact}
      actions={
        <Button icon="phone" onClick={() => setLogging(true)}>
          {t().logAttempt}
        </Button>
      }
    >
      {attempts.length === 0 ? (
        <p class="c-soft">{t().noAttempt}</p>
      ) : (
        <RowList label={t().attempts}>
          {attempts.toReversed().map((attempt) => (
            <Row
              key={attempt.id}
              icon="phone"
              title={t().attemptResults[attempt.result]}
              meta={[attempt.date && formatDay(attempt.date), personOf(model, attempt.by), attempt.note]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </RowList>
      )}
      <div class="c-grid">
        <BoundDay {...model.bound} field="rdv/date" label={`${t().meeting} : ${t().meetingDate.toLocaleLowerCase()}`} />
        <BoundText
          {...model.bound}
          field="rdv/place"
          label={`${t().meeting} : ${t().meetingPlace.toLocaleLowerCase()}`}
        />
      </div>
      {logging && <AttemptDialog model={model} onClose={() => setLogging(false)} />}
    </Section>
  );
}

function personOf(model: DossierModel, id: string): string {
  return model.store.device.value.members.find((member) => member.id === id)?.name ?? '';
}

function AttemptDialog({ model, onClose }: { model: DossierModel; onClose: () => void }) {
  const [day, setDay] = useState<string>(() => model.today());
  const [result, setResult] = useState<AttemptResult | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const wrongDay = !isDay(day) || day > model.today();
  const log = (): void => {
    setTried(true);
    if (wrongDay || result === null) return;
    const by = model.store.device.value.member?.id ?? '';
    model.edit((draft) => logAttempt(draft, { date: day, by, result, note: note.trim() }, model.store.now()));
    showToast({ text: t().attemptLogged });
    onClose();
  };
  return (
    <Dialog
      open
      title={t().logAttempt}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" icon="check" onClick={log}>
            {t().record}
          </Button>
          <Button onClick={onClose}>{t().cancel}</Button>
        </>
      }
    >
      <ChoiceRows
        legend={t().attemptResult}
        layout="columns"
        options={ATTEMPT_RESULTS.map((value) => ({ value, label: t().attemptResults[value] }))}
        value={result}
        error={tried && result === null && stage().guards['outcome-chosen']}
        onChange={(value) => setResult(value as AttemptResult)}
      />
      <DateField
        label={t().attemptDate}
        value={day}
        max={model.today()}
        error={tried && wrongDay && stage().guards['day-in-order']}
        onInput={setDay}
      />
      <TextArea label={t().attemptNote} hint={t().reasonHint} rows={2} value={note} onInput={setNote} />
    </Dialog>
  );
}
