import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAPS } from '#protocol/caps.ts';
import { encodeSyncRequest } from '#protocol/sync-request.ts';
import { refusalOf, runServer, type RunningServer } from '#tests/unit/sync-server/running-server.ts';
import { docOf, itemOf, must, requestOf, scribe } from '#tests/unit/sync-server/workbench.ts';

let server: RunningServer;
let token: string;

beforeAll(async () => {
  server = await runServer();
  token = await server.token(server.team.anais.id, 'aaaaa');
});
afterAll(() => server.close());

const healthy = async (): Promise<number> => (await fetch(`${server.origin}/v1/health`)).status;
const deflated = { 'x-cordee-encoding': 'deflate-raw' };

describe('POST /v1/sync', () => {
  it('takes a plain frame and a deflated one', async () => {
    const [one, two] = [1, 2].map((number) => itemOf(docOf(number), scribe(number).write('name', 'x')));
    const plain = await server.send(token, { items: one ? [one] : [] });
    expect(plain.acks.map((ack) => ack.status)).toEqual(['ok']);
    const frame = deflateRawSync(encodeSyncRequest(requestOf({ items: two ? [two] : [] })));
    const response = await server.sync(token, frame, deflated);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('packs a reply over 256 bytes with what the client can unpack, brotli first', async () => {
    const body = scribe(3).write('name', 'x'.repeat(4000));
    await server.send(token, { items: [itemOf(docOf(3), body)] });
    const frame = encodeSyncRequest(requestOf());
    const encodings = ['gzip, deflate, br', 'gzip', 'identity', 'br;q=0, gzip'];
    const answers = await Promise.all(
      encodings.map((accept) => server.sync(token, frame, { 'accept-encoding': accept })),
    );
    expect(answers.map((answer) => answer.headers.get('content-encoding'))).toEqual(['br', 'gzip', null, 'gzip']);
    const bodies = await Promise.all(answers.map(async (answer) => (await answer.arrayBuffer()).byteLength));
    expect(new Set(bodies).size).toBe(1);
    const { head } = must(await server.store.status());
    const small = await server.sync(token, encodeSyncRequest(requestOf({ cursor: head })), { 'accept-encoding': 'br' });
    expect(small.headers.get('content-encoding')).toBeNull();
  });

  it('names garbage, foreign frames and frames of another version', async () => {
    const frame = encodeSyncRequest(requestOf());
    const later = frame.slice();
    later[3] = 99;
    const sent = [
      [new Uint8Array(0), {}, 400, 'garbage'],
      [new TextEncoder().encode('<html>'), {}, 400, 'garbage'],
      [frame.subarray(0, frame.length - 3), {}, 400, 'garbage'],
      [frame, deflated, 400, 'garbage'],
      [later, {}, 426, 'app-too-old'],
    ] as const;
    for (const [body, headers, status, error] of sent) {
      expect(await refusalOf(await server.sync(token, body, headers))).toEqual({ status, error, json: true });
    }
  });

  it('names a workspace that is not its own', async () => {
    const response = await server.sync(token, encodeSyncRequest(requestOf({ workspace: 'another' })));
    expect(await refusalOf(response)).toEqual({ status: 409, error: 'wrong-workspace', json: true });
  });

  it('answers 413 to a body over the cap, before reading it when its length is told', async () => {
    const response = await server.sync(token, new Uint8Array(CAPS.requestBytes + 1));
    expect(await refusalOf(response)).toEqual({ status: 413, error: 'too-large', json: true });
    expect(await healthy()).toBe(200);
  });

  it('answers 413 while a body without an announced length streams past the cap', async () => {
    const status = await new Promise<number | undefined>((resolve) => {
      const headers = { authorization: `Bearer ${token}`, 'transfer-encoding': 'chunked' };
      const request = httpRequest(`${server.origin}/v1/sync`, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      request.on('error', () => {});
      const pour = (): void => {
        while (!request.destroyed && request.write(new Uint8Array(64 * 1024)));
        request.once('drain', pour);
      };
      pour();
    });
    expect(status).toBe(413);
    expect(await healthy()).toBe(200);
  });

  it('stops inflating at the cap: a small bomb is too large, not fatal', async () => {
    const bomb = deflateRawSync(new Uint8Array(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(CAPS.requestBytes);
    const response = await server.sync(token, bomb, deflated);
    expect(await refusalOf(response)).toEqual({ status: 413, error: 'too-large', json: true });
    expect(await healthy()).toBe(200);
  });

  it('survives a body that is cut on the way and takes it again later', async () => {
    const before = must(await server.store.status()).head.seq;
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(
          `POST /v1/sync HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-length: 500\r\n\r\nCRD`,
        );
        socket.end(() => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect(await healthy()).toBe(200);
    expect(must(await server.store.status()).head.seq).toBe(before);
  });

  it('answers headers without end and what is not HTTP with a named refusal', async () => {
    const answerTo = (text: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
        let heard = '';
        socket.on('data', (data) => {
          heard += data.toString();
        });
        socket.on('close', () => resolve(heard));
        socket.on('error', () => {});
      });
    const endless = await answerTo(`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(64 * 1024)}\r\n\r\n`);
    expect(endless).toMatch(/^HTTP\/1\.1 413 [\s\S]*{"error":"too-large"}$/);
    expect(await answerTo('hello there\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*{"error":"garbage"}$/);
    expect(await answerTo('GET / HTTP/1.1\r\nhost: a b c\r\nconnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*"garbage"/,
    );
    expect(await healthy()).toBe(200);
  });

  it('lets nobody in without a token that opens something', async () => {
    const frame = encodeSyncRequest(requestOf());
    const revoked = await server.token(server.team.bruno.id, 'rrrrr');
    const device = must(await server.store.members()).devices.find((candidate) => candidate.tag === 'rrrrr');
    must(await server.store.revokeDevice(device?.id ?? ''));
    const answers = [
      await fetch(`${server.origin}/v1/sync`, { method: 'POST', body: frame as BodyInit }),
      await server.sync('short', frame),
      await server.sync('x'.repeat(43), frame),
      await server.sync(revoked, frame),
    ];
    expect(await Promise.all(answers.map(refusalOf))).toEqual([
      { status: 401, error: 'unknown-device', json: true },
      { status: 401, error: 'unknown-device', json: true },
      { status: 401, error: 'unknown-device', json: true },
      { status: 401, error: 'revoked-device', json: true },
    ]);
  });
});

describe('a store in trouble', () => {
  it('becomes 507 or 503 with Retry-After, and a bug of ours 500; the server goes on', async () => {
    let trouble: 'disk-full' | 'unavailable' | 'bug' | null = null;
    const shaky = await runServer(new Map(), (store) => ({
      ...store,
      async sync(member, request) {
        if (trouble === 'bug') throw new Error('a bug');
        return trouble ? { ok: false, error: { type: trouble } } : store.sync(member, request);
      },
    }));
    const shakyToken = await shaky.token(shaky.team.anais.id, 'aaaaa');
    const frame = encodeSyncRequest(requestOf());
    const ask = async () => shaky.sync(shakyToken, frame);
    trouble = 'disk-full';
    expect(await refusalOf(await ask())).toEqual({ status: 507, error: 'disk-full', json: true });
    trouble = 'unavailable';
    const busy = await ask();
    expect(busy.headers.get('retry-after')).toBe('2');
    expect(await refusalOf(busy)).toEqual({ status: 503, error: 'unavailable', json: true });
    trouble = 'bug';
    expect(await refusalOf(await ask())).toEqual({ status: 500, error: 'server-failed', json: true });
    trouble = null;
    expect((await ask()).status).toBe(200);
    await shaky.close();
  });
});
