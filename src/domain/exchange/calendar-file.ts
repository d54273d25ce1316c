// Days and meetings of the programme as a calendar file (iCalendar, RFC 5545): whole days, which no time zone can
// move, and hours as the clock of the Couserans shows them.
import { addDays, type Day } from '#domain/day.ts';

export interface CalendarEntry {
  /** The same each time the same thing is written, so that a calendar replaces what it has: a record's id will do. */
  readonly id: string;
  readonly title: string;
  readonly first: Day;
  /** Last day, included. */
  readonly last: Day;
  /** Hours on the clock in Europe/Paris, `14:05`; without `from` it is whole days. Without `to` it lasts an hour. */
  readonly from?: string;
  readonly to?: string;
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

/** Section 3.6.5: the clock of Paris, so that a calendar elsewhere shows the hour rightly. */
const PARIS = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Paris',
  'BEGIN:DAYLIGHT',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const SEQUENCE_FROM = Date.UTC(2020, 0, 1);

/** Grows with every write, so that a calendar takes the newer of two (section 3.8.7.4); seconds fit its 31 bits until 2088. */
function sequenceOf(updatedAt: number): number {
  return Math.min(Math.max(0, Math.floor((updatedAt - SEQUENCE_FROM) / 1000)), 2_147_483_647);
}

const clock = (day: Day, time: string): string => `${dateOf(day)}T${time.replace(':', '')}00`;

/** An hour later, which may be the next day. */
function hourLater(day: Day, time: string): string {
  const hour = Number(time.slice(0, 2));
  return hour === 23
    ? clock(addDays(day, 1), `00${time.slice(2)}`)
    : clock(day, `${String(hour + 1).padStart(2, '0')}${time.slice(2)}`);
}

function timeLines({ first, last, from, to }: CalendarEntry): string[] {
  if (!from) {
    return [
      `DTSTART;VALUE=DATE:${dateOf(first)}`,
      // The day after the last one (section 3.6.1).
      `DTEND;VALUE=DATE:${dateOf(addDays(last < first ? first : last, 1))}`,
    ];
  }
  const end = to && to > from ? clock(first, to) : hourLater(first, from);
  return [`DTSTART;TZID=Europe/Paris:${clock(first, from)}`, `DTEND;TZID=Europe/Paris:${end}`];
}

function eventLines(entry: CalendarEntry): string[] {
  const { id, title, place, text, updatedAt, cancelled } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(id)}@cordee`,
    `DTSTAMP:${momentOf(updatedAt)}`,
    `LAST-MODIFIED:${momentOf(updatedAt)}`,
    `SEQUENCE:${sequenceOf(updatedAt)}`,
    ...timeLines(entry),
    `SUMMARY:${escaped(title)}`,
    ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    ...(text === '' ? [] : [`DESCRIPTION:${escaped(text)}`]),
    ...(cancelled ? ['STATUS:CANCELLED'] : []),
    // A day of work shared by a group does not make its people busy all day; a meeting does while it lasts.
    entry.from ? 'TRANSP:OPAQUE' : 'TRANSP:TRANSPARENT',
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
    ...(entries.some(({ from }) => from) ? PARIS : []),
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
