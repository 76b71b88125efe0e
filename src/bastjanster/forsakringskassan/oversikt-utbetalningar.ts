// Payments of LEFI v9 in its two dialects: FK's amounts are objects and its periods fran/till, PM's are whole kronor and from/tom.
import { kronor, summaIKronor } from '../belopp.ts';
import { dag } from '../datum.ts';
import { at, number, only, type Place } from '../json-place.ts';
import type { Kod, Utbetalning, Utbetalningsrad, Utbetalningsstatus } from '../oversikt.ts';
import { intervall, kodad, post, type Reader } from '../oversikt-post.ts';
import { INFORMATIONSTYPER, PRELIMINAR_SKATT } from './codes.ts';

type Rows = Reader['rows'];

const OKAND: Kod = { text: 'Okänd förmån' };

/** The net is `nettobelopp.summa`; the details explain it and are not to be summed (LEFI v9). */
export function utbetalningAvFk(place: Place, status: Utbetalningsstatus, rows: Rows): Utbetalning {
  const rader = rows(at(place, 'utbetalningsdetalj'), 'FK').map(detalj);
  const { delforman, beloppstyp, dagar } = only(rader) ?? {};
  const detail = at(place, 'utbetalningsdetalj', '0');
  return post(
    place,
    {
      svarande: 'FK',
      forman: OKAND,
      status,
      takt: 'löpande' as const,
      person: 'tillfrågad' as const,
      ...period(place),
      rader,
    },
    {
      forman: fkKod(at(place, 'formansfamilj')),
      delforman: delforman && fkKod(at(detail, 'forman')),
      beloppstyp: beloppstyp && fkKod(at(detail, 'beloppstyp')),
      brutto: summaIKronor(at(place, 'bruttobelopp')),
      skatt: summaIKronor(at(place, 'skattebelopp')),
      avdrag: summaIKronor(at(place, 'avdragsbelopp')),
      netto: summaIKronor(at(place, 'nettobelopp')),
      utbetalningsdag: dag(at(place, 'datum')),
      dagar: dagar === undefined ? undefined : number(at(detail, 'dagar')),
    },
  );
}

function detalj(place: Place): Utbetalningsrad {
  return post(place, period(place), {
    delforman: fkKod(at(place, 'forman')),
    beloppstyp: fkKod(at(place, 'beloppstyp')),
    brutto: summaIKronor(at(place, 'bruttobelopp')),
    skatt: summaIKronor(at(place, 'skattebelopp')),
    avdrag: summaIKronor(at(place, 'avdragsbelopp')),
    dagar: number(at(place, 'dagar')),
  });
}

/**
 * PM's rows are gross and can be of several förmånsgrupper, and its net is of the whole payment: then no benefit has a net
 * of its own. Tax and deduction are told where one line says them, else the lines stand alone.
 */
export function utbetalningAvPm(place: Place, status: Utbetalningsstatus, rows: Rows): Utbetalning {
  const delar = rows(at(place, 'utbetalningsrader'), 'PM');
  const avdrag = rows(at(place, 'avdrag'), 'PM');
  const isTax = (one: Place) => at(one, 'avdragstyp', 'kod').value === PRELIMINAR_SKATT;
  const skatt = only(avdrag.filter(isTax));
  const ovrigt = only(avdrag.filter((one) => !isTax(one)));
  const del = only(delar);
  const pm = 'utbetalningsperiod';
  return post(
    place,
    {
      svarande: 'PM',
      forman: flera(delar),
      status,
      takt: 'löpande' as const,
      person: 'tillfrågad' as const,
      ...intervall(at(place, pm), dag(at(place, pm, 'from')), dag(at(place, pm, 'tom'))),
      rader: [...delar.map(pmRad), ...avdrag.map(avdragsrad)],
    },
    {
      forman: isOneGroup(delar) ? pmKod(at(delar[0] ?? place, 'formansgrupp')) : undefined,
      delforman: del && pmKod(at(del, 'utbetalningsforman')),
      beloppstyp: del && pmKod(at(del, 'beloppstyp')),
      brutto: kronor(at(place, 'bruttobelopp')),
      skatt: skatt && kronor(at(skatt, 'belopp')),
      avdrag: ovrigt && kronor(at(ovrigt, 'belopp')),
      netto: kronor(at(place, 'nettobelopp')),
      utbetalningsdag: dag(at(place, 'utbetalningsdatum')),
    },
  );
}

function pmRad(place: Place): Utbetalningsrad {
  return post(
    place,
    {},
    {
      forman: pmKod(at(place, 'formansgrupp')),
      delforman: pmKod(at(place, 'utbetalningsforman')),
      beloppstyp: pmKod(at(place, 'beloppstyp')),
      belopp: kronor(at(place, 'belopp')),
    },
  );
}

function avdragsrad(place: Place): Utbetalningsrad {
  return post(place, {}, { beloppstyp: pmKod(at(place, 'avdragstyp')), avdrag: kronor(at(place, 'belopp')) });
}

function groupsOf(delar: readonly Place[]): Kod[] {
  const groups = delar.map((del) => pmKod(at(del, 'formansgrupp'))?.value ?? OKAND);
  const byCode = new Map(groups.map((kod) => [kod.kod ?? kod.text, kod]));
  return [...byCode].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, kod]) => kod);
}

function isOneGroup(delar: readonly Place[]): boolean {
  return groupsOf(delar).length === 1;
}

/** One payment for several benefits stays one, and is the same benefit in whichever order its rows come. */
function flera(delar: readonly Place[]): Kod {
  const groups = groupsOf(delar);
  if (groups.length < 2) return groups[0] ?? OKAND;
  const kod = groups.map((one) => one.kod ?? one.text).join('+');
  return { kod, text: groups.map(({ text }) => text).join(' och ') };
}

function period(place: Place) {
  const fk = at(place, 'period');
  return intervall(fk, dag(at(fk, 'fran')), dag(at(fk, 'till')));
}

/** FK's codes are those of its types without their prefix. */
export function fkKod(place: Place) {
  return kodad(at(place, 'id'), INFORMATIONSTYPER, at(place, 'beskrivning'), 'FK:');
}

export function pmKod(place: Place) {
  return kodad(at(place, 'kod'), INFORMATIONSTYPER, at(place, 'beskrivning'));
}
