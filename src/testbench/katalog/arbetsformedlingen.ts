// Arbetsförmedlingen's cases: only what is included is answered, and the report that is handed in has its date.
import { contract } from '../../bastjanster/arbetsformedlingen/contract.ts';
import { arbetsformedlingen } from '../../bastjanster/arbetsformedlingen/index.ts';
import { mapper } from '../../bastjanster/arbetsformedlingen/mapper.ts';
import { godkand, hoppad, underkand } from '../domslut.ts';
import { medBody, textAv } from '../fall/texter.ts';
import { elementen } from '../fall/uppgifter.ts';
import { type Fallmall, forstaSvar, utanSvar } from '../fall.ts';
import { katalogFor } from './katalog.ts';
import { soapAgentur } from './soap-agentur.ts';

const agentur = soapAgentur({
  modul: arbetsformedlingen,
  contract,
  mapper,
  version: '2',
  fakta: {
    uppgifter: elementen(
      ...[
        'Fornamn',
        'Efternamn',
        'Sekretessmarkering',
        'Arbetssokande',
        'ArbetssokandeSKAT',
        'ArbetssokandeRegistrerad',
      ],
      ...['ArbetssokandeOmfattning', 'ArbetssokandeAvaktualiserad', 'SenasteAktivitetsRapportDatum'],
      ...['Beslut', 'Akassetillhorighet'],
    ),
    okand: 'nothing',
    samordning: true,
    flaggor: ['protected'],
    svarande: true,
    anyFore: ['</af:Fraga>', '</af:FragaMeddelande>'],
    valfria: ['Inkludera', 'OrganisationsnummerForPersonuppgiftsbitrade', 'NamnPaPersonuppgiftsbitrade'],
    kravda: ['IdentitetsbeteckningFysiskPerson'],
    period: true,
  },
});

const egna: readonly Fallmall[] = [
  {
    nr: 'FUN-201',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'Inkludera' }],
    titel: 'Bara det som inkluderas lämnas ut',
    steg: ['Fråga med BeslutInfo="false" och ArbetssokandeInfo="false"'],
    forvantan: 'Svaret saknar BeslutInfo och ArbetssokandeInfo.',
    varfor: 'Den som inte får fråga om en uppgift ska inte få den ändå.',
    behover: ['kand'],
    async prova(situation) {
      const utan = (body: string) =>
        body
          .replace('ArbetssokandeInfo="true"', 'ArbetssokandeInfo="false"')
          .replace('BeslutInfo="true"', 'BeslutInfo="false"');
      const fragat = await situation.fraga('kand', medBody(utan));
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      const med = ['BeslutInfo', 'ArbetssokandeInfo'].filter((namn) =>
        new RegExp(`<(?:[\\w.-]+:)?${namn}[\\s>]`).test(textAv(forstaSvar(fragat))),
      );
      return med.length === 0
        ? godkand('Svaret har bara det som inkluderades.')
        : underkand('Svaret har mer än det som inkluderades.', { vantat: 'inget av dem', fick: med.join(', ') });
    },
  },
  {
    nr: 'FUN-202',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'AktivitetsRapportMeddelande' }],
    titel: 'En inlämnad aktivitetsrapport har datum',
    steg: ['Fråga om en känd person', 'Läs aktivitetsrapporten'],
    forvantan: 'Meddelande 200 står alltid med ett datum.',
    varfor: 'Utan datum går det inte att se vilken månad rapporten gäller.',
    behover: ['kand'],
    async prova(situation) {
      const fragat = await situation.fraga('kand');
      const fel = utanSvar(situation, fragat);
      if (fel) return fel;
      const text = textAv(forstaSvar(fragat));
      if (!/AktivitetsRapportMeddelande>\s*200\s*</.test(text))
        return hoppad('Testpersonen har ingen inlämnad aktivitetsrapport.');
      return /SenasteAktivitetsRapportDatum>\s*\d{4}-\d{2}-\d{2}/.test(text)
        ? godkand('Rapporten har datum.')
        : underkand('Rapporten saknar datum.', { vantat: 'ett datum', fick: 'inget' });
    },
  },
];

export const arbetsformedlingenKatalog = katalogFor(agentur, egna);
