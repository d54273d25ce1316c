import type { Seat } from '#domain/collective/attendance.ts';
import type { Store } from '#store/store.ts';
import { participantFor } from './meeting-words.ts';
import { t } from './messages.ts';

interface Props {
  store: Store;
  seats: readonly Seat[];
}

const EMPTY = '\u00a0';

/** Lines for those nobody expected. */
const EMPTY_LINES = 8;

/** On paper only: names, whom they come for, and a place to sign. */
export function AttendanceSheet({ store, seats }: Props) {
  const words = t();
  const blank = Array.from({ length: EMPTY_LINES }, (_, index) => `blank ${index}`);
  return (
    <section class="attendance-sheet">
      <h2>{words.sheetTitle}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.personName}</th>
            <th scope="col">{words.comesFor}</th>
            <th scope="col">{words.signature}</th>
          </tr>
        </thead>
        <tbody>
          {seats.map(({ participant }) => (
            <tr key={participant.id}>
              <td>{participant.name}</td>
              <td>{participantFor(store, participant)}</td>
              <td>{EMPTY}</td>
            </tr>
          ))}
          {blank.map((key) => (
            <tr key={key}>
              <td>{EMPTY}</td>
              <td>{EMPTY}</td>
              <td>{EMPTY}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="c-small">{words.sheetNotice}</p>
    </section>
  );
}
