// Fills an empty workspace with a believable one, through the same acts as real devices: nothing is put in by the back door.
import { loadDefaultGrid } from '#domain/grid/default-grid.ts';
import { gridHash } from '#domain/grid/grid.ts';
import { RECORD_SCHEMA } from '#domain/record/record.ts';
import { ORIGIN } from '#protocol/mark.ts';
import type { Store } from '#server/store/store.ts';
import { createBook, type Page } from './book.ts';
import { createCalendar } from './calendar.ts';
import { createChance } from './chance.ts';
import { liveDossier } from './live-dossier.ts';
import type { Stage } from './stage.ts';
import { STORIES } from './stories.ts';
import { createLinks, createTeam, done, type Link } from './team.ts';
import { writeActionLife } from './write-action-life.ts';
import { writeCollective } from './write-collective.ts';
import { writeCompanies } from './write-companies.ts';
import { writeDirectory } from './write-directory.ts';
import { writePage } from './write-page.ts';

/**
 * Writes people, companies, dossiers, stakes, actions and sessions around `now` (ms), and returns one-time links to open
 * the workspace as several people. The same moment gives the same content. A workspace that holds records is left as it
 * is, and the list is empty. Throws when the store refuses (a full disk): there is nothing useful to start then.
 */
export async function seedDemo(store: Store, now: number): Promise<{ links: Link[] }> {
  const { records } = await done(store.status());
  if (records > 0) return { links: [] };
  const grid = await loadDefaultGrid();
  const hash = gridHash(grid);
  const chance = createChance(now);
  const book = createBook(chance, new Map([[hash, grid]]));
  const team = await createTeam(store, chance);
  const stage: Stage = { book, calendar: createCalendar(now), chance, team, grid, gridHash: hash };
  writeCompanies(stage);
  writeCollective(stage);
  writeActionLife(stage);
  for (const story of STORIES) liveDossier(stage, story);
  writeDirectory(stage);
  writePage(stage);
  for (const page of book.pages()) await push(store, page);
  return { links: await createLinks(store, team) };
}

async function push(store: Store, { member, items }: Page): Promise<void> {
  const want = { bytes: 0, rows: 0 };
  const request = { app: 'demo', schema: RECORD_SCHEMA, workspace: '', cursor: ORIGIN, horizon: ORIGIN, want, items };
  const { acks } = await done(store.sync(member, request));
  const refused = acks.find(({ status }) => status !== 'ok');
  if (refused) throw new Error(`the demonstration was refused: ${refused.status}`);
}
