// Of the pack, how long the log is kept, and what has been gallrat of it.
import { timeForPeople } from '../../platform/swedish-day.ts';
import type { Avsnitt, Tabell } from './avsnitt.ts';
import type { Dataskyddsunderlag } from './underlag.ts';
import { varje } from './varje.ts';

const KVARHALLNING =
  'Frågor om en person eller ett ärende under kvarhållning gallras inte förrän kvarhållningen har upphört, också när beslutets tid har gått.';

export function bevarandeAvsnitt({ gallringsbeslut: beslut, kvarhallningar, logg }: Dataskyddsunderlag): Avsnitt {
  const run =
    logg.gallringTimmar === 0
      ? 'Gallringen startas av driftpersonal.'
      : `Gallringen startar av sig själv ${varje(logg.gallringTimmar, ['timme', 'timmars'])}.`;
  if (!beslut)
    return {
      rubrik: 'Bevarande',
      stycken: ['Inget gallringsbeslut gäller för nämnden: ingenting gallras.'],
      tabeller: kvarhallningstabell(kvarhallningar),
    };
  return {
    rubrik: 'Bevarande',
    stycken: [
      run,
      KVARHALLNING,
      `En förstörd nyckel kan finnas kvar i en säkerhetskopia i högst ${logg.nyckelkopiaDagar} dagar; därefter kan posterna inte läsas av någon.`,
    ],
    tabeller: [
      {
        namn: 'Gallringsbeslut som gäller',
        kolumner: ['Nummer', 'Referens', 'Beslutat', 'Bevaras', 'Gäller'],
        rader: [
          [
            ...[String(beslut.nummer), beslut.referens, beslut.datum, `${beslut.manader} månader efter frågans månad`],
            beslut.egetBeslut ? 'Nämnden' : 'Alla nämnder',
          ],
        ],
      },
      ...kvarhallningstabell(kvarhallningar),
    ],
  };
}

function kvarhallningstabell(all: Dataskyddsunderlag['kvarhallningar']): Tabell[] {
  if (all.length === 0) return [];
  const rader = all.map(({ antal, till }) => [String(antal), till]);
  return [{ namn: 'Kvarhållningar som gäller', kolumner: ['Antal', 'Gäller till och med'], rader }];
}

export function protokollAvsnitt({ gallringsprotokoll: all }: Dataskyddsunderlag): Avsnitt {
  return {
    rubrik: 'Gallringsprotokoll',
    stycken: all.length === 0 ? ['Ingenting av nämndens logg har gallrats än.'] : [],
    tabeller:
      all.length === 0
        ? []
        : [
            {
              namn: 'Gallringsprotokoll',
              kolumner: ['Protokoll', 'Avslutat', 'Gallrade frågor', 'Månader', 'Signatur'],
              rader: all.map(({ nummer, adress, avslutat, gallrade, manader, signaturGiltig }) => [
                { text: `Nr ${nummer}`, adress },
                timeForPeople(Date.parse(avslutat)).slice(0, 16),
                String(gallrade),
                manader.join(', '),
                signaturGiltig ? 'giltig' : 'STÄMMER INTE: vänd dig till driftleverantören',
              ]),
            },
          ],
  };
}
