import { afterEach, describe, expect, it } from 'vitest';
import {
  spokenChange,
  statusWords,
  waitingText,
  type StatusFacts,
  type Waiting,
} from '#features/status/status-words.ts';
import { locale } from '#i18n/locale.ts';
import type { SaveStatus } from '#store/save-status.ts';
import type { SyncStatus } from '#store/sync-status.ts';

// 23 November 2026, 17:42 in Paris.
const NOW = Date.UTC(2026, 10, 23, 16, 42);
const HOUR = 3_600_000;
const NOBODY: Waiting = { dossiers: 0, companies: 0, others: 0, photos: 0, voices: 0, stuck: 0, oldestAt: null };
const FAILED: SaveStatus = { type: 'failed', failure: { type: 'storage-full', detail: '' } };

function facts(change: Partial<StatusFacts> = {}): StatusFacts {
  return { save: { type: 'saved' }, sync: { type: 'waiting' }, waiting: NOBODY, receivedAt: null, now: NOW, ...change };
}

const texts = (change: Partial<StatusFacts>): string[] => statusWords(facts(change)).map(({ text }) => text);
const three = (age: number): Waiting => ({ ...NOBODY, dossiers: 3, oldestAt: NOW - age });

afterEach(() => {
  locale.value = 'fr';
});

describe('the words for the state of the tablet', () => {
  it.each<[SaveStatus, string]>([
    [{ type: 'saved' }, 'Enregistré sur cette tablette'],
    [{ type: 'typing' }, 'Saisie en cours'],
    [{ type: 'saving' }, 'Enregistrement…'],
    [FAILED, 'Non enregistré\u00a0: exporter'],
  ])('says %o as « %s », first', (save, text) => {
    expect(texts({ save })[0]).toBe(text);
  });

  it('uses red for « not saved » and for nothing else', () => {
    const syncs: SyncStatus[] = [
      { type: 'alone' },
      { type: 'waiting' },
      { type: 'sending', done: 1, total: 2 },
      { type: 'receiving', done: 1, total: 2 },
      { type: 'received', at: NOW },
      { type: 'offline' },
      { type: 'portal' },
      { type: 'refused', reason: 'revoked-device' },
      { type: 'trouble', reason: 'server-failed' },
    ];
    for (const sync of syncs) {
      for (const waiting of [NOBODY, { ...three(100 * HOUR), stuck: 2 }]) {
        const tones = (save: SaveStatus) => statusWords(facts({ save, sync, waiting })).map(({ tone }) => tone);
        expect(tones({ type: 'saved' })).not.toContain('danger');
        expect(tones(FAILED).filter((tone) => tone === 'danger')).toHaveLength(1);
      }
    }
  });
});

describe('the words for the way to the server', () => {
  it.each<[SyncStatus, string]>([
    [{ type: 'alone' }, 'Sans serveur\u00a0: tout est gardé ici'],
    [{ type: 'offline' }, 'Hors connexion\u00a0: tout est gardé ici'],
    [{ type: 'sending', done: 5, total: 8 }, 'Envoi en cours 5/8'],
    [{ type: 'receiving', done: 120, total: 800 }, '120 fiches reçues sur 800'],
    [{ type: 'received', at: NOW }, 'Reçu par le serveur à 17:42'],
    [{ type: 'portal' }, 'Ce réseau demande une connexion\u00a0: ouvrez sa page d’accueil'],
    [{ type: 'refused', reason: 'revoked-device' }, 'Appareil retiré de l’espace\u00a0: rien ne part plus'],
    [{ type: 'refused', reason: 'a-name-of-a-newer-server' }, 'Envoi refusé par le serveur'],
    [{ type: 'trouble', reason: 'disk-full' }, 'Serveur plein\u00a0: nouvel essai plus tard'],
    [{ type: 'trouble', reason: 'unavailable' }, 'Envoi remis à plus tard\u00a0: nouvel essai automatique'],
  ])('says %o as « %s »', (sync, text) => {
    expect(texts({ sync })[1]).toBe(text);
  });

  it('tells the day of a receipt that is not of today', () => {
    const [, word] = texts({ sync: { type: 'waiting' }, receivedAt: NOW - 24 * HOUR });
    expect(word).toBe('Reçu par le serveur le 22\u00a0novembre 2026 à 17:42');
  });

  it('never says « received » while something waits', () => {
    const said = texts({ sync: { type: 'received', at: NOW }, waiting: three(HOUR), receivedAt: NOW });
    expect(said).toEqual(['Enregistré sur cette tablette', 'À envoyer\u00a0: 3\u00a0dossiers']);
  });

  it('never says « tout est gardé » while something is not saved', () => {
    for (const type of ['alone', 'offline'] as const)
      expect(texts({ save: FAILED, sync: { type } }).join()).not.toContain('gardé');
  });

  it('never says « received » while something is not saved: it would be read as « all is well »', () => {
    for (const sync of [{ type: 'received', at: NOW }, { type: 'waiting' }] as const)
      expect(texts({ save: FAILED, sync, receivedAt: NOW })).toEqual(['Non enregistré\u00a0: exporter']);
  });

  it('does not count what waits while it is being sent', () => {
    expect(texts({ sync: { type: 'sending', done: 0, total: 3 }, waiting: three(HOUR) })).toHaveLength(2);
  });

  it('tells refused records apart from those that wait', () => {
    expect(texts({ waiting: { ...NOBODY, stuck: 1 } })).toContain('1\u00a0fiche bloquée\u00a0: à voir');
  });
});

