// Mutants that read the question otherwise than the contract says: too narrowly, too freely, or with what they keep of the last one.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Andring, Genom } from './mutant-proxy.ts';
import type { Mutant } from './mutanter.ts';

/** A refusal as the contract has it. */
export const FEL: Genom = {
  status: 500,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body: '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Client</faultcode><faultstring>Avvisad.</faultstring></soap:Fault></soap:Body></soap:Envelope>',
};

/** Refuses a question that is right. */
function avvisar(om: (fraga: string) => boolean): Andring {
  return { svar: (svar, fraga) => (om(fraga) ? FEL : svar) };
}

/** Does not see a part of the question. */
function ser(fran: string | RegExp, till: string): Andring {
  return { fraga: (body) => body.replaceAll(fran, till) };
}

export const fragemutanter: readonly Mutant[] = [
  {
    bastjanst: 'CSN',
    brott: 'kräver ett visst prefix i frågan',
    fall: 'CSN-KON-005',
    gor: avvisar((fraga) => !fraga.includes('<csn:')),
  },
  {
    bastjanst: 'SKV_DELAR',
    brott: 'kräver en viss ordning på fälten',
    fall: 'SKV_DELAR-KON-005',
    gor: { svar: (svar, fraga) => (fraga.startsWith('{"identitet"') ? svar : { ...svar, status: 400 }) },
  },
  {
    bastjanst: 'AF',
    brott: 'kräver ett valfritt element',
    fall: 'AF-KON-006',
    gor: avvisar((fraga) => !fraga.includes('NamnPaPersonuppgiftsbitrade')),
  },
  {
    bastjanst: 'TNS',
    brott: 'avvisar främmande element',
    fall: 'TNS-KON-007',
    gor: avvisar((fraga) => fraga.includes('urn:example:provbank')),
  },
  {
    bastjanst: 'MIV',
    brott: 'går sönder på skyddade tecken',
    fall: 'MIV-KON-009',
    gor: avvisar((fraga) => fraga.includes('&lt;')),
  },
  {
    bastjanst: 'AF',
    brott: 'avvisar samordningsnummer',
    fall: 'AF-FUN-003',
    gor: avvisar((fraga) => /FysiskPerson>\d{6}[6-9]/.test(fraga)),
  },
  {
    bastjanst: 'SO',
    brott: 'bryr sig inte om periodens början',
    fall: 'SO-FUN-008',
    utfall: 'varning',
    gor: ser(/(<so:From>)[^<]*/g, '$12020-01-01'),
  },
  {
    bastjanst: 'FK',
    brott: 'lämnar ut mer än det som efterfrågas',
    fall: 'FK-FUN-202',
    gor: ser('"ovrigInformation":', '"utbetalningar":["FK:FP"],"ovrigInformation":'),
  },
  {
    bastjanst: 'AF',
    brott: 'bryr sig inte om Inkludera',
    fall: 'AF-FUN-201',
    gor: ser('Info="false"', 'Info="true"'),
  },
  {
    bastjanst: 'SKV_DELAR',
    brott: 'lämnar ut andra år än de efterfrågade',
    fall: 'SKV_DELAR-FUN-201',
    gor: { fraga: (body) => body.replace(/"ar":\[(\d+)\]/, (_, ar: string) => `"ar":[${ar},${Number(ar) - 1}]`) },
  },
  {
    bastjanst: 'FK',
    brott: 'svarar tomt på en fråga som inte går att läsa',
    fall: 'FK-NEG-003',
    gor: { svar: (svar) => (svar.status === 400 ? { ...svar, status: 200, body: '{"utlamnare":[]}' } : svar) },
  },
  {
    bastjanst: 'SO',
    brott: 'svarar på en okänd version',
    fall: 'SO-NEG-005',
    gor: ser('urn:example:provbank:okand-version', 'http://INT014.UBPService.Schemas'),
  },
  {
    bastjanst: 'MIV',
    brott: 'svarar på SOAP 1.2',
    fall: 'MIV-NEG-008',
    gor: ser('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
  },
  {
    bastjanst: 'TNS',
    brott: 'bryr sig inte om mustUnderstand',
    fall: 'TNS-NEG-009',
    gor: ser(' soap:mustUnderstand="1"', ''),
  },
  {
    bastjanst: 'TNS',
    brott: 'läser en fråga med DTD',
    fall: 'TNS-NEG-101',
    gor: ser(/<!DOCTYPE.*?\]>|&namn;/gs, ''),
  },
  {
    bastjanst: 'SO',
    brott: 'avvisar med HTTP 400 utan SOAP-fel',
    fall: 'SO-NEG-004',
    utfall: 'varning',
    gor: { svar: (svar) => (svar.status === 500 ? { status: 400, headers: {}, body: '' } : svar) },
  },
  {
    bastjanst: 'SKV',
    brott: 'ett fel som avtalet inte har',
    fall: 'SKV-NEG-201',
    gor: { svar: (svar) => (svar.status === 500 ? FEL : svar) },
  },
  {
    bastjanst: 'CSN',
    brott: 'svarar tomt utanför sitt fönster',
    fall: 'CSN-NEG-202',
    gor: { svar: (svar) => ({ ...svar, body: svar.body.replace('<ResultatKod>-1006<', '<ResultatKod>0<') }) },
  },
  {
    bastjanst: 'CSN',
    brott: 'delat tillstånd: svarar om den som frågades sist',
    fall: 'CSN-INT-004',
    gor: { fraga: delatTillstand() },
  },
];

/** The bug of every service that keeps the question in a variable of its own. */
function delatTillstand(): (body: string) => Promise<string> {
  let senaste = '';
  return async (body) => {
    senaste = body;
    await sleep(50);
    return senaste;
  };
}
