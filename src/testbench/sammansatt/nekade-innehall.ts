// Questions that are refused for what they ask: the rules, the schema, and the type that they say they are of.
import { writeEnvelope } from '../../platform/soap-envelope.ts';
import { FORMER, fragan, fraganSomXml, SOAP_FORMER } from './fraga.ts';
import { medAndrat, type Nekande } from './nekande.ts';

export const nekadeForInnehall: readonly Nekande[] = [
  {
    nr: 'NEG-001',
    felkod: 'PERSONIDENTITET_OGILTIG',
    titel: 'Fel kontrollsiffra nekas',
    steg: 'Fråga om ett nummer med fel kontrollsiffra.',
    varfor: 'Ett felskrivet nummer kan vara någon annans.',
    former: FORMER,
    status: 422,
    skicka: (samtal, form) => samtal.fraga(form, { person: medFelSiffra(samtal.nummer('kand')) }),
  },
  {
    nr: 'NEG-002',
    felkod: 'PERIOD_OMVAND',
    titel: 'Omvänd period nekas',
    steg: 'Fråga med fromDatum efter tomDatum.',
    varfor: 'En omvänd period ger tomma svar som läses som "inget".',
    former: FORMER,
    status: 422,
    skicka: medAndrat({ tidsperiod: { fromDatum: '2026-02-01', tomDatum: '2026-01-01' } }),
  },
  {
    nr: 'NEG-003',
    felkod: 'KORRELATIONSID_FOR_LANGT',
    titel: 'För långt korrelationsid nekas',
    steg: 'Fråga med ett korrelationsid på 201 tecken.',
    varfor: 'Fältet följer med till sju myndigheter och till loggar.',
    former: SOAP_FORMER,
    status: 422,
    skicka: medAndrat({ korrelationsid: 'x'.repeat(201) }),
  },
  {
    nr: 'NEG-004',
    felkod: 'EJ_ENLIGT_SCHEMA',
    titel: 'Ett obligatoriskt element som saknas nekas',
    steg: 'Fråga utan ingivare.',
    varfor: 'Utan ingivare vet ingen vem som är ansvarig för frågan.',
    former: FORMER,
    status: 400,
    skicka: medAndrat({ ingivare: undefined }),
  },
  {
    nr: 'NEG-005',
    felkod: 'EJ_ENLIGT_SCHEMA',
    titel: 'Ett okänt element nekas',
    steg: 'Fråga med ett element som inte står i kontraktet.',
    varfor: 'Det som inte förstås ska inte ignoreras i tysthet.',
    former: FORMER,
    status: 400,
    skicka: medAndrat({ okantFalt: 'x' }),
  },
  {
    nr: 'NEG-006',
    felkod: 'EJ_ENLIGT_SCHEMA',
    titel: 'Ett personnummer i fel form nekas',
    steg: 'Fråga om tio siffror i stället för tolv.',
    varfor: 'Sekel får aldrig gissas.',
    former: FORMER,
    status: 400,
    skicka: (samtal, form) => samtal.fraga(form, { person: samtal.nummer('kand').slice(2) }),
  },
  {
    nr: 'NEG-014',
    felkod: 'FEL_INNEHALLSTYP',
    titel: 'Fel Content-Type nekas',
    steg: 'Skicka frågan som text/plain.',
    varfor: 'Innehållets typ är avtalad; att gissa den öppnar för förväxling.',
    former: FORMER,
    status: 415,
    skicka: (samtal, form) => {
      const type = { 'content-type': 'text/plain' };
      const data = { person: samtal.nummer('kand') };
      if (form === 'REST') return samtal.rest(JSON.stringify(fragan(form, data)), type);
      return samtal.soap(form, writeEnvelope(fraganSomXml(form, data)), type);
    },
  },
];

function medFelSiffra(nummer: string): string {
  return nummer.slice(0, -1) + ((Number(nummer.at(-1)) + 1) % 10);
}
