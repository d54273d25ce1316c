// The people of the demonstration, made through the same acts a coordinator would do.
import { tagFromBytes } from '#domain/ids.ts';
import type { Outcome, Store } from '#server/store/store.ts';
import { joinPath } from '#server/auth/join-path.ts';
import type { Pen } from './book.ts';
import type { Chance } from './chance.ts';
import { PEOPLE, type Person, type PersonKey } from './people.ts';

interface Seat {
  readonly person: Person;
  readonly member: string;
  readonly pens: readonly Pen[];
}

export interface Team {
  seat(key: PersonKey): Seat;
  /** What this person writes with; device 0 unless another is asked. */
  pen(key: PersonKey, device?: number): Pen;
}

export interface Link {
  readonly name: string;
  readonly role: string;
  readonly path: string;
}

const LINK_HOURS = 30 * 24;

/** The value of an act that cannot be refused for a reason of ours; a full disk stops the start with its name. */
export async function done<Value>(act: Outcome<Value>): Promise<Value> {
  const result = await act;
  if (!result.ok) throw new Error(`the demonstration could not be written: ${result.error.type}`);
  return result.value;
}

export async function createTeam(store: Store, chance: Chance): Promise<Team> {
  const seats = new Map<PersonKey, Seat>();
  for (const person of PEOPLE) {
    const { id } = await done(store.createMember({ name: person.name, role: person.role }));
    const pens: Pen[] = [];
    // The devices join for real, so that each value of the demonstration has a known writer; their tokens are forgotten.
    for (const device of person.devices) {
      const tag = tagFromBytes(chance.bytes(5));
      const { code } = await done(store.createInvite({ member: id, hours: 1 }));
      await done(store.join({ code, device, tag }));
      pens.push({ member: id, tag });
    }
    seats.set(person.key, { person, member: id, pens });
  }
  const seat = (key: PersonKey): Seat => {
    const found = seats.get(key);
    if (!found) throw new Error(`nobody called ${key}`);
    return found;
  };
  return {
    seat,
    pen(key, device = 0) {
      const pen = seat(key).pens[device];
      if (!pen) throw new Error(`${key} has no device ${device}`);
      return pen;
    },
  };
}

/** Fresh one-time links, so that a newcomer can open the demonstration as each kind of person. */
export async function createLinks(store: Store, team: Team): Promise<Link[]> {
  const links: Link[] = [];
  for (const { key, name, role, invited } of PEOPLE) {
    if (!invited) continue;
    const { code } = await done(store.createInvite({ member: team.seat(key).member, hours: LINK_HOURS }));
    links.push({ name, role, path: joinPath(code) });
  }
  return links;
}
