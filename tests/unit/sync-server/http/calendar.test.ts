import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CALENDAR_BYTES, calendarReply, type CalendarReply } from '#protocol/calendar.ts';
import { createCalendarShelf } from '#server/calendar/calendar-shelf.ts';
import { SYSTEM } from '#server/open-store.ts';
import { refusalOf, runServer, type RunningServer } from '#tests/unit/sync-server/running-server.ts';

const file = (title: string): string =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:${title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

let folder: string;
let server: RunningServer;
let coordinator: string;
let advisor: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cordee-calendar-'));
  server = await runServer(
    new Map(),
    undefined,
    undefined,
    createCalendarShelf(join(folder, 'calendar'), SYSTEM.random),
  );
  coordinator = await server.token(server.team.coordinator.id, 'claire');
  advisor = await server.token(server.team.anais.id, 'anais');
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const call = (method: string, path: string, token: string, body?: string): Promise<Response> =>
  fetch(`${server.origin}${path}`, { method, headers: { authorization: `Bearer ${token}` }, body: body ?? null });

async function renew(): Promise<CalendarReply & { path: string }> {
  const reply = calendarReply.parse(await (await call('POST', '/v1/calendar', coordinator)).json());
  return { ...reply, path: reply.path ?? '' };
}

const poll = (path: string, etag?: string): Promise<Response> =>
  fetch(server.origin + path, { headers: etag === undefined ? {} : { 'if-none-match': etag } });

describe('the calendar by a secret address', () => {
  it('is read by whoever has the address, and answered 304 while nothing changed', async () => {
    const { path } = await renew();
    expect(path).toMatch(/^\/calendar\/[A-Za-z0-9_-]{43}\.ics$/);
    expect((await poll(path)).status).toBe(404);
    expect((await call('PUT', '/v1/calendar', coordinator, file('Atelier'))).status).toBe(200);
    const first = await poll(path);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await first.text()).toBe(file('Atelier'));
    const etag = first.headers.get('etag') ?? '';
    expect((await poll(path, etag)).status).toBe(304);
    await call('PUT', '/v1/calendar', coordinator, file('Visite'));
    const second = await poll(path, etag);
    expect([second.status, await second.text()]).toEqual([200, file('Visite')]);
  });

  it('is dead at once when it is renewed or withdrawn, and nothing is published without an address', async () => {
    const { path } = await renew();
    await call('PUT', '/v1/calendar', coordinator, file('Atelier'));
    const next = await renew();
    expect(next.path).not.toBe(path);
    expect((await poll(path)).status).toBe(404);
    await call('PUT', '/v1/calendar', coordinator, file('Atelier'));
    expect((await poll(next.path)).status).toBe(200);
    await call('POST', '/v1/calendar/withdraw', coordinator);
    expect((await poll(next.path)).status).toBe(404);
    const refused = await call('PUT', '/v1/calendar', coordinator, file('Atelier'));
    expect(await refusalOf(refused)).toMatchObject({ status: 404, error: 'unknown-target' });
    expect(readdirSync(join(folder, 'calendar'))).toEqual([]);
  });

  it('is opened, renewed, withdrawn and published by coordinators alone', async () => {
    await renew();
    for (const [method, path] of [
      ['GET', '/v1/calendar'],
      ['POST', '/v1/calendar'],
      ['POST', '/v1/calendar/withdraw'],
      ['PUT', '/v1/calendar'],
    ] as const) {
      const body = method === 'PUT' ? file('x') : undefined;
      expect(await refusalOf(await call(method, path, advisor, body))).toMatchObject({ error: 'not-allowed' });
      expect(await refusalOf(await call(method, path, 'nobody', body))).toMatchObject({ error: 'unknown-device' });
    }
  });

  it('takes a calendar and nothing else, and never too much of it', async () => {
    await renew();
    const status = async (body: string): Promise<unknown> =>
      (await refusalOf(await call('PUT', '/v1/calendar', coordinator, body))).error;
    expect(await status('<script>alert(1)</script>')).toBe('garbage');
    expect(await status(`${file('x')}<html>`)).toBe('garbage');
    expect(await status(file('x\0y'))).toBe('garbage');
    expect(await status(file('x'.repeat(CALENDAR_BYTES)))).toBe('too-large');
  });

  it('gives nothing to guessed names, paths out of the folder, or the log', async () => {
    const { path } = await renew();
    await call('PUT', '/v1/calendar', coordinator, file('Atelier'));
    await poll(path);
    for (const name of ['a.ics', '..%2F..%2Fpasswd.ics', `${path.slice(10, -5)}.ics`, `${path.slice(10, -4)}`])
      expect((await poll(`/calendar/${name}`)).status).toBe(404);
    expect(server.log()).not.toContain(path.slice(10, -4));
  });

  it('stands over a restart, whole: nothing unfinished lies beside it', async () => {
    const { path } = await renew();
    await call('PUT', '/v1/calendar', coordinator, file('Atelier'));
    const again = createCalendarShelf(join(folder, 'calendar'), SYSTEM.random);
    expect(await again.current()).toMatchObject({ secret: path.slice(10, -4) });
    expect(existsSync(join(folder, path))).toBe(true);
    expect(readdirSync(join(folder, 'calendar'))).toHaveLength(1);
  });
});
