import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { createJoin, defaultDeviceName, invitationOf } from '#features/settings/join-model.ts';
import { fr } from '#features/settings/messages.fr.ts';
import { refusalText } from '#features/settings/refusal-text.ts';
import { HTTP_REFUSALS } from '#protocol/refusal.ts';
import type { Device } from '#store/device.ts';
import type { Platform } from '#store/platform.ts';

const ORIGIN = 'https://cordee.example';
const CODE = 'abcdefghijKLMNOPQRST_-09';
const MACHINE = { userAgent: 'X11; Linux', touches: 0 };

describe('what was pasted', () => {
  it.each([
    [CODE, { type: 'code', code: CODE }],
    [`${ORIGIN}/rejoindre#${CODE}`, { type: 'code', code: CODE }],
    [`  ${ORIGIN}/rejoindre#\n${CODE} `, { type: 'code', code: CODE }],
    ['', { type: 'none' }],
    ['bonjour', { type: 'wrong' }],
    [`${ORIGIN}/rejoindre`, { type: 'wrong' }],
    [`${ORIGIN}/rejoindre#court`, { type: 'wrong' }],
    [`javascript:/rejoindre#${CODE}`, { type: 'wrong' }],
    [`${ORIGIN}/autre#${CODE}`, { type: 'wrong' }],
  ])('%j is %o', (text, invitation) => {
    expect(invitationOf(text, ORIGIN)).toEqual(invitation);
  });

  it('names the other server when the link is not for this one', () => {
    const link = `https://ailleurs.example/rejoindre#${CODE}`;
    expect(invitationOf(link, ORIGIN)).toEqual({ type: 'elsewhere', origin: 'https://ailleurs.example', link });
  });
});

describe('the name proposed for a device', () => {
  it.each([
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1', 5, 'iPad'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1', 0, 'Ordinateur'],
    ['Mozilla/5.0 (Linux; Android 14; SM-X200) Chrome/140 Safari/537', 5, 'Tablette Android'],
    ['Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/140 Mobile Safari/537', 5, 'Téléphone'],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140', 0, 'Ordinateur'],
  ])('%s with %d touches is « %s »', (userAgent, touches, name) => {
    expect(defaultDeviceName({ userAgent, touches })).toBe(name);
  });
});

describe('joining', () => {
  function joinWith(answer: Awaited<ReturnType<Platform['join']>>, name = '') {
    const device = signal<Device>({ tag: 'abcde', name, member: null, workspace: null, members: [] });
    const calls: string[] = [];
    const platform = {
      join: (code: string, deviceName: string) => {
        calls.push(`join ${code} ${deviceName}`);
        return Promise.resolve(answer);
      },
    } as Platform;
    const renameDevice = (to: string) => Promise.resolve(void calls.push(`rename ${to}`));
    return { model: createJoin({ platform, device, renameDevice }, MACHINE), calls };
  }

  const member = { id: 'm', name: 'Anaïs', role: 'advisor', tags: [] } as const;

  it('joins under the name given, and keeps that name', async () => {
    const { model, calls } = joinWith({ ok: true, value: { member, workspace: 'Couserans' } });
    model.rename(' Tablette d’Anaïs ');
    expect(await model.join(CODE)).toEqual({ person: 'Anaïs', workspace: 'Couserans' });
    expect(calls).toEqual([`join ${CODE} Tablette d’Anaïs`, 'rename Tablette d’Anaïs']);
  });

  it('keeps the name of the refusal, and forgets it at the next try', async () => {
    const { model } = joinWith({ ok: false, error: { type: 'server', reason: 'link-used' } });
    expect(await model.join(CODE)).toBeNull();
    expect([model.refusal.value, model.busy.value]).toEqual(['link-used', false]);
    const again = model.join(CODE);
    expect([model.refusal.value, model.busy.value]).toEqual([null, true]);
    await again;
  });

  it('asks for a name before it calls the server', async () => {
    const { model, calls } = joinWith({ ok: true, value: { member, workspace: 'Couserans' } });
    model.rename('  ');
    expect(await model.join(CODE)).toBeNull();
    expect(calls).toEqual([]);
  });

  it('proposes the name this device already has', () => {
    expect(joinWith({ ok: false, error: { type: 'server', reason: 'portal' } }, 'Bleue').model.deviceName.value).toBe(
      'Bleue',
    );
  });
});

describe('refusals in words', () => {
  it('has a sentence of its own for each refusal of the protocol, the network and the tablet', () => {
    const names = [...Object.keys(HTTP_REFUSALS), 'unreachable', 'portal'];
    const missing = names.filter((name) => !Object.hasOwn(fr.refusals, name));
    expect(missing).toEqual([]);
  });

  it('tells the name of a refusal it does not know', () => {
    expect(refusalText('brand-new')).toContain('brand-new');
  });
});
