// The calendar by a secret address: coordinators open, renew and withdraw it, members' devices publish, and whoever has
// the address reads.
import type { CalendarReply } from '#protocol/calendar.ts';
import { CALENDAR_BYTES } from '#protocol/calendar.ts';
import type { CalendarShelf, PublishedCalendar } from '#server/calendar/calendar-shelf.ts';
import { StorageTrouble } from '#server/store/tables.ts';
import { readBody } from './body.ts';
import { answer, refuse, type Route, type RouteContext } from './route.ts';

/** A full or failing disk is a named refusal; what was published before stands. */
function guarded(act: (c: RouteContext) => Promise<Response>): Route {
  return async (c) => {
    try {
      return await act(c);
    } catch (error) {
      if (error instanceof StorageTrouble) return refuse(c, error.type);
      throw error;
    }
  };
}

const replyOf = (calendar: PublishedCalendar | null): CalendarReply => ({
  path: calendar && `/calendar/${calendar.secret}.ics`,
  publishedAt: calendar?.publishedAt ?? null,
});

export const getCalendarRoute = (shelf: CalendarShelf): Route =>
  guarded(async (c) => answer(c, replyOf(await shelf.current())));

export const renewCalendarRoute = (shelf: CalendarShelf): Route =>
  guarded(async (c) => answer(c, replyOf(await shelf.renew())));

export const withdrawCalendarRoute = (shelf: CalendarShelf): Route =>
  guarded(async (c) => {
    await shelf.withdraw();
    return answer(c, replyOf(null));
  });

/** PUT of the whole file; only what looks like a calendar is kept, since strangers' programs will read it. */
export const putCalendarRoute = (shelf: CalendarShelf): Route =>
  guarded(async (c) => {
    const body = await readBody(c, CALENDAR_BYTES);
    if (!body.ok) return refuse(c, body.error.type);
    if (!isCalendar(body.value)) return refuse(c, 'garbage');
    c.set('figures', { received: body.value.length });
    return (await shelf.publish(body.value)) ? answer(c, {}) : refuse(c, 'unknown-target');
  });

function isCalendar(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.startsWith('BEGIN:VCALENDAR\r\n') && text.endsWith('END:VCALENDAR\r\n') && !text.includes('\0');
  } catch {
    return false;
  }
}

/** What a calendar program polls: the file, or 304 when it has it already. */
export const readCalendarRoute = (shelf: CalendarShelf): Route =>
  guarded(async (c) => {
    const [, secret = ''] = /^(.+)\.ics$/.exec(c.req.param('file') ?? '') ?? [];
    const file = await shelf.read(secret);
    if (!file) return refuse(c, 'unknown-target');
    c.header('etag', `"${file.etag}"`);
    // A withdrawn address must stop being answered at once, by any cache on the way.
    c.header('cache-control', 'private, no-cache');
    c.header('x-robots-tag', 'noindex');
    if (c.req.header('if-none-match') === `"${file.etag}"`) return c.body(null, 304);
    c.header('content-type', 'text/calendar; charset=utf-8');
    c.header('content-length', String(file.bytes.length));
    return c.body(file.bytes);
  });
