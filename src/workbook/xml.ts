// The little of XML that a spreadsheet is made of, as a flat run of tags and texts. No entity is ever defined or fetched.

export type XmlPart =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{1,5}));/gi,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const point = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
    },
  );
}

/** A name without its namespace: tools differ in the prefix they choose. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    found.set(local(name), unescapeXml(double ?? single ?? ''));
  }
  return found;
}

/** Where a tag that begins at `from` ends; a `>` inside quotes does not count. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
  }
  return text.length;
}

function skipTo(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** Tags and texts in their order; what is not XML gives few parts and no error. */
export function* xmlParts(text: string): Generator<XmlPart> {
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    const until = tag < 0 ? text.length : tag;
    if (until > at) yield { kind: 'text', text: unescapeXml(text.slice(at, until)) };
    if (tag < 0) return;
    if (text.startsWith('<![CDATA[', tag)) {
      at = skipTo(text, ']]>', tag);
      yield { kind: 'text', text: text.slice(tag + 9, Math.max(tag + 9, at - 3)) };
    } else if (text.startsWith('<!--', tag)) at = skipTo(text, '-->', tag);
    else if (text.startsWith('<?', tag) || text.startsWith('<!', tag)) at = skipTo(text, '>', tag);
    else {
      const end = endOfTag(text, tag);
      const inner = text.slice(tag + 1, end);
      const name = local(/^\/?[\w:.-]*/.exec(inner)?.[0].replace('/', '') ?? '');
      at = end + 1;
      if (inner.startsWith('/')) yield { kind: 'close', name };
      else {
        yield { kind: 'open', name, attributes: attributesOf(inner) };
        if (inner.endsWith('/')) yield { kind: 'close', name };
      }
    }
  }
}
