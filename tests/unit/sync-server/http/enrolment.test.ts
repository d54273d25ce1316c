import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteReply, joinReply, membersReply } from '#protocol/enrolment.ts';
import { refusalOf, runServer, type RunningServer } from '#tests/unit/sync-server/running-server.ts';
import { docOf, must, privateItem, scribe } from '#tests/unit/sync-server/workbench.ts';

let server: RunningServer;
let coordinator: string;
let advisor: string;

beforeAll(async () => {
  server = await runServer();
  coordinator = await server.token(server.team.coordinator.id, 'ccccc');
  advisor = await server.token(server.team.anais.id, 'aaaaa');
});
afterAll(() => server.close());

const get = (path: string, token: string): Promise<Response> =>
  fetch(`${server.origin}${path}`, { headers: { authorization: `Bearer ${token}` } });
const invite = { name: 'Denis', role: 'partner', hours: 48 };

describe('joining', () => {
  it('goes from a coordinator’s link to a device that is known', async () => {
    const made = inviteReply.parse(await (await server.json('/v1/invites', invite, coordinator)).json());
    expect(made.path).toMatch(/^\/rejoindre#[A-Za-z0-9_-]{43}$/);
    const code = made.path.slice(made.path.indexOf('#') + 1);
    const response = await server.json('/v1/join', { code, device: 'Poste de Denis', tag: 'ddddd' });
    const joined = joinReply.parse(await response.json());
    expect(joined.member).toMatchObject({ name: 'Denis', role: 'partner', tags: ['ddddd'] });
    const me = await (await get('/v1/me', joined.token)).json();
    expect(me).toEqual({ device: joined.device, member: joined.member, config: joined.config });
  });

  it('adds a device to a person already known', async () => {
    const body = { ...invite, member: server.team.anais.id };
    const { path } = inviteReply.parse(await (await server.json('/v1/invites', body, coordinator)).json());
    const code = path.slice(path.indexOf('#') + 1);
    const response = await server.json('/v1/join', { code, device: 'Téléphone', tag: 'bbbbb' });
    expect(joinReply.parse(await response.json()).member).toMatchObject({ name: 'Anaïs', tags: ['aaaaa', 'bbbbb'] });
  });

  it('names used and unknown links, taken tags and bodies of another shape', async () => {
    const { code } = must(await server.store.createInvite({ member: server.team.bruno.id, hours: 1 }));
    const join = async (body: unknown) => refusalOf(await server.json('/v1/join', body));
    expect(await join({ code, device: 'B', tag: 'ccccc' })).toEqual({ status: 409, error: 'tag-taken', json: true });
    expect((await server.json('/v1/join', { code, device: 'B', tag: 'eeeee' })).status).toBe(200);
    expect(await join({ code, device: 'B', tag: 'fffff' })).toEqual({ status: 410, error: 'link-used', json: true });
    const unknown = { code: 'x'.repeat(43), device: 'B', tag: 'ggggg' };
    expect(await join(unknown)).toEqual({ status: 404, error: 'link-unknown', json: true });
    expect(await join({ code })).toEqual({ status: 400, error: 'garbage', json: true });
    expect(await join('x'.repeat(20_000))).toEqual({ status: 413, error: 'too-large', json: true });
  });

  it('slows down whoever guesses codes, and lets them try again later', async () => {
    const guarded = await runServer();
    const guess = (): Promise<Response> =>
      guarded.json('/v1/join', { code: 'x'.repeat(43), device: 'X', tag: 'xxxxx' });
    for (let attempt = 0; attempt < 20; attempt += 1) expect((await guess()).status).toBe(404);
    const slowed = await guess();
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refusalOf(slowed)).toEqual({ status: 429, error: 'too-many-requests', json: true });
    guarded.advance(600_000);
    expect((await guess()).status).toBe(404);
    await guarded.close();
  });
});

