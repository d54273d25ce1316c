import { useState } from 'preact/hooks';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Facts } from '#ui/facts.tsx';
import { MultiRows } from '#ui/multi-rows.tsx';
import { Page } from '#ui/page.tsx';
import { RadarChart, type RadarAxis } from '#ui/radar-chart.tsx';
import { Rail, type RailState } from '#ui/rail.tsx';
import { ScaleRows } from '#ui/scale-rows.tsx';
import { Section } from '#ui/section.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { YesNo } from '#ui/yes-no.tsx';
import { ConflictChoice } from '#ui/conflict-choice.tsx';

const AXES: readonly (readonly [string, number | null, RailState])[] = [
  ['Le cap du chef d’entreprise', 0.62, 'done'],
  ['Ce que l’on propose', 0.8, 'done'],
  ['La façon de produire', 0.45, 'started'],
  ['Acheter, stocker, livrer', 0.3, 'check'],
  ['Clients, vente et image', 0.7, 'done'],
  ['Le numérique utile', 0.2, 'empty'],
  ['Gestion et organisation', null, 'empty'],
  ['Mettre au point et protéger', 0.15, 'empty'],
  ['Compétences, équipe et transmission', 0.55, 'empty'],
  ['Ressources et environnement', null, 'empty'],
  ['Travailler avec d’autres', 0.9, 'empty'],
  ['Utilité locale et ancrage', 1, 'empty'],
  ['Moyens pour agir', 0.5, 'empty'],
];

const LEVELS = [
  'Je vis au jour le jour',
  'J’ai des envies, sans ordre',
  'J’ai une direction, encore floue',
  'J’ai une direction claire et je la partage',
  'J’ai un plan écrit, suivi et partagé avec l’équipe',
];
const axes: readonly RadarAxis[] = AXES.map(([label, value]) => ({ id: label, label, value }));

export function DossierPage() {
  const [level, setLevel] = useState<number | null>(2);
  const [sources, setSources] = useState<readonly string[]>(['clients', 'salons']);
  const [yes, setYes] = useState<boolean | null>(null);
  const [none, setNone] = useState(false);
  const [note, setNote] = useState(
    'Il a repris l’atelier de son père en 2009.\nDeuxième ligne de note, à relire ensemble.',
  );
  return (
    <Page
      back={{ href: '/?page=home', label: 'Dossiers' }}
      kicker="Scierie Dupuy et fils · Seix"
      title="Le cap du chef d’entreprise"
      badges={<Badge tone="strong">Visite en cours</Badge>}
      actions={<Button icon="eye-off">Écran partagé</Button>}
      rail={
        <Rail
          label="Sections de la grille"
          items={AXES.map(([label, , state], index) => ({
            id: label,
            label,
            state,
            href: `/?page=dossier&s=${index}`,
            current: index === 2,
            detail: state === 'started' ? '3 sur 7' : undefined,
          }))}
        />
      }
      aside={
        <Section framed title="Repères">
          <Facts
            items={[
              { label: 'Statut', value: 'Société' },
              { label: 'Effectif', value: '3 à 5' },
              { label: 'SIRET', value: '552 100 554 00013' },
              { label: 'Vide', value: '' },
            ]}
          />
        </Section>
      }
      foot={
        <>
          <Button icon="arrow-left">Précédente</Button>
          <Button variant="primary" icon="arrow-right">
            Section suivante
          </Button>
        </>
      }
    >
      <ScaleRows
        legend="Savez-vous où vous voulez amener l’entreprise dans trois ans ?"
        hint="Pas besoin d’un document : une idée claire que vous pourriez expliquer à un voisin suffit."
        options={LEVELS.map((label, value) => ({ value, label }))}
        value={level}
        onChange={(value) => {
          setLevel(value);
          setNone(false);
        }}
        onClear={() => {
          setLevel(null);
        }}
        escape={{ label: 'Ne s’applique pas, ne sait pas', checked: none, onChoose: (on) => setNone(on) }}
      />
      <ConflictChoice
        title="Trois ans"
        options={[
          {
            value: 'a',
            label: 'J’ai une direction, encore floue',
            who: 'Marie Soum',
            when: 'hier à 17:42',
            current: true,
          },
          {
            value: 'b',
            label: 'J’ai un plan écrit, suivi et partagé avec l’équipe',
            who: 'Jean Estrade',
            when: '21 novembre à 9:10',
          },
        ]}
        onChoose={() => undefined}
      />
      <MultiRows
        legend="D’où viennent vos idées ?"
        options={[
          { value: 'clients', label: 'Des clients' },
          { value: 'equipe', label: 'Des salariés, du conjoint, des associés' },
          { value: 'salons', label: 'De salons', hint: 'Y compris les foires locales' },
          { value: 'rien', label: 'De nulle part', disabled: true },
        ]}
        values={sources}
        onToggle={(value, on) => setSources(on ? [...sources, value] : sources.filter((one) => one !== value))}
      />
      <YesNo
        legend="Avez-vous accueilli un apprenti depuis trois ans ?"
        value={yes}
        onChange={(value) => setYes(value)}
        escape={{ label: 'Ne s’applique pas, ne sait pas', checked: false, onChoose: () => undefined }}
      />
      <TextArea
        label="Note"
        hint="Peut être lue par l’entreprise si elle le demande."
        value={note}
        onInput={(text) => setNote(text)}
      />
      <Section title="Profil">
        <RadarChart label="Les treize dimensions" axes={axes} />
        <RadarChart label="Tout évalué" axes={axes.map((axis) => ({ ...axis, value: axis.value ?? 0.4 }))} />
      </Section>
    </Page>
  );
}
