// What the overview shows of the a-kassor's answer: payments, suspensions, and what is applied for, a-kassa by a-kassa.
import { kronor } from '../belopp.ts';
import { dag } from '../datum.ts';
import { at, flag, number, type Place } from '../json-place.ts';
import type { OversiktMapper, Uppgift, Utbetalning } from '../oversikt.ts';
import { createReader, intervall, post, type Reader } from '../oversikt-post.ts';

export const oversikt: OversiktMapper = {
  betalar: 'alla',
  klart: 'månadens slut',
  poster(data, svarande) {
    const { rows, object, okant } = createReader();
    const entries = rows(at(object(data, 'ArbetsloshetsersattningLista'), 'Arbetsloshetsersattning'));
    const akassor = entries.map((place, n) => ({ place, svarande: svarande[n]?.id ?? `a-kassa-${n + 1}` }));
    return {
      utbetalningar: akassor.flatMap((one) =>
        rows(at(one.place, 'Utbetalningar'), one.svarande).map((row) => utbetalning(row, one.svarande)),
      ),
      akassa: akassor.map((one) => akassa(one.place, one.svarande, rows)),
      okant,
    };
  },
};

/** The person gets what is left after deductions; gross, tax and deduction are not told. */
function utbetalning(place: Place, svarande: string): Utbetalning {
  return post(
    place,
    {
      svarande,
      forman: { text: 'Arbetslöshetsersättning' },
      status: 'effektuerad' as const,
      takt: 'löpande' as const,
      person: 'tillfrågad' as const,
      ...intervall(place, dag(at(place, 'AvserFrom')), dag(at(place, 'AvserTom'))),
    },
    {
      nettoEfterSkatt: kronor(at(place, 'NettoEfterSkatt')),
      netto: kronor(at(place, 'NettoEfterAvdrag')),
      utbetalningsdag: dag(at(place, 'Utbetalningsdatum')),
      dagar: number(at(place, 'Ersattningsdagar')),
    },
  );
}

/** `beslutOmRatt` is absent while nothing is decided. */
function akassa(place: Place, svarande: string, rows: Reader['rows']): Uppgift {
  const avstangningar = rows(at(place, 'Avstangningar'), svarande).map((one) =>
    post(one, {}, { fran: dag(at(one, 'AvstangdFrom')), tom: dag(at(one, 'AvstangdTom')) }),
  );
  const ansokt = at(place, 'AnsoktOmErsattning');
  return post(
    place,
    { svarande, avstangningar },
    {
      beslutOmRatt: dag(at(ansokt, 'BeslutOmRattTillErsattning')),
      ansokanInlamnad: flag(at(ansokt, 'AnsokanOmUtbetalningInlamnad')),
    },
  );
}
