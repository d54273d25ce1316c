import { useState } from 'preact/hooks';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { CheckField } from '#ui/check-field.tsx';
import { ChoiceRows } from '#ui/choice-rows.tsx';
import { Combobox } from '#ui/combobox.tsx';
import { CopyField } from '#ui/copy-field.tsx';
import { DateField } from '#ui/date-field.tsx';
import { NumberField } from '#ui/number-field.tsx';
import { Page } from '#ui/page.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Section } from '#ui/section.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';

const COMMUNES = [
  { value: '09261', label: 'Saint-Girons', detail: '09200 · 6 128 habitants' },
  { value: '09285', label: 'Seix', detail: '09140 · 729 habitants' },
  { value: '09062', label: 'Bordes-Uchentein', detail: '09800' },
  { value: '09029', label: 'Aulus-les-Bains', detail: '09140' },
  { value: '09182', label: 'Massat', detail: '09320' },
  { value: '09113', label: 'Ercé', detail: '09140' },
  { value: '09322', label: 'Ustou', detail: '09140' },
];

export function FormPage() {
  const [text, setText] = useState('Scierie Dupuy');
  const [search, setSearch] = useState('laine');
  const [commune, setCommune] = useState<string | null>('09285');
  const [empty, setEmpty] = useState<string | null>(null);
  const [number, setNumber] = useState<number | null>(12.5);
  const [day, setDay] = useState('2026-11-23');
  const [sector, setSector] = useState('');
  const [ok, setOk] = useState(true);
  const [form, setForm] = useState<string | null>('societe');
  return (
    <Page
      title="Nouvelle entreprise"
      back={{ href: '/?page=home', label: 'Entreprises' }}
      lead="Le nom et la commune suffisent pour commencer ; le reste peut attendre."
      actions={
        <>
          <Button variant="primary" icon="save">
            Créer l’entreprise
          </Button>
          <Button variant="plain">Renoncer</Button>
        </>
      }
    >
      <SearchField
        label="Chercher une entreprise"
        value={search}
        onInput={(value) => setSearch(value)}
        placeholder="Nom, commune ou métier"
        found={3}
      />
      <Banner
        tone="todo"
        title="Une entreprise lui ressemble"
        action={<Button icon="arrow-right">Voir la fiche</Button>}
      >
        « Scierie Dupuy et fils », à Seix, a le même nom dans la même commune.
      </Banner>
      <Section title="Identité">
        <div class="c-grid">
          <TextField label="Nom" required value={text} onInput={(value) => setText(value)} />
          <TextField
            label="SIRET"
            hint="14 chiffres"
            inputMode="numeric"
            value="552 100 554 00014"
            onInput={() => undefined}
            error="La clé ne correspond pas : vérifiez un chiffre."
          />
          <Combobox
            label="Commune"
            required
            options={COMMUNES}
            value={commune}
            onChange={(value) => setCommune(value)}
          />
          <Combobox
            label="Client ou fournisseur"
            hint="Tapez quelques lettres, sans vous soucier des accents."
            options={COMMUNES}
            value={empty}
            onChange={(value) => setEmpty(value)}
            create={{ label: (query) => `Créer « ${query} »`, onCreate: () => undefined }}
          />
          <SelectField
            label="Secteur"
            value={sector}
            onChange={(value) => setSector(value)}
            options={[
              { value: 'bois', label: 'Bois, forêt, ameublement' },
              { value: 'agro', label: 'Agriculture et agroalimentaire' },
            ]}
          />
          <NumberField label="Chiffre d’affaires" unit="k€" value={number} onInput={(value) => setNumber(value)} />
          <NumberField
            label="Jours d’essai"
            whole
            unit="jours"
            value={null}
            onInput={() => undefined}
            error="Écrivez un nombre entre 0 et 600."
          />
          <DateField label="Date du rendez-vous" value={day} onInput={(value) => setDay(value)} />
          <TextField label="Fermé" disabled value="Ne se modifie pas" onInput={() => undefined} />
        </div>
        <ChoiceRows
          legend="Forme juridique"
          layout="columns"
          value={form}
          onChange={(value) => setForm(value)}
          options={[
            { value: 'ei', label: 'Entreprise individuelle' },
            { value: 'societe', label: 'Société' },
            { value: 'scop', label: 'Scop ou Scic' },
            { value: 'asso', label: 'Association' },
          ]}
        />
        <ChoiceRows
          legend="Source du contact"
          value={null}
          error="Dites d’où vient le contact."
          onChange={() => undefined}
          options={[
            { value: 'a', label: 'Prospection' },
            { value: 'b', label: 'Un partenaire', hint: 'Chambre, mairie, service de l’emploi' },
          ]}
        />
        <CheckField
          label="Hors territoire"
          hint="L’entreprise est installée hors du Couserans."
          checked={ok}
          onChange={(on) => setOk(on)}
        />
        <CheckField label="Micro-entreprise" checked={false} onChange={() => undefined} />
        <CopyField
          label="Lien pour rejoindre"
          value="https://cordee.example/rejoindre#aB3dE6gH9jK2mN5pQ8sT"
          hint="Valable une fois, pendant sept jours."
        />
      </Section>
    </Page>
  );
}
