// Mutants whose refusals are none: they break, are tired, or refuse for another reason than the one that they were given.
import type { Andring, Genom } from './mutant-proxy.ts';
import type { Mutant } from './mutanter.ts';
import { FEL } from './mutanter-fragor.ts';

const SERVER: Genom = {
  ...FEL,
  body: FEL.body.replace('soap:Client', 'soap:Server').replace('Avvisad.', 'Out of memory'),
};
const TROTT: Genom = {
  status: 429,
  headers: { 'content-type': 'application/json' },
  body: '{"meddelande":"För fort."}',
};
const HTML: Genom = { status: 400, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Request</h1>' };

/** Answers what is right as before, and whatever is not with this. */
function iStalletForAvvisning(svar: Genom): Andring {
  return { svar: (kom) => (kom.status === 200 ? kom : svar) };
}

/** Changes the refusals of that status. */
function medFel(status: number, svar: Partial<Genom>): Andring {
  return { svar: (kom) => (kom.status === status ? { ...kom, ...svar } : kom) };
}

export const avvisningsmutanter: readonly Mutant[] = [
  ...['CSN-NEG-003', 'CSN-NEG-004', 'CSN-NEG-005', 'CSN-NEG-007', 'CSN-NEG-008', 'CSN-NEG-009'].map((fall) => ({
    bastjanst: 'CSN',
    brott: 'går sönder (faultcode Server) i stället för att avvisa',
    fall,
    gor: iStalletForAvvisning(SERVER),
  })),
  ...['FK-NEG-003', 'FK-NEG-004', 'FK-NEG-006', 'FK-NEG-007'].map((fall) => ({
    bastjanst: 'FK',
    brott: 'svarar 429 i stället för att avvisa',
    fall,
    gor: iStalletForAvvisning(TROTT),
  })),
  {
    bastjanst: 'AF',
    brott: 'avvisar SOAP 1.2 som om frågan var fel',
    fall: 'AF-NEG-008',
    gor: medFel(500, { body: FEL.body }),
  },
  {
    bastjanst: 'SO',
    brott: 'avvisar varje huvud',
    fall: 'SO-NEG-009',
    gor: {
      svar: (svar, fraga) =>
        fraga.includes('<soap:Header>')
          ? { ...FEL, body: FEL.body.replace('soap:Client', 'soap:MustUnderstand') }
          : svar,
    },
  },
  {
    bastjanst: 'SKV',
    brott: 'svarar inte längre efter det som var fel',
    fall: 'SKV-NEG-299',
    gor: { name: 'soap-fault' },
  },
  { bastjanst: 'FK', brott: 'avvisar med en HTML-sida', fall: 'FK-NEG-201', gor: medFel(400, HTML) },
  {
    bastjanst: 'FK',
    brott: 'avvisar med en text i stället för Felsvar',
    fall: 'FK-NEG-202',
    gor: medFel(400, { body: '"För lång period"' }),
  },
  {
    bastjanst: 'FK',
    brott: 'felet är en lista och inget Felsvar',
    fall: 'FK-PRO-001',
    gor: medFel(400, { body: '[]' }),
  },
  {
    bastjanst: 'CSN',
    brott: 'tar emot en för lång ärendebeteckning',
    fall: 'CSN-NEG-201',
    gor: { svar: (svar) => ({ ...svar, body: svar.body.replace('Kod>-1005<', 'Kod>0<') }) },
  },
  {
    bastjanst: 'CSN',
    brott: 'säger att allt är väl om ett samordningsnummer',
    fall: 'CSN-NEG-203',
    gor: { svar: (svar) => ({ ...svar, body: svar.body.replace('Kod>-1004<', 'Kod>0<') }) },
  },
  {
    bastjanst: 'MIV',
    brott: 'det avtalade felet har ett element som schemat inte har',
    fall: 'MIV-FUN-202',
    gor: { svar: (svar) => ({ ...svar, body: svar.body.replace(/<\/(\w+:)?SSBTEKSoapException>/, '<okand/>$&') }) },
  },
  { bastjanst: 'SKV', brott: 'ett fel utan Exception', fall: 'SKV-FUN-202', gor: medFel(500, { body: FEL.body }) },
];