describe('what only coordinators may do', () => {
  it('is refused to everybody else by name', async () => {
    const assign = { doc: docOf(1), member: server.team.bruno.id };
    const answers = [
      await server.json('/v1/invites', invite, advisor),
      await get('/v1/members', advisor),
      await server.json('/v1/devices/x/revoke', {}, advisor),
      await server.json('/v1/assign', assign, advisor),
    ];
    for (const answer of answers) {
      expect(await refusalOf(answer)).toEqual({ status: 403, error: 'not-allowed', json: true });
    }
    expect((await server.json('/v1/invites', invite)).status).toBe(401);
  });

  it('lists people, devices and links', async () => {
    const list = membersReply.parse(await (await get('/v1/members', coordinator)).json());
    expect(list.devices.map((device) => device.tag)).toContain('aaaaa');
  });

  it('stops a device at once', async () => {
    const lost = await server.token(server.team.bruno.id, 'zzzzz');
    const { devices } = must(await server.store.members());
    const device = devices.find((candidate) => candidate.tag === 'zzzzz');
    expect((await get('/v1/me', lost)).status).toBe(200);
    expect((await server.json(`/v1/devices/${device?.id}/revoke`, {}, coordinator)).status).toBe(200);
    expect(await refusalOf(await get('/v1/me', lost))).toEqual({ status: 401, error: 'revoked-device', json: true });
    const nobody = await server.json('/v1/devices/nobody/revoke', {}, coordinator);
    expect(await refusalOf(nobody)).toEqual({ status: 404, error: 'unknown-target', json: true });
  });

  it('hands a dossier to a colleague, who receives it whole', async () => {
    await server.send(advisor, { items: [privateItem(docOf(1), scribe(1).write('name', 'x'))] });
    const bruno = await server.token(server.team.bruno.id, 'hhhhh');
    const body = { doc: docOf(1), member: server.team.bruno.id };
    expect((await server.json('/v1/assign', body, coordinator)).status).toBe(200);
    const reply = await server.send(bruno, {});
    expect(reply.rows.filter((row) => row.doc === docOf(1)).map((row) => row.type)).toEqual(['grant']);
    const wrong = await server.json('/v1/assign', { doc: 'nothing', member: 'x' }, coordinator);
    expect(await refusalOf(wrong)).toEqual({ status: 404, error: 'unknown-target', json: true });
  });
});

describe('the log', () => {
  it('tells route, status and time, and never a token, a code, an address or a name', async () => {
    const { code } = must(await server.store.createInvite({ member: server.team.bruno.id, hours: 1 }));
    await server.json('/v1/join', { code, device: 'Ardoise secrète', tag: 'kkkkk' });
    await get(`/v1/me?code=${code}`, advisor);
    await fetch(`${server.origin}/rejoindre/${code}`);
    const log = server.log();
    expect(log).toContain('"route":"/v1/join","status":200');
    for (const secret of [code, advisor, coordinator, '127.0.0.1', 'Ardoise', 'Anaïs'])
      expect(log).not.toContain(secret);
  });
});

describe('health', () => {
  it('says ok with version, head and uptime while the store can write', async () => {
    const body = await (await fetch(`${server.origin}/v1/health`)).json();
    expect(body).toMatchObject({
      status: 'ok',
      version: '0.0.0-test',
      seq: must(await server.store.status()).head.seq,
    });
  });

  it('is 503 when the store cannot write, and really asks it only every few seconds', async () => {
    let [full, probes] = [true, 0];
    const sick = await runServer(new Map(), (store) => ({
      ...store,
      async probe() {
        probes += 1;
        return full ? { ok: false, error: { type: 'disk-full' } } : store.probe();
      },
    }));
    const health = (): Promise<Response> => fetch(`${sick.origin}/v1/health`);
    expect(await refusalOf(await health())).toEqual({ status: 503, error: 'disk-full', json: true });
    full = false;
    expect((await health()).status).toBe(503);
    expect(probes).toBe(1);
    sick.advance(5000);
    expect((await health()).status).toBe(200);
    await sick.close();
  });
});