describe('what waits', () => {
  it.each<[Partial<Waiting>, string]>([
    [{ dossiers: 1 }, '1\u00a0dossier'],
    [{ dossiers: 3, photos: 8 }, '3\u00a0dossiers, 8\u00a0photos'],
    [{ dossiers: 1, photos: 1, voices: 2 }, '1\u00a0dossier, 1\u00a0photo, 2\u00a0notes vocales'],
    [{ companies: 1 }, '1\u00a0entreprise'],
    [{ dossiers: 2, companies: 1 }, '2\u00a0dossiers, 1\u00a0entreprise'],
    [{ dossiers: 2, companies: 1, others: 3 }, '6\u00a0fiches'],
    [{ others: 1 }, '1\u00a0fiche'],
  ])('%o is « %s »', (waiting, text) => {
    expect(waitingText({ ...NOBODY, ...waiting })).toBe(text);
  });

  it.each<[number, string, string]>([
    [23 * HOUR, 'to-send', 'À envoyer\u00a0: 3\u00a0dossiers'],
    [24 * HOUR, 'advice', 'À envoyer\u00a0: 3\u00a0dossiers, depuis 24\u00a0h'],
    [71 * HOUR, 'advice', 'À envoyer\u00a0: 3\u00a0dossiers, depuis 2\u00a0jours'],
    [72 * HOUR, 'rescue', 'À envoyer\u00a0: 3\u00a0dossiers, depuis 3\u00a0jours. Gardez une copie'],
  ])('after %d ms unsent the word is %s: « %s »', (age, id, text) => {
    const word = statusWords(facts({ waiting: three(age) })).at(-1);
    expect([word?.id, word?.text]).toEqual([id, text]);
    expect(word?.tone).toBe(id === 'to-send' ? 'info' : 'todo');
  });

  it('is said in English too', () => {
    locale.value = 'en';
    expect(texts({ sync: { type: 'offline' }, waiting: three(HOUR) })).toEqual([
      'Saved on this tablet',
      'Offline: everything is kept here',
      'To send: 3\u00a0files',
    ]);
  });
});

describe('what is said aloud', () => {
  const saved = facts();
  const typing = facts({ save: { type: 'typing' } });
  const failed = facts({ save: FAILED });
  const received = facts({ sync: { type: 'received', at: NOW } });

  it('says nothing at the start, nor at a key stroke and its save', () => {
    expect(spokenChange(null, saved)).toBeNull();
    expect(spokenChange(saved, typing)).toBeNull();
    expect(spokenChange(typing, saved)).toBeNull();
  });

  it('says a failure once, and the save that ends it', () => {
    expect(spokenChange(typing, failed)).toContain('pas enregistrées');
    expect(spokenChange(failed, failed)).toBeNull();
    expect(spokenChange(failed, typing)).toBeNull();
    expect(spokenChange(failed, saved)).toBe('De nouveau enregistré sur cette tablette.');
  });

  it('says a receipt when everything has arrived', () => {
    expect(spokenChange(saved, received)).toBe('Tout est reçu par le serveur à 17:42.');
    expect(spokenChange(received, received)).toBeNull();
    expect(spokenChange(saved, facts({ sync: { type: 'received', at: NOW }, waiting: three(0) }))).toBeNull();
  });
});
