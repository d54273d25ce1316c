// What every part of the demonstration is written with.
import type { Grid } from '#domain/grid/grid.ts';
import type { Book } from './book.ts';
import type { Calendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Team } from './team.ts';

export interface Stage {
  readonly book: Book;
  readonly calendar: Calendar;
  readonly chance: Chance;
  readonly team: Team;
  readonly grid: Grid;
  readonly gridHash: string;
}
