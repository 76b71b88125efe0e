// What the overview shows of CSN's answer: support that is applied for and granted, and its payments, planned ones included.
import { kronor } from '../belopp.ts';
import { tatDag, veckansForsta, veckansSista } from '../datum.ts';
import { at, number, only, type Place, text } from '../json-place.ts';
import type { OversiktMapper, Takt, Uppgift, Utbetalning, Utbetalningsrad } from '../oversikt.ts';
import { createReader, intervall, kodad, post, type Reader } from '../oversikt-post.ts';
import { BELOPPSTYP, STODFORM, SUBSYSTEMS } from './codes.ts';

type Rows = Reader['rows'];

/** A loan for furniture is paid once; what it is repaid with is no payment. */
const ENGANG = 'HemutrustningsLan';
const PLANERAD = 'Planerad';

export const oversikt: OversiktMapper = {
  betalar: 'alla',
  klart: 'i förväg',
  poster(data) {
    const { rows, object, okant } = createReader();
    const personer = rows(at(object(data, 'svar', 'Personer'), 'Person'));
    const arenden = personer.flatMap((person) =>
      SUBSYSTEMS.flatMap(({ id, blocks }) =>
        blocks.flatMap((block) =>
          rows(at(object(person, block, 'Arenden'), 'Arende'), id).map((place) => ({ place, block, svarande: id })),
        ),
      ),
    );
    return {
      utbetalningar: arenden.flatMap((arende) => utbetalningar(arende, rows)),
      studiestod: arenden.map((arende) => studiestod(arende, rows)),
      okant,
    };
  },
};

interface Arende {
  readonly place: Place;
  readonly block: string;
  readonly svarande: string;
}

function studiestod({ place, svarande }: Arende, rows: Rows): Uppgift {
  const sokta = rows(at(place, 'soktaTider', 'soktTid'), svarande).map(soktTid);
  const beviljade = rows(at(place, 'BeviljadeTider', 'BeviljadTid'), svarande).map((one) => beviljadTid(one, rows));
  return post(
    place,
    { svarande, sokt: sokta, beviljat: beviljade },
    { forman: stodform(place), status: text(at(place, 'status')) },
  );
}

function soktTid(place: Place): Uppgift {
  const period = intervall(place, tatDag(at(place, 'soktfrom')), tatDag(at(place, 'sokttom')));
  return post(place, period, { takt: number(at(place, 'soktomfattning')) });
}

function beviljadTid(place: Place, rows: Rows): Uppgift {
  const period = intervall(place, veckansForsta(at(place, 'starttid')), veckansSista(at(place, 'sluttid')));
  const rader = rows(at(place, 'Beloppen', 'Belopp')).map(rad);
  return post(place, { ...period, rader }, { takt: number(at(place, 'takt')), belopp: kronor(at(place, 'totbelopp')) });
}

/** `totbelopp` is the amount of the payment; its lines say what of it is a grant and what a loan. */
function utbetalningar({ place, block, svarande }: Arende, rows: Rows): Utbetalning[] {
  const takt: Takt = block === ENGANG ? 'engång' : 'löpande';
  return rows(at(place, 'UtbetalningsPlan', 'Utbetalning'), svarande).map((one) => {
    const tider = rows(at(one, 'Utbetaldatider', 'Utbetaldtid'), svarande);
    const belopp = tider.flatMap((tid) => rows(at(tid, 'Beloppen', 'Belopp'), svarande));
    const tid = only(tider);
    const del = only(belopp);
    const status = text(at(one, 'utbetstatus'))?.value === PLANERAD ? 'planerad' : 'effektuerad';
    return post(
      one,
      {
        svarande,
        forman: { text: 'Okänd stödform' },
        status: status as Utbetalning['status'],
        takt,
        person: 'tillfrågad' as const,
        ...(tid ? weeks(tid) : {}),
        rader: belopp.map(rad),
      },
      {
        forman: stodform(place),
        beloppstyp: del && kodad(at(del, 'beloppstyp'), BELOPPSTYP, at(del, 'klartext')),
        netto: kronor(at(one, 'totbelopp')),
        utbetalningsdag: tatDag(at(one, 'utbetdatum')),
      },
    );
  });
}

function weeks(tid: Place) {
  return intervall(tid, veckansForsta(at(tid, 'startvecka')), veckansSista(at(tid, 'slutvecka')));
}

function rad(place: Place): Utbetalningsrad {
  return post(
    place,
    {},
    {
      beloppstyp: kodad(at(place, 'beloppstyp'), BELOPPSTYP, at(place, 'klartext')),
      belopp: kronor(at(place, 'totbelopp')),
    },
  );
}

function stodform(arende: Place) {
  return kodad(at(arende, 'stodform'), STODFORM, at(arende, 'klartext'));
}
