import { signal } from '@preact/signals-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishCalendar, setPublishing } from '#binding/calendar/publishing.ts';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import type { Json } from '#domain/json.ts';
import type { ActionCard, StakeCard } from '#domain/record/cards.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { ServerFailure } from '#store/platform.ts';
import { quietPlatform } from '#tests/support/device.ts';
import { actionCard, docNamed, stakeCard } from '#tests/unit/features/network/sample-cards.ts';

const end = '2026-12-01' as Day;
const byDoc = <Card extends { readonly doc: DocId }>(...cards: readonly Card[]): ReadonlyMap<DocId, Card> =>
  new Map(cards.map((card) => [card.doc, card]));

let sent: string[];
let answer: Result<void, ServerFailure>;
const actions = signal<ReadonlyMap<DocId, ActionCard>>(new Map());
const stakes = signal<ReadonlyMap<DocId, StakeCard>>(new Map());

/** What publishing asks of a store, with a server that answers as told. */
function desk(): Parameters<typeof publishCalendar>[0] {
  const values = new Map<string, Json>();
  const quiet = quietPlatform();
  const publish = async (file: string): Promise<Result<void, ServerFailure>> => {
    if (answer.ok) sent.push(file);
    return answer;
  };
  return {
    cards: { action: actions, stake: stakes } as unknown as Parameters<typeof publishCalendar>[0]['cards'],
    local: {
      get: async (key: string) => values.get(key) ?? null,
      set: async (key: string, value: Json) => void values.set(key, value),
    } as unknown as Parameters<typeof publishCalendar>[0]['local'],
    platform: {
      ...quiet,
      coordination: { ...quiet.coordination, calendar: { ...quiet.coordination.calendar, publish } },
    },
  };
}

beforeEach(() => {
  sent = [];
  answer = ok(undefined);
  actions.value = byDoc(actionCard('ouverte', { end }), actionCard('tue', { end, stake: docNamed('secret') }));
  stakes.value = byDoc(stakeCard('secret', { confidential: true }));
});

describe('the published calendar', () => {
  it('is sent when it says something new, and not again while it says the same', async () => {
    const store = desk();
    expect(await publishCalendar(store)).toEqual(ok(false));
    await setPublishing(store, true);
    expect(await publishCalendar(store)).toEqual(ok(true));
    expect(await publishCalendar(store)).toEqual(ok(false));
    actions.value = byDoc(actionCard('ouverte', { end: '2026-12-02' as Day }));
    expect(await publishCalendar(store)).toEqual(ok(true));
    expect(sent.map((file) => file.match(/DTSTART.*/)?.[0])).toEqual([
      'DTSTART;VALUE=DATE:20261201',
      'DTSTART;VALUE=DATE:20261202',
    ]);
  });

  it('holds nothing of a confidential stake, and leaves out at once what became so', async () => {
    const store = desk();
    await setPublishing(store, true);
    await publishCalendar(store);
    stakes.value = byDoc(stakeCard('secret'));
    await publishCalendar(store);
    stakes.value = byDoc(stakeCard('secret', { confidential: true }));
    await publishCalendar(store);
    expect(sent.map((file) => file.includes('SUMMARY:tue'))).toEqual([false, true, false]);
  });

  it('is tried again after a failure, and given up once the address was withdrawn elsewhere', async () => {
    const store = desk();
    await setPublishing(store, true);
    answer = fail({ type: 'server', reason: 'unreachable' });
    expect(await publishCalendar(store)).toEqual(answer);
    answer = ok(undefined);
    expect(await publishCalendar(store)).toEqual(ok(true));
    actions.value = new Map();
    answer = fail({ type: 'server', reason: 'unknown-target' });
    await publishCalendar(store);
    answer = ok(undefined);
    expect(await publishCalendar(store)).toEqual(ok(false));
    expect(sent).toHaveLength(1);
  });
});
