// What the overview shows of Transportstyrelsen's answer: the vehicles.
import { at, text } from '../json-place.ts';
import type { OversiktMapper } from '../oversikt.ts';
import { createReader, post } from '../oversikt-post.ts';

export const oversikt: OversiktMapper = {
  betalar: {},
  klart: {},
  poster(data) {
    const { rows, object, okant } = createReader();
    const fordon = rows(at(object(data, 'fordonsinnehav'), 'fordon')).map((one) =>
      post(
        one,
        {},
        {
          registreringsnummer: text(at(one, 'regnr')),
          fabrikat: text(at(one, 'fabrikat')),
          fordonsar: text(at(one, 'fordonsar')),
          fordonsslag: text(at(one, 'fordonsslag')),
          handelsbeteckning: text(at(one, 'handelsbeteckning')),
        },
      ),
    );
    return { fordon, okant };
  },
};
