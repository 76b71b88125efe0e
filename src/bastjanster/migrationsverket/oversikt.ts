// What the overview shows of Migrationsverket's answer: permits and decisions, with the texts that it sends beside its codes.
import { dag } from '../datum.ts';
import { at, itemsOf, type Place } from '../json-place.ts';
import type { OversiktMapper, Uppgift } from '../oversikt.ts';
import { createReader, kodad, post } from '../oversikt-post.ts';

const GILTIGHET: Readonly<Record<string, string>> = { PERMANENT: 'Permanent', TIDBEGRANSAT: 'Tidsbegränsat' };
const WITHHELD = 'Ett ärende finns, men Migrationsverket lämnar inga uppgifter om det.';

export const oversikt: OversiktMapper = {
  betalar: {},
  klart: {},
  poster(data) {
    const { rows, object, okant } = createReader();
    const list = at(object(data, 'response', 'svarCollection'), 'svar');
    const tillstand = rows(list).map(tillstandAv);
    const withheld = new Set(itemsOf(list).flatMap(({ value, pointer }) => (value === null ? [pointer] : [])));
    const told = okant.map((one) => (withheld.has(one.harkomst.post) ? { ...one, text: WITHHELD } : one));
    return { tillstand, okant: told };
  },
};

function tillstandAv(place: Place): Uppgift {
  const named = (name: string) => kodad(at(place, name), {}, at(place, `${name}Namn`));
  return post(
    place,
    {},
    {
      arende: named('arendeTyp'),
      beslut: named('beslutsKod'),
      beslutstyp: named('beslutsTyp'),
      anledning: named('anledning'),
      ansokningsdag: dag(at(place, 'ansokningsdatum')),
      beslutsdag: dag(at(place, 'beslutsdatum')),
      fran: dag(at(place, 'fromDatum')),
      tom: dag(at(place, 'tomDatum')),
      giltighet: kodad(at(place, 'giltighetstid'), GILTIGHET),
    },
  );
}
