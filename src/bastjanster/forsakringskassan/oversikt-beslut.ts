// Decisions of LEFI v9: FK's stand in a list for each kind of case, PM's in one of their own with several amounts each.
import { kronor, summaIKronor } from '../belopp.ts';
import { dag } from '../datum.ts';
import { at, fieldsOf, flag, isMissing, isObject, number, type Place, text } from '../json-place.ts';
import type { PersonRoll, Uppgift } from '../oversikt.ts';
import { intervall, kodad, post, type Reader } from '../oversikt-post.ts';
import { fkKod, pmKod } from './oversikt-utbetalningar.ts';

type Rows = Reader['rows'];

/** Lists of `formansinformation` that hold no cases. */
const NO_CASES = ['utbetalningsuppgift', 'preliminarautbetalningar', 'generellPersoninformation'];

/** Every kind of case has `beslut`, a list or, for two kinds, a single one; so new kinds need nothing new here. */
export function beslutAvFk(fk: Place, reader: Pick<Reader, 'rows' | 'object'>): Uppgift[] {
  const lists = fieldsOf(fk).filter(([name]) => !NO_CASES.includes(name));
  return lists.flatMap(([, list]) => reader.rows(list, 'FK').flatMap((arende) => ofArende(arende, reader)));
}

function ofArende(arende: Place, { rows, object }: Pick<Reader, 'rows' | 'object'>): Uppgift[] {
  const beslut = at(arende, 'beslut');
  const entries = isObject(beslut.value) ? [beslut] : rows(beslut, 'FK');
  const person: PersonRoll = isMissing(object(arende, 'grunduppgifter', 'barn')) ? 'tillfrågad' : 'barn';
  return entries.map((one) => ({ ...fkBeslut(one), person }));
}

function fkBeslut(place: Place) {
  const period = at(place, 'period');
  return post(
    place,
    { svarande: 'FK', art: 'beslut', ...intervall(period, dag(at(period, 'fran')), dag(at(period, 'till'))) },
    {
      forman: fkKod(at(place, 'forman')),
      delforman: fkKod(at(place, 'delforman')),
      beslutsdag: dag(at(place, 'fattades')),
      definitivt: flag(at(place, 'definitivt')),
      brutto: summaIKronor(at(place, 'beslutatBruttobelopp')),
      periodicitet: text(at(place, 'periodicitet', 'beskrivning')),
      dagar: number(at(place, 'dagar')),
    },
  );
}

export function beslutAvPm(place: Place, rows: Rows): Uppgift {
  const belopp = rows(at(place, 'beslutadErsattning'), 'PM').map(ersattning);
  return post(
    place,
    { svarande: 'PM', art: 'beslut', person: 'tillfrågad', rader: belopp },
    {
      forman: pmKod(at(place, 'formansgrupp')),
      beslutsdag: dag(at(place, 'beslutsdatum')),
      beslutsstatus: pmKod(at(place, 'beslutsstatus')),
      utfall: pmKod(at(place, 'beslutsutfall')),
    },
  );
}

function ersattning(place: Place): Uppgift {
  const period = at(place, 'period');
  return post(place, intervall(period, dag(at(period, 'from')), dag(at(period, 'tom'))), {
    belopp: kronor(at(place, 'beslutatBelopp', 'belopp')),
    frekvens: kodad(
      at(place, 'beslutatBelopp', 'beloppsfrekvens', 'kod'),
      {},
      at(place, 'beslutatBelopp', 'beloppsfrekvens', 'beskrivning'),
    ),
    typ: pmKod(at(place, 'ersattningstyp')),
    omfattning: number(at(place, 'omfattning')),
  });
}

/** What is applied for and not decided. */
export function ansprak(place: Place): Uppgift {
  const period = at(place, 'yrkadPeriod');
  return post(
    place,
    {
      svarande: 'PM',
      art: 'anspråk',
      person: 'tillfrågad',
      ...intervall(period, dag(at(period, 'from')), dag(at(period, 'tom'))),
    },
    { forman: pmKod(at(place, 'formansgrupp')), ankomstdag: dag(at(place, 'ankomstdatum')) },
  );
}
