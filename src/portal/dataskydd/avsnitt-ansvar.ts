// Of the pack, who answers for what: the parties, those that they let help, the risks with what is built, and what is not done.
import type { Avsnitt } from './avsnitt.ts';
import type { Dataskyddsunderlag } from './underlag.ts';

const NONE = 'inte registrerat';

export function ansvarAvsnitt({ namnd, bitraden: { driftleverantor } }: Dataskyddsunderlag): Avsnitt {
  const agreed = (avtal: { version: string; datum: string } | undefined) =>
    avtal ? `version ${avtal.version}, undertecknat ${avtal.datum}` : NONE;
  const vendors = namnd.systemleverantorer.map(
    ({ namn, organisationsnummer, avtalsdatum }) =>
      `${namn ?? 'Namn saknas'} (${organisationsnummer}), avtal ${avtalsdatum ?? NONE}`,
  );
  return {
    rubrik: 'Vem som ansvarar',
    stycken: ['Nämnden är personuppgiftsansvarig för sina frågor, och driftleverantören dess personuppgiftsbiträde.'],
    tabeller: [
      {
        namn: 'Ansvar',
        kolumner: ['Roll', 'Vem'],
        rader: [
          ['Personuppgiftsansvarig', `${namnd.namn} (${namnd.organisationsnummer}), anslutning: ${namnd.status}`],
          ['Kontakt för dataskydd', namnd.dataskyddskontakt ? 'Finns i registret' : 'Saknas i registret'],
          [
            'Personuppgiftsbiträde, driftleverantör',
            driftleverantor
              ? `${driftleverantor.namn}, ${driftleverantor.land}`
              : 'Inte ifyllt: driftleverantören anger sig själv i portal/data/underbitraden.json',
          ],
          ['Personuppgiftsbiträde, systemleverantör', vendors.join('; ') || 'Ingen: nämnden frågar själv'],
          ['Anslutningsavtal', agreed(namnd.avtal)],
          ['Personuppgiftsbiträdesavtal', agreed(namnd.bitradesavtal)],
        ],
      },
    ],
  };
}

export function underbitradenAvsnitt({ bitraden }: Dataskyddsunderlag): Avsnitt {
  const rader = bitraden.underbitraden.map(({ namn, organisationsnummer = '–', land, uppgift, sedan }) => {
    return [namn, organisationsnummer, land, uppgift, sedan];
  });
  const none = 'Driftleverantören har inte angett något underbiträde. Fråga den om uppgiften är aktuell.';
  return {
    rubrik: 'Underbiträden',
    stycken: rader.length === 0 ? [none] : [],
    tabeller:
      rader.length === 0
        ? []
        : [{ namn: 'Underbiträden', kolumner: ['Namn', 'Organisationsnummer', 'Land', 'Uppgift', 'Sedan'], rader }],
  };
}

export function riskerAvsnitt({ risker: all }: Dataskyddsunderlag): Avsnitt {
  return {
    rubrik: 'Bilaga till konsekvensbedömning: risker och åtgärder',
    stycken: ['Åtgärderna är byggda i tjänsten. Koden och proven som visar dem ligger i dess källkod.'],
    tabeller: [
      {
        namn: 'Risker och åtgärder',
        kolumner: ['Risk', 'Åtgärd', 'Var den kan kontrolleras'],
        rader: all.map(({ risk, atgard, kod, prov, kontroll }) => [
          risk,
          atgard,
          `${kontroll ? `${kontroll} ` : ''}Kod: ${kod.join(', ')}. Prov: ${prov.join(', ')}.`,
        ]),
      },
    ],
  };
}

export function ejGjortAvsnitt({ ejGjort: all }: Dataskyddsunderlag): Avsnitt {
  return {
    rubrik: 'Vad som inte är gjort, och vem som svarar för det',
    stycken: [],
    tabeller: [
      {
        namn: 'Inte gjort',
        kolumner: ['Vad', 'Vem som svarar för det'],
        rader: all.map((one) => [one.vad, one.ansvarar]),
      },
    ],
  };
}
