// A PDF read back by an independent reader: its text page by page, its tags, and what it says of itself.
import { constants, inflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';

export interface ReadPdf {
  readonly pages: readonly string[];
  /** All pages; the reader tells every space as a plain one. */
  readonly text: string;
  /** The characters that the letters are said to stand for, whatever a reader makes of them. */
  readonly characters: ReadonlySet<string>;
  readonly lang: string;
  readonly title: string;
  readonly tagged: boolean;
  /** Roles of the structure, in order, over all pages. */
  readonly roles: readonly string[];
  /** Alternative texts of figures. */
  readonly alternatives: readonly string[];
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
}

/** As the reader tells it: runs of spaces of any kind, and line ends, are one space. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** From the maps back to text that stand beside the letters. */
function charactersOf(bytes: Uint8Array): Set<string> {
  const found = new Set<string>();
  const file = Buffer.from(bytes);
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7)) {
    let map = '';
    try {
      map = inflateSync(file.subarray(at + 7), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
    } catch {
      continue;
    }
    for (const [, list = ''] of map.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/g)) {
      for (const [, code = ''] of list.matchAll(/<([0-9a-f]{4})>/g))
        found.add(String.fromCodePoint(parseInt(code, 16)));
    }
  }
  return found;
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(Uint8Array.from(bytes));
  const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
  const pages: string[] = [];
  const nodes: Node[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(plain(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')));
    const tree = (await page.getStructTree()) as Node | null;
    if (tree) nodes.push(...nodesOf(tree));
  }
  const roles = nodes.flatMap(({ role }) => (role ? [role] : []));
  await document.loadingTask.destroy();
  return {
    pages,
    text: pages.join(' '),
    characters: charactersOf(bytes),
    lang: String(info['Language'] ?? ''),
    title: String(info['Title'] ?? ''),
    tagged: nodes.length > 0,
    roles,
    alternatives: nodes.flatMap(({ alt }) => (alt ? [alt] : [])),
  };
}
