// Days of the programme as a calendar file (iCalendar, RFC 5545): whole days, which no time zone can move.
import { addDays, type Day } from '#domain/day.ts';

export interface CalendarEntry {
  /** The same each time the same thing is written, so that a calendar replaces what it has: a record's id will do. */
  readonly id: string;
  readonly title: string;
  readonly first: Day;
  /** Last day, included. */
  readonly last: Day;
  readonly place: string;
  readonly text: string;
  /** Corrected ms since 1970: a newer entry replaces an older one. */
  readonly updatedAt: number;
  readonly cancelled?: boolean;
}

const LINE_BYTES = 75;
const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
};

/** No line longer than 75 bytes; the next one begins with a space, and no letter is cut in two (section 3.1). */
function folded(line: string): string {
  let out = '';
  let bytes = 0;
  for (const letter of line) {
    const size = bytesOf(letter);
    if (bytes + size > LINE_BYTES) {
      out += '\r\n ';
      bytes = 1;
    }
    out += letter;
    bytes += size;
  }
  return out;
}

/** Section 3.3.11; other control characters have no place in a text. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]/gu, '')
    .replaceAll(/[\\;,]/g, (letter) => `\\${letter}`)
    .replaceAll('\n', String.raw`\n`);
}

const dateOf = (day: Day): string => day.replaceAll('-', '');
const momentOf = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');

function eventLines({ id, title, first, last, place, text, updatedAt, cancelled }: CalendarEntry): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(id)}@cordee`,
    `DTSTAMP:${momentOf(updatedAt)}`,
    `LAST-MODIFIED:${momentOf(updatedAt)}`,
    `DTSTART;VALUE=DATE:${dateOf(first)}`,
    // The day after the last one (section 3.6.1).
    `DTEND;VALUE=DATE:${dateOf(addDays(last < first ? first : last, 1))}`,
    `SUMMARY:${escaped(title)}`,
    ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    ...(text === '' ? [] : [`DESCRIPTION:${escaped(text)}`]),
    ...(cancelled ? ['STATUS:CANCELLED'] : []),
    // A day of work shared by a group does not make its people busy all day.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** The whole file; entries in the order given. */
export function calendarFile(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cordee//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
