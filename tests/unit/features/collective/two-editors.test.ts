// A stake and the team's settings, written by two people who do not hear each other.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { editSettings, followSettings } from '#binding/settings/follow-settings.ts';
import { networkSettingsOf } from '#binding/settings/network-settings.ts';
import { nameMember, putMember, readStake, writeStake } from '#domain/collective/stake.ts';
import type { Day } from '#domain/day.ts';
import type { DocId } from '#domain/ids.ts';
import { conflictCount } from '#domain/record/read.ts';
import type { RecordView } from '#domain/record/record.ts';
import { removeRow } from '#domain/record/rows.ts';
import { bringBack, dismissProposal } from '#domain/settings/network.ts';
import { openDevice, type TestDevice } from '#tests/support/device.ts';
import { enrol, newServer, wireTo } from '#tests/support/wire.ts';
import { docNamed } from '#tests/unit/features/network/sample-cards.ts';

const scierie = docNamed('scierie');
const day = '2026-11-23' as Day;

let tablet: TestDevice;
let desktop: TestDevice;
let meet: () => Promise<void>;
/** Times are kept in seconds: each look at the clock is one later, so that nothing happens at the same one. */
let clock = Date.UTC(2026, 10, 23, 8);
const tick = (): number => (clock += 1_000);

beforeEach(async () => {
  const server = await newServer();
  tablet = await openDevice(undefined, tick);
  desktop = await openDevice(undefined, tick);
  await enrol(server, tablet, 'Anaïs', 'coordinator');
  await enrol(server, desktop, 'Claire', 'coordinator');
  const wire = wireTo(() => server);
  meet = async () => {
    for (const device of [tablet, desktop, tablet]) await device.exchange(wire);
  };
});

afterEach(() => {
  tablet.close();
  desktop.close();
});

async function viewOn(device: TestDevice, doc: DocId): Promise<RecordView> {
  const record = await device.store.open(doc);
  if (!record) throw new Error('the record is not here');
  const view = record.view.value;
  record.close();
  return view;
}

async function sharedStake(): Promise<DocId> {
  const { doc } = await tablet.store.create('stake', (draft) => {
    writeStake(draft, { title: 'Livrer ensemble', topic: 'livraisons' });
    putMember(draft, scierie, { position: 'suivre' }, tablet.store.now());
  });
  await meet();
  return doc;
}

describe('a stake with two editors apart', () => {
  it('keeps both places of a company until somebody chooses, and the choice holds everywhere', async () => {
    const doc = await sharedStake();
    const key = `member/${scierie}/position`;
    await tablet.store.edit(doc, (draft) => putMember(draft, scierie, { position: 'porteur' }, tablet.store.now()));
    await desktop.store.edit(doc, (draft) => putMember(draft, scierie, { position: 'non' }, desktop.store.now()));
    await meet();
    for (const device of [tablet, desktop]) {
      const view = await viewOn(device, doc);
      expect(conflictCount(view)).toBe(1);
      const register = view.fields.get(key);
      expect([register?.value, ...(register?.others ?? []).map(({ value }) => value)].sort()).toEqual([
        'non',
        'porteur',
      ]);
    }
    await desktop.store.edit(doc, (draft) => draft.set(key, 'porteur'));
    await meet();
    for (const device of [tablet, desktop]) {
      const view = await viewOn(device, doc);
      expect(conflictCount(view)).toBe(0);
      expect(readStake(view).members).toMatchObject([{ company: scierie, position: 'porteur' }]);
    }
  });

  it('does not name a company that one of the two was told not to name', async () => {
    const doc = await sharedStake();
    await tablet.store.edit(doc, (draft) => nameMember(draft, scierie, { on: day, by: 'Mme Servan' }));
    await desktop.store.edit(doc, (draft) => nameMember(draft, scierie, null));
    await meet();
    for (const device of [tablet, desktop]) {
      expect(readStake(await viewOn(device, doc)).members).toMatchObject([{ named: false }]);
    }
  });

  it('merges the shared reading letter by letter, both writers’ words in it', async () => {
    const doc = await sharedStake();
    await tablet.store.edit(doc, (draft) => draft.text('reading', 'Nos camions roulent à moitié vides.'));
    await meet();
    const now = (await viewOn(desktop, doc)).texts.get('reading') ?? '';
    await tablet.store.edit(doc, (draft) => draft.text('reading', `${now} Le mardi surtout.`));
    await desktop.store.edit(doc, (draft) => draft.text('reading', `À plusieurs, c’est clair. ${now}`));
    await meet();
    for (const device of [tablet, desktop]) {
      const { reading } = readStake(await viewOn(device, doc));
      expect(reading).toContain('Le mardi surtout.');
      expect(reading).toContain('À plusieurs, c’est clair.');
    }
  });

  it('a company taken off while somebody wrote its limits is still there, with both', async () => {
    const doc = await sharedStake();
    await tablet.store.edit(doc, (draft) => draft.set(`member/${scierie}/limits`, 'pas de prix en commun'));
    await desktop.store.edit(doc, (draft) => removeRow(draft, 'member', scierie));
    await meet();
    for (const device of [tablet, desktop]) {
      expect(readStake(await viewOn(device, doc)).members).toMatchObject([{ limits: 'pas de prix en commun' }]);
    }
  });
});

describe('the team’s settings made by two coordinators apart', () => {
  const proposal = { key: `ambassadeur~${scierie}`, companies: [scierie] };

  it('are two records that read as one, and what either set aside is set aside for both', async () => {
    const followed = [tablet, desktop].map((device) => followSettings(device.store, 'network'));
    const [onTablet, onDesktop] = followed.map(networkSettingsOf);
    const [there, here] = followed;
    if (!there || !here || !onTablet || !onDesktop) throw new Error('two devices were opened');
    await vi.waitFor(() => expect(followed.every(({ ready }) => ready.value)).toBe(true));
    const place = { purpose: 'network', key: `dismissed/${proposal.key}/reason`, name: 'Réseau' } as const;
    await editSettings(tablet.store, there, { ...place, key: 'stakeKm' }, (draft) => draft.set('stakeKm', 20));
    await editSettings(desktop.store, here, place, (draft) =>
      dismissProposal(draft, proposal, 'déjà pris ailleurs', desktop.store.now()),
    );
    await meet();
    for (const settings of [onTablet, onDesktop]) {
      await vi.waitFor(() => expect(settings.value.stakeKm).toBe(20));
      await vi.waitFor(() => expect(settings.value.dismissed.get(proposal.key)?.reason).toBe('déjà pris ailleurs'));
    }
    expect(tablet.store.cards.settings.value.size).toBe(2);

    await editSettings(tablet.store, there, place, (draft) => bringBack(draft, proposal.key));
    await meet();
    for (const settings of [onTablet, onDesktop]) {
      await vi.waitFor(() => expect(settings.value.dismissed.size).toBe(0));
    }
    for (const one of followed) one.close();
  });
});
