// What the overview shows of LEFI's answer: payments and decisions of Försäkringskassan and of Pensionsmyndigheten.
import { at } from '../json-place.ts';
import type { OversiktMapper } from '../oversikt.ts';
import { createReader } from '../oversikt-post.ts';
import { ansprak, beslutAvFk, beslutAvPm } from './oversikt-beslut.ts';
import { oefterfragat } from './oversikt-typer.ts';
import { utbetalningAvFk, utbetalningAvPm } from './oversikt-utbetalningar.ts';

/** FK's own lists of payments stand in `formansinformation`, PM's beside it, with other names and another form. */
export const oversikt: OversiktMapper = {
  betalar: 'alla',
  klart: 'i förväg',
  oefterfragat,
  poster(data) {
    const { rows, object, okant } = createReader();
    const svar = object(data, 'lefiJsonSvar');
    const fk = object(svar, 'formansinformation');
    return {
      utbetalningar: [
        ...rows(at(fk, 'utbetalningsuppgift'), 'FK').map((one) => utbetalningAvFk(one, 'effektuerad', rows)),
        ...rows(at(fk, 'preliminarautbetalningar'), 'FK').map((one) => utbetalningAvFk(one, 'preliminär', rows)),
        ...rows(at(svar, 'utbetalningar'), 'PM').map((one) => utbetalningAvPm(one, 'effektuerad', rows)),
        ...rows(at(svar, 'preliminaraUtbetalningar'), 'PM').map((one) => utbetalningAvPm(one, 'preliminär', rows)),
      ],
      beslut: [
        ...beslutAvFk(fk, { rows, object }),
        ...rows(at(svar, 'beslut'), 'PM').map((one) => beslutAvPm(one, rows)),
        ...rows(at(svar, 'ansprak'), 'PM').map(ansprak),
      ],
      okant,
    };
  },
};
