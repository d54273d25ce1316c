import { useState } from 'preact/hooks';
import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button, type ButtonVariant } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Icon } from '#ui/icon.tsx';
import { ICONS, type IconName } from '#ui/icons.ts';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { StatusLine } from '#ui/status-line.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';

const VARIANTS: readonly ButtonVariant[] = ['primary', 'quiet', 'plain', 'danger'];
const ROWS = [
  { id: 'a', name: 'Scierie Dupuy et fils', place: 'Seix', km: '12', euros: '1 500 €' },
  { id: 'b', name: 'Fromagerie de la vallée de Bethmale', place: 'Bethmale', km: '8,5', euros: '250 €' },
  { id: 'c', name: 'Atelier Laine d’Ustou', place: 'Ustou', km: '111', euros: '12 000 €' },
];

export function NoticePage() {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  return (
    <Page title="Messages, états et tableaux" lead="Ce que la tablette dit, et comment elle le dit.">
      <Section title="Boutons">
        {VARIANTS.map((variant) => (
          <div key={variant} class="c-cluster">
            <Button variant={variant} icon="check">
              {variant}
            </Button>
            <Button variant={variant}>Sans signe</Button>
            <Button variant={variant} busy icon="send">
              Au travail
            </Button>
            <Button variant={variant} disabled>
              Fermé
            </Button>
          </div>
        ))}
        <div class="c-cluster">
          <Button icon="square" onClick={() => setOpen(true)}>
            Ouvrir une fenêtre
          </Button>
          <Button icon="undo-2" onClick={() => showToast({ text: 'Contact retiré', undo: () => undefined })}>
            Montrer un mot
          </Button>
        </div>
      </Section>
      <Section title="Bandeaux">
        <Banner
          tone="info"
          title="Une nouvelle version est prête"
          action={<Button icon="refresh-cw">Mettre à jour</Button>}
          onClose={() => undefined}
        >
          Rien ne sera perdu.
        </Banner>
        <Banner tone="ok">132 changements sur 132 reçus, 8 photos sur 8.</Banner>
        <Banner tone="todo" title="À faire">
          Trois dossiers à relire avant le comité.
        </Banner>
        <Banner tone="offline">Hors connexion : tout est gardé ici.</Banner>
        <Banner
          tone="danger"
          title="Non enregistré"
          action={
            <Button variant="danger" icon="download">
              Exporter
            </Button>
          }
        >
          La mémoire de la tablette est pleine.
        </Banner>
        <div class="c-cluster">
          <Badge>Repéré</Badge>
          <Badge tone="strong">Visite en cours</Badge>
          <Badge tone="ok" icon="check">
            Validé
          </Badge>
          <Badge tone="todo" icon="flag">
            À vérifier
          </Badge>
          <Badge tone="offline" icon="cloud-off">
            Sur la tablette
          </Badge>
          <Badge tone="danger" icon="triangle-alert">
            Non enregistré
          </Badge>
        </div>
        <div class="c-cluster">
          <StatusLine tone="ok">Enregistré sur cette tablette</StatusLine>
          <StatusLine tone="todo" icon="send">
            À envoyer : 3 dossiers, 8 photos
          </StatusLine>
          <StatusLine tone="offline">Hors connexion : tout est gardé ici</StatusLine>
          <StatusLine tone="danger">Non enregistré : exporter</StatusLine>
        </div>
      </Section>
      <Section title="Tableau">
        <DataTable
          caption="Entreprises proches"
          rows={ROWS}
          rowKey={(row) => row.id}
          columns={[
            { id: 'name', label: 'Entreprise', cell: (row) => row.name },
            { id: 'place', label: 'Commune', cell: (row) => row.place },
            { id: 'km', label: 'Distance (km)', figures: true, cell: (row) => row.km },
            { id: 'euros', label: 'Coût', figures: true, cell: (row) => row.euros },
          ]}
        />
        <div>
          <Disclosure title="Pourquoi cette note ?">Trois réponses sur cinq comptent, avec leur poids.</Disclosure>
          <Disclosure title="Ouvert d’emblée" open>
            <p>Ce qui peut attendre est plié sous son titre.</p>
          </Disclosure>
        </div>
      </Section>
      <Section title="Signes" framed>
        <div class="c-cluster">
          {(Object.keys(ICONS) as IconName[]).map((icon) => (
            <Badge key={icon} icon={icon}>
              {icon}
            </Badge>
          ))}
        </div>
        <p>
          <Icon name="info" /> Un signe dans le texte, et <a href="/entreprises">un lien</a>.
        </p>
      </Section>
      <Dialog
        open={open}
        title="Retirer ce contact ?"
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button variant="primary" icon="check" onClick={() => setOpen(false)}>
              Retirer
            </Button>
            <Button onClick={() => setOpen(false)}>Annuler</Button>
          </>
        }
      >
        <p>La fiche garde son histoire ; vous pourrez le remettre.</p>
        <TextField label="Motif" value={name} onInput={(value) => setName(value)} />
      </Dialog>
    </Page>
  );
}
