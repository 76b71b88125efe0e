// What the overview shows of Arbetsförmedlingen's answer: job seeker status, decisions on support, a-kassa. It pays nobody.
import { dag } from '../datum.ts';
import { at, flag, isMissing, number, text } from '../json-place.ts';
import type { OversiktMapper } from '../oversikt.ts';
import { createReader, intervall, kodad, post } from '../oversikt-post.ts';
import { AKTIVITETSRAPPORT } from './codes.ts';

const RAPPORT = Object.fromEntries(Object.entries(AKTIVITETSRAPPORT).map(([kod, { text: said }]) => [kod, said]));

export const oversikt: OversiktMapper = {
  betalar: {},
  klart: {},
  poster(data) {
    const { rows, object, okant } = createReader();
    const svar = object(data, 'Svar');
    const info = object(svar, 'ArbetssokandeInfo');
    const rapport = at(info, 'AktivetetsRapportDatum');
    const arbetssokande = post(
      info,
      {},
      {
        arbetssokande: flag(at(info, 'Arbetssokande')),
        kategori: text(at(info, 'ArbetssokandeSKAT')),
        omfattning: number(at(info, 'ArbetssokandeOmfattning')),
        registrerad: dag(at(info, 'ArbetssokandeRegistrerad')),
        avaktualiserad: dag(at(info, 'ArbetssokandeAvaktualiserad')),
        aktivitetsrapport: kodad(at(rapport, 'AktivitetsRapportMeddelande'), RAPPORT),
        senasteAktivitetsrapport: dag(at(rapport, 'SenasteAktivitetsRapportDatum')),
      },
    );
    const kassa = at(svar, 'Akassetillhorighet');
    const beslut = rows(at(object(svar, 'BeslutInfo', 'EkonomiskaBeslut'), 'Beslut')).map((one) => {
      const period = intervall(one, dag(at(one, 'BeslutFrom')), dag(at(one, 'BeslutTom')));
      const fixed = { art: 'beslut', person: 'tillfrågad', ...period };
      return post(one, fixed, {
        forman: kodad(at(one, 'ErsattningTyp')),
        omfattning: number(at(one, 'Omfattning')),
      });
    });
    return {
      arbetssokande: isMissing(info) ? [] : [arbetssokande],
      akassa: isMissing(kassa) ? [] : [post(kassa, {}, { tillhorighet: text(kassa) })],
      beslut,
      okant,
    };
  },
};
