import { Badge } from '#ui/badge.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button, LinkButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Figure, FigureRow } from '#ui/figure.tsx';
import { Menu } from '#ui/menu.tsx';
import { Page } from '#ui/page.tsx';
import { Progress } from '#ui/progress.tsx';
import { Row, RowLink, RowList } from '#ui/row-list.tsx';
import { Section } from '#ui/section.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Tabs } from '#ui/tabs.tsx';

export function HomePage() {
  return (
    <Page
      title="Lundi 23 novembre"
      lead="Deux visites aujourd’hui, vallée du Salat. Tout est prêt sur cette tablette."
      actions={
        <>
          <LinkButton variant="primary" icon="play" href="/?page=dossier">
            Commencer une visite
          </LinkButton>
          <Menu
            items={[
              { id: 'a', label: 'Imprimer la feuille du jour', icon: 'printer', onSelect: () => undefined },
              { id: 'b', label: 'Préparer la tablette', icon: 'clipboard-check', href: '/reglages' },
            ]}
          />
        </>
      }
    >
      <Banner
        tone="todo"
        title="Un dossier attend depuis plus de 24 heures"
        action={<Button icon="send">Envoyer maintenant</Button>}
      >
        Il est gardé sur cette tablette et partira dès que le réseau revient.
      </Banner>
      <Section title="Aujourd’hui" actions={<Button icon="plus">Ajouter</Button>}>
        <RowList label="Visites du jour">
          <RowLink
            href="/?page=dossier"
            icon="calendar"
            title="Scierie Dupuy et fils"
            meta="9:30 · Seix · Marie-Hélène Dupuy"
            badges={
              <Badge tone="todo" icon="flag">
                À préparer
              </Badge>
            }
          />
          <RowLink
            href="/?page=dossier"
            icon="calendar"
            title="Fromagerie coopérative de la vallée de Bethmale et des Bordes-sur-Lez"
            meta="14:00 · Les Bordes-sur-Lez · 12 km"
            badges={
              <>
                <Badge tone="offline" icon="cloud-off">
                  Sur cette tablette
                </Badge>
                <Badge tone="ok" icon="check">
                  Prêt
                </Badge>
              </>
            }
          />
          <RowLink
            href="/?page=form"
            current
            icon="square"
            title="Atelier Laine d’Ustou"
            meta="Reprendre à la question 12 sur 36"
          />
          <Row
            icon="user"
            title="Jean Estrade"
            meta="Conseiller · tablette « k7m2p »"
            action={<Button icon="x">Retirer</Button>}
          />
        </RowList>
      </Section>
      <Section title="Où en est-on ?" lead="Depuis le début du programme.">
        <FigureRow>
          <Figure label="entreprises vues" value="48" detail="sur 120 prévues" href="/entreprises" />
          <Figure label="dossiers ouverts" value="20" detail="dont 3 à vérifier" />
          <Figure label="actions collectives" value="6" />
          <Figure label="ambassadeurs" value="9" detail="2 accords à renouveler" />
        </FigureRow>
        <Progress label="Réponses" value={12} max={36} text="12 sur 36" />
        <Progress label="Envoi en cours" value={5} max={8} />
      </Section>
      <Section title="Collectif">
        <Tabs
          label="Vues du collectif"
          current="enjeux"
          items={[
            { id: 'enjeux', label: 'Enjeux', href: '/?page=home', icon: 'target', count: 6 },
            { id: 'actions', label: 'Actions', href: '/collectif', icon: 'list', count: 14 },
            { id: 'carte', label: 'Carte', href: '/reseau', icon: 'map' },
          ]}
        />
        <EmptyState
          title="Pas encore d’enjeu collectif"
          icon="handshake"
          action={
            <Button variant="primary" icon="plus">
              Proposer un enjeu
            </Button>
          }
        >
          Quand trois entreprises parlent du même sujet à moins de 15 km, une proposition apparaît ici.
        </EmptyState>
        <Skeleton lines={2} />
        <Skeleton kind="text" lines={3} />
      </Section>
    </Page>
  );
}
