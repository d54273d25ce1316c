import { afterEach, describe, expect, it } from 'vitest';
import { createReplica } from '#crdt/record.ts';
import { mergeUpdates } from '#crdt/updates.ts';
import { putActionCompany, readAction } from '#domain/collective/action.ts';
import type { Draft } from '#domain/record/record.ts';
import { CAPS } from '#protocol/caps.ts';
import { createInlineParser } from '#server/parse/inline-parser.ts';
import { type Parser, Unreadable } from '#server/parse/parser.ts';
import { createParserThread } from '#server/parse/parser-thread.ts';
import { DEADLY } from '#tests/support/deadly-bytes.ts';
import { T0, writerOf } from '#tests/support/writers.ts';
import { docOf, scribe } from '#tests/unit/sync-server/workbench.ts';

const open: Parser[] = [];
afterEach(async () => {
  for (const parser of open.splice(0)) await parser.close();
});

function opened(parser: Parser): Parser {
  open.push(parser);
  return parser;
}

function mortalParser(inspectionLimit = 60): Parser {
  return opened(
    createParserThread({ entry: new URL('../../../support/mortal-parser.ts', import.meta.url), inspectionLimit }),
  );
}

const sound = (client: number): Uint8Array => scribe(client).write('name', `Scierie ${client}`);
const garbage = new Uint8Array([9, 9, 9]);
const deadly = (kind: keyof typeof DEADLY): Uint8Array => new Uint8Array([DEADLY[kind], 0, 0]);
const judged = (client: number) => ({ runs: [{ client, from: 0, to: 1 }], needs: [], gaps: false });

describe.each([
  ['in place', createInlineParser],
  ['in its thread', createParserThread],
])('the parser %s', (_, create) => {
  it('gives each body its verdict (L11)', async () => {
    const bodies = [sound(1), garbage, new Uint8Array(CAPS.updateBytes + 1), sound(2), new Uint8Array(0)];
    const verdicts = await opened(create()).inspect(bodies);
    expect(verdicts).toEqual([judged(1), 'invalid', 'toolarge', judged(2), 'invalid']);
  });

  it('makes one body, a card and a digest of a record’s updates (L8, P1, R11)', async () => {
    const parser = opened(create());
    const replica = createReplica([]);
    const updates = ['Scierie', 'Scierie du Biros'].map(
      (name, index) => replica.edit(writerOf('aaaaa').at(T0 + index), (draft) => draft.set('name', name)) as Uint8Array,
    );
    const whole = await parser.compact(updates);
    expect(createReplica([whole]).equals(replica)).toBe(true);
    expect(whole.length).toBeLessThan(mergeUpdates(updates).length);
    const card: unknown = JSON.parse((await parser.card('company', docOf(1), updates)) ?? '');
    expect(card).toMatchObject({ kind: 'company', doc: docOf(1), name: 'Scierie du Biros', updatedAt: T0 });
    expect(await parser.digest(updates)).toHaveLength(16);
    expect(await parser.digest([whole])).toEqual(await parser.digest(updates));
    expect(await parser.digest(updates.slice(0, 1))).not.toEqual(await parser.digest(updates));
  });

  it('makes what clears an erased company from a record, and nothing where there is nothing to clear or bytes are missing (L10)', async () => {
    const parser = opened(create());
    const replica = createReplica([]);
    const act = (write: (draft: Draft) => void) => replica.edit(writerOf('aaaaa').at(T0), write) as Uint8Array;
    const updates = [act((draft) => putActionCompany(draft, docOf(1), 'Prête le four', T0))];
    const { update, isAbout } = await parser.clear('action', [docOf(1), docOf(2)], T0 + 1000, updates);
    replica.apply(update ?? new Uint8Array(0));
    expect([readAction(replica.view()).companies, isAbout]).toEqual([
      [{ company: docOf(1), role: '', erased: true }],
      true,
    ]);
    const nothing = { update: null, isAbout: false };
    expect(await parser.clear('action', [docOf(2)], T0, updates)).toEqual(nothing);
    const later = act((draft) => draft.set(`company/${docOf(1)}/role`, 'Revient'));
    await expect(parser.clear('action', [docOf(1)], T0, [later])).rejects.toThrow(Unreadable);
  });

  it('says of a record that cannot be read that it cannot', async () => {
    const parser = opened(create());
    await expect(parser.compact([garbage])).rejects.toThrow(Unreadable);
    await expect(parser.digest([garbage])).rejects.toThrow(Unreadable);
    const writer = scribe(1);
    writer.write('name', 'A');
    expect(await parser.card('company', docOf(1), [writer.write('name', 'B')])).toBeNull();
  });
});

describe('the parser’s thread (L11)', () => {
  it('is ended over a body that never ends, which is invalid; the others are judged', async () => {
    const verdicts = await mortalParser().inspect([sound(1), deadly('endless'), sound(2), deadly('endless'), sound(3)]);
    expect(verdicts).toEqual([judged(1), 'invalid', judged(2), 'invalid', judged(3)]);
  });

  it.each(['leaving', 'throwing'] as const)('dies of %s bytes without taking anything with it', async (kind) => {
    const parser = mortalParser();
    const [bad, good] = await Promise.all([parser.inspect([deadly(kind)]), parser.inspect([sound(1)])]);
    expect([bad, good]).toEqual([['invalid'], [judged(1)]]);
    expect(await parser.inspect([sound(2)])).toEqual([judged(2)]);
  });

  it('lets everybody else pass between two deadly bodies of one sender', async () => {
    const parser = mortalParser();
    const order: string[] = [];
    const hostile = parser.inspect([deadly('endless'), deadly('endless')]).then(() => order.push('hostile'));
    const honest = parser.inspect([sound(1)]).then(() => order.push('honest'));
    await Promise.all([hostile, honest]);
    expect(order).toEqual(['honest', 'hostile']);
  });

  it('answers many requests at once, each with its own verdicts', async () => {
    const parser = opened(createParserThread());
    const asked = Array.from({ length: 60 }, (_, index) => index + 1);
    const answers = await Promise.all(asked.map((client) => parser.inspect([sound(client), garbage])));
    expect(answers).toEqual(asked.map((client) => [judged(client), 'invalid']));
  });

  it('never changes the bytes it was given', async () => {
    const body = sound(1);
    const before = body.slice();
    await opened(createParserThread()).inspect([body]);
    expect(body).toEqual(before);
  });

  it('answers what was asked before it closed', async () => {
    const parser = createParserThread();
    const asked = parser.inspect([sound(1)]);
    const compacting = parser.compact([garbage]);
    const closed = parser.close();
    await expect(compacting).rejects.toThrow(Unreadable);
    expect(await asked).toEqual([judged(1)]);
    await closed;
  });

  it('says so when its code cannot be loaded', async () => {
    const parser = opened(createParserThread({ entry: new URL('./no-such-entry.ts', import.meta.url) }));
    await expect(parser.inspect([sound(1)])).rejects.toThrow('no-such-entry');
  });
});
