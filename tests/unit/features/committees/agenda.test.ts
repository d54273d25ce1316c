import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import type { SessionCard } from '#domain/record/cards.ts';
import { compareSessions, moved, readyFor, waiting } from '#features/committees/agenda.ts';
import { docNamed, dossierCard } from '#tests/unit/features/network/sample-cards.ts';

const session = (name: string, part: Partial<SessionCard> = {}): SessionCard => ({
  doc: docNamed(name),
  version: 1,
  updatedAt: 0,
  conflicts: 0,
  kind: 'session',
  date: null,
  place: '',
  state: 'prevue',
  present: 0,
  files: [],
  ...part,
});

const accepted = dossierCard('accepted', { state: 'plan_accepte' });
const submitted = dossierCard('submitted', { state: 'soumis_comite' });
const written = dossierCard('written', { state: 'plan_redige' });
const asleep = dossierCard('asleep', { state: 'plan_accepte', paused: true });
const all = [accepted, submitted, written, asleep];

describe('what may be put before a committee', () => {
  it('is a dossier whose plan is accepted or that waits for a decision, and that is not paused', () => {
    expect(readyFor(all, []).map(({ doc }) => doc)).toEqual([accepted.doc, submitted.doc]);
  });

  it('is not offered twice', () => {
    expect(readyFor(all, [accepted.doc]).map(({ doc }) => doc)).toEqual([submitted.doc]);
  });

  it('waits while no planned session has it; a session already held does not count', () => {
    const sessions = [
      session('held', { state: 'tenue', files: [submitted.doc] }),
      session('next', { files: [accepted.doc] }),
    ];
    expect(waiting(all, sessions).map(({ doc }) => doc)).toEqual([submitted.doc]);
  });
});

describe('sessions', () => {
  it('stand by date, those without one last', () => {
    const sorted = [
      session('none'),
      session('late', { date: '2026-11-01' as Day }),
      session('soon', { date: '2026-03-01' as Day }),
    ].sort(compareSessions);
    expect(sorted.map(({ date }) => date)).toEqual(['2026-03-01', '2026-11-01', null]);
  });
});

describe('the order of an agenda', () => {
  const [a, b, c] = [docNamed('a'), docNamed('b'), docNamed('c')];

  it('a dossier goes one place up or down', () => {
    expect(moved([a, b, c], c, -1)).toEqual([a, c, b]);
    expect(moved([a, b, c], a, 1)).toEqual([b, a, c]);
  });

  it('stays as it is at its ends, and for a dossier that is not on it', () => {
    expect(moved([a, b, c], a, -1)).toEqual([a, b, c]);
    expect(moved([a, b], b, 1)).toEqual([a, b]);
    expect(moved([a, b], c, 1)).toEqual([a, b]);
  });
});
