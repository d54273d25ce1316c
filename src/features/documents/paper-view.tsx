// oxlint-disable react/no-array-index-key, jsx-a11y/prefer-tag-over-role -- blocks go by their place; signatures are drawn here
// A document as a page to read, print, and hear: the same content as the file.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Block, DocumentModel, Picture, SignaturePlace, Table } from '#domain/documents/block.ts';
import { sketchPaths } from '#domain/dossier/sketches.ts';
import { signaturePath } from '#domain/dossier/signatures.ts';
import { langOf } from '#i18n/french.ts';
import type { Photos } from '#store/photos.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Facts } from '#ui/facts.tsx';
import { RadarChart } from '#ui/radar-chart.tsx';
import { t } from './messages.ts';

interface PaperProps {
  model: DocumentModel;
  photos: Photos | null;
}

export function PaperView({ model, photos }: PaperProps) {
  const { letterhead } = model;
  return (
    <article class="document" lang={model.lang} aria-label={`${model.title}, ${model.subtitle}`}>
      <header class="document__head">
        <div>
          <p class="document__body">{letterhead.body}</p>
          {letterhead.programme && <p>{letterhead.programme}</p>}
          {letterhead.funderMention && <p>{letterhead.funderMention}</p>}
        </div>
        {letterhead.emblem && <img class="document__emblem" src={letterhead.emblem} alt={letterhead.emblemAlt} />}
      </header>
      <p class="document__title">{model.title}</p>
      <p class="document__subtitle">{model.subtitle}</p>
      {model.blocks.map((block, index) => (
        <BlockView key={index} block={block} photos={photos} />
      ))}
      {letterhead.contact && <footer class="document__foot">{letterhead.contact}</footer>}
    </article>
  );
}

function BlockView({ block, photos }: { block: Block; photos: Photos | null }): ComponentChildren {
  switch (block.type) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'paragraph':
      return <p class={block.tone && `document__${block.tone}`}>{block.text}</p>;
    case 'facts':
      return <Facts items={block.items} />;
    case 'list':
      return <ListView {...block} />;
    case 'table':
      return <TableView table={block} />;
    case 'radar':
      return <RadarView block={block} />;
    case 'pictures':
      return (
        <div class="document__pictures">
          {block.items.map((picture) => (
            <PictureView key={picture.sha} picture={picture} photos={photos} />
          ))}
        </div>
      );
    case 'signatures':
      return (
        <div class="document__signatures">
          {block.items.map((place, index) => (
            <SignatureView key={index} place={place} />
          ))}
        </div>
      );
    case 'mention':
      return (
        <section class="document__mention">
          <h2>{block.title}</h2>
          <p>{block.text}</p>
        </section>
      );
  }
}

function ListView({ ordered, items }: Extract<Block, { readonly type: 'list' }>) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List>
      {items.map(({ title, text }, index) => (
        <li key={index}>
          <b lang={langOf(title)}>{title}</b>
          {text && <span class="document__soft">{` ${text}`}</span>}
        </li>
      ))}
    </List>
  );
}

function Lines({ text }: { text: string }) {
  const lines = text.split('\n');
  return (
    <>
      {lines.map((line, index) => (
        <span key={index} class={index === 0 ? undefined : 'document__line'} lang={langOf(line)}>
          {line}
        </span>
      ))}
    </>
  );
}

const cellOf = (index: number) => (row: readonly string[]) => <Lines text={row[index] ?? ''} />;

function TableView({ table }: { table: Table }) {
  return (
    <DataTable
      caption={table.caption}
      hideCaption
      rows={table.rows}
      rowKey={(row) => String(table.rows.indexOf(row))}
      columns={table.columns.map(({ label, figures }, index) => ({
        id: String(index),
        label,
        figures,
        cell: cellOf(index),
      }))}
    />
  );
}

function RadarView({ block: { label, axes, kinds, table } }: { block: Extract<Block, { readonly type: 'radar' }> }) {
  const words = new Map(axes.map(({ value }, index) => [value, table.rows[index]?.[1]?.split('\n')[0] ?? '']));
  // As the axes are where there is no room for their names.
  const numbered = table.rows.map(([name = '', ...others], index) => [`${index + 1}. ${name}`, ...others]);
  return (
    <div class="document__radar">
      <RadarChart label={label} hideLabel axes={axes} kinds={kinds} format={(value) => words.get(value) ?? ''} />
      <TableView table={{ ...table, rows: numbered }} />
    </div>
  );
}

function PictureView({ picture, photos }: { picture: Picture; photos: Photos | null }) {
  const address = useImage(photos, picture.sha);
  const { width, height, caption } = picture;
  return (
    <figure class="document__picture">
      {address ? (
        <div class="document__shot">
          <img src={address} alt={caption} width={width} height={height} />
          <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            {sketchPaths(picture.sketch, width, height).map(({ path, colour, width }, index) => (
              <path key={index} d={path} stroke={colour} stroke-width={width} />
            ))}
          </svg>
        </div>
      ) : (
        <p class="document__missing">{t().missingPicture}</p>
      )}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** The address of a picture that is here, given back when it is no longer shown. */
function useImage(photos: Photos | null, sha: string): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let left = false;
    void photos?.image(sha).then((image) => {
      if (!image || left) return;
      made = URL.createObjectURL(image);
      setAddress(made);
    });
    return () => {
      left = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [photos, sha]);
  return address;
}

const HAND = { width: 280, height: 80 } as const;

function SignatureView({ place: { label, name, strokes, text } }: { place: SignaturePlace }) {
  return (
    <div class="document__signature">
      <p>
        <b>{label}</b>
      </p>
      {name && <p>{name}</p>}
      <div class="document__hand">
        {strokes && (
          <svg
            viewBox={`0 0 ${HAND.width} ${HAND.height}`}
            role="img"
            aria-label={[label, name].filter(Boolean).join(', ')}
          >
            <path d={signaturePath(strokes, HAND.width, HAND.height)} />
          </svg>
        )}
      </div>
      <p class="document__soft">{text}</p>
    </div>
  );
}
