// Cases on HTTP, SOAP 1.1 and TLS: what a client's own libraries take for granted, and what keeps others out.
import { SOAP_11, writeEnvelope } from '../../platform/soap-envelope.ts';
import { type Brister, brist, medNekad, medSvar, type Sammansattfall } from './fall.ts';
import { FORMER, type Fragedata, fraganSomXml, SOAP_FORMER, type SoapForm } from './fraga.ts';
import type { Svar } from './samtal.ts';

const OMVAND = { tidsperiod: { fromDatum: '2026-02-01', tomDatum: '2026-01-01' } };

/** The same question in other clothes. */
const UTSEENDEN: Readonly<Record<string, (form: SoapForm, data: Fragedata) => string>> = {
  'utan prefix': (form, data) => writeEnvelope(fraganSomXml(form, data, '')),
  'med andra prefix': (form, data) =>
    writeEnvelope(fraganSomXml(form, data, 'x1'))
      .replaceAll('soap:', 'S-E:')
      .replace('xmlns:soap=', 'xmlns:S-E='),
  'med CDATA': (form, data) => writeEnvelope(fraganSomXml(form, data).replace(/(syfte>)([^<]*)/, '$1<![CDATA[$2]]>')),
  'med indrag': (form, data) => writeEnvelope(`\n  ${fraganSomXml(form, data).replaceAll('><', '>\n  <')}\n`),
  'med tomt Header': (form, data) =>
    writeEnvelope(fraganSomXml(form, data)).replace('<soap:Body>', '<soap:Header/><soap:Body>'),
};

export const protokollfall: readonly Sammansattfall[] = [
  {
    nr: 'PRO-001',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'SOAP 1.1' }],
    titel: 'Svar och fel skickas som SOAP 1.1 över HTTP säger',
    steg: ['Ställ en fråga som besvaras.', 'Ställ en som nekas.'],
    forvantan:
      'text/xml i UTF-8 och kuvert av SOAP 1.1; HTTP 200 för svar, 500 för fel, faultcode Client för frågans fel',
    varfor: 'Ett fel som kommer med 200 läses som ett svar av många klienter.',
    behover: ['kand'],
    former: SOAP_FORMER,
    fragor: 2,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const svar = await samtal.fraga(form, { person, tillfraga: ['TNS'] });
      const fel = await samtal.fraga(form, { person, generella: OMVAND });
      return [
        ...medSvar(svar, () => soapsKlader(svar)),
        ...soapsKlader(fel),
        ...brist(fel.status === 500, `felets HTTP-status är ${fel.status}, väntat 500`),
        ...medNekad(fel, 'PERIOD_OMVAND', ({ faultcode }) => brist(faultcode === 'Client', 'faultcode är inte Client')),
      ];
    },
  },
  {
    nr: 'PRO-002',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'problem+json' }],
    titel: 'REST svarar med JSON, och med problem+json när något är fel',
    steg: ['Ställ en fråga som besvaras.', 'Ställ en som nekas.', 'Använd fel metod och fel adress.'],
    forvantan: 'application/json; problem med felkod, 422, 405 med Allow och 404',
    varfor: 'Klienten väljer väg efter status och typ innan den läser.',
    behover: ['kand'],
    former: ['REST'],
    fragor: 4,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const svar = await samtal.fraga(form, { person, tillfraga: ['TNS'] });
      const fel = await samtal.fraga(form, { person, generella: OMVAND });
      const metod = await samtal.hamta('/v1/fragor');
      const adress = await samtal.hamta('/v1/finns-inte');
      return [
        ...medSvar(svar, () => typ(svar, 'application/json')),
        ...[fel, metod, adress].flatMap((one) => typ(one, 'application/problem+json')),
        ...medNekad(fel, 'PERIOD_OMVAND'),
        ...medNekad(metod, 'FEL_METOD'),
        ...medNekad(adress, 'OKAND_ADRESS'),
        ...brist(
          [fel.status, metod.status, adress.status].join(' ') === '422 405 404',
          'HTTP-status är inte 422, 405 och 404',
        ),
        ...brist(metod.headers.allow === 'POST', 'huvudet Allow säger inte POST'),
      ];
    },
  },
  {
    nr: 'PRO-003',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'X-Sammansatt-Id' }],
    titel: 'Varje svar och varje fel har ett eget id',
    steg: ['Ställ två frågor som besvaras och en som nekas.'],
    forvantan: 'huvudet X-Sammansatt-Id, olika varje gång',
    varfor: 'Med id:t hittar driften frågan i sin logg; utan det måste någon fråga om personnumret.',
    behover: ['kand'],
    former: FORMER,
    fragor: 3,
    async prova(samtal, form) {
      const person = samtal.nummer('kand');
      const generella = [{}, {}, OMVAND];
      const svar = await Promise.all(
        generella.map((one) => samtal.fraga(form, { person, tillfraga: ['TNS'], generella: one })),
      );
      const ids = svar.flatMap(({ headers }) => headers['x-sammansatt-id'] ?? []);
      return brist(ids.length === 3 && new Set(ids).size === 3, 'X-Sammansatt-Id saknas eller upprepas');
    },
  },
  {
    nr: 'PRO-004',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'hamtaBastjanstInformation' }],
    titel: 'Frågan förstås hur den än är skriven',
    steg: Object.keys(UTSEENDEN).map((namn) => `Skicka frågan ${namn}.`),
    forvantan: 'samma svar i alla utseenden',
    varfor: 'Varje klientbibliotek skriver XML på sitt sätt; allt som betyder samma sak är samma sak.',
    behover: ['kand'],
    former: SOAP_FORMER,
    fragor: Object.keys(UTSEENDEN).length,
    async prova(samtal, form) {
      const data = {
        person: samtal.nummer('kand'),
        tillfraga: ['TNS'] as const,
        installningar: samtal.mal.installningar ?? {},
      };
      const brister: string[] = [];
      for (const [namn, skriv] of Object.entries(UTSEENDEN)) {
        const svar = await samtal.soap(form as SoapForm, skriv(form as SoapForm, data));
        brister.push(...medSvar(svar, ({ brott }) => brott).map((one) => `${namn}: ${one}`));
      }
      return brister;
    },
  },
];

function soapsKlader({ headers, text }: Svar): Brister {
  const type = headers['content-type'] ?? '';
  return [
    ...brist(/^text\/xml; ?charset="?utf-8"?$/i.test(type), 'Content-Type är inte text/xml i UTF-8'),
    ...brist(text.includes(SOAP_11), 'kuvertet är inte av SOAP 1.1'),
  ];
}

function typ({ headers }: Svar, wanted: string): Brister {
  return brist((headers['content-type'] ?? '').startsWith(wanted), `Content-Type är inte ${wanted}`);
}
