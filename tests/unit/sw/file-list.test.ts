import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listed, type ListedFile, shortened } from '#sw/file-list.ts';

const name = fc.stringMatching(/^[\w-]{7}$/);
const summed = fc
  .tuple(name, fc.constantFrom('js', 'css', 'ttf'))
  .map(([sum, ending]): ListedFile => ({ url: `assets/${sum}.${ending}`, revision: null }));
const revised = fc
  .tuple(fc.constantFrom('index.html', 'icons/192.png', 'manifest.webmanifest'), fc.stringMatching(/^[0-9a-f]{32}$/))
  .map(([url, revision]): ListedFile => ({ url, revision }));
const byUrl = (files: readonly ListedFile[]): ListedFile[] => files.toSorted((a, b) => (a.url < b.url ? -1 : 1));

describe('the list of files that the worker carries', () => {
  it('names each file once it is read, as the build knew it', () => {
    const files = fc.uniqueArray(fc.oneof(summed, revised), { selector: ({ url }) => url });
    fc.assert(
      fc.property(files, (all) => {
        expect(byUrl(listed(shortened(all)))).toEqual(byUrl(all));
      }),
    );
  });

  it('keeps one line per ending, and one per file whose name is not its sum', () => {
    const files = ['a.js', 'b.js', 'c.css'].map((file) => ({ url: `assets/${file}`, revision: null }));
    expect(shortened([{ url: 'index.html', revision: 'f0' }, ...files])).toEqual([
      { url: 'index.html', revision: 'f0' },
      { url: 'js a b', revision: null },
      { url: 'css c', revision: null },
    ]);
  });
});
