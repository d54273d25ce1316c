// Text inside XML, for the formats that other programs read.

/** Characters that XML 1.0 cannot hold are left out; the rest reads back as it was. */
export function xmlText(text: string): string {
  let out = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const allowed =
      code === 0x9 ||
      code === 0xa ||
      code === 0xd ||
      (code >= 0x20 && code < 0xd8_00) ||
      (code >= 0xe0_00 && code <= 0xff_fd) ||
      code >= 0x1_00_00;
    if (allowed) out += ESCAPES.get(letter) ?? letter;
  }
  return out;
}

/** Line ends and tabs as numbers: a reader would turn them into spaces inside an attribute. */
const ESCAPES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
  ['\t', '&#9;'],
]);
