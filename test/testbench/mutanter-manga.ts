// Mutants that fail some questions alone: some persons, some periods, some moments, or every second time.
import { setTimeout as sleep } from 'node:timers/promises';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Andring, Genom } from './mutant-proxy.ts';
import type { Mutant } from './mutanter.ts';
import { FEL } from './mutanter-fragor.ts';

const BARN = persons.familjDotter.personnummer;

function avvisar(om: (fraga: string) => boolean): Andring {
  return { svar: (svar, fraga) => (om(fraga) ? FEL : svar) };
}

function med(fran: string | RegExp, till: string): Andring {
  return { svar: (svar) => ({ ...svar, body: svar.body.replace(fran, till) }) };
}

/** Every second answer says that there is nothing. */
function vaxlande(): (svar: Genom) => Genom {
  let antal = 0;
  return (svar) => {
    antal += 1;
    return antal % 2 === 0
      ? { ...svar, body: svar.body.replace(/<fordonsinnehav>.*<\/fordonsinnehav>/s, '<fordonsinnehav/>') }
      : svar;
  };
}

/** Loses a question that comes while another is asked. */
function tarEnITaget(): (body: string) => Promise<string> {
  let igang = 0;
  return async (body) => {
    igang += 1;
    const fraga = igang > 1 ? '' : body;
    await sleep(50);
    igang -= 1;
    return fraga;
  };
}

export const mangamutanter: readonly Mutant[] = [
  { bastjanst: 'FK', brott: 'avvisar en fråga enligt kontraktet', fall: 'FK-KON-001', gor: { name: 'business-fault' } },
  {
    bastjanst: 'AF',
    brott: 'svaret är i ISO-8859-1, och allt säger det',
    fall: 'AF-KON-003',
    utfall: 'varning',
    gor: {
      svar: (svar) => ({
        ...svar,
        headers: { 'content-type': 'text/xml; charset=ISO-8859-1' },
        kodning: 'latin1',
        body: `<?xml version="1.0" encoding="ISO-8859-1"?>${svar.body.replace(/^<\?xml[^>]*\?>/, '')}`,
      }),
    },
  },
  {
    bastjanst: 'SO',
    brott: 'svaret är i UTF-8, och allt säger ISO-8859-1',
    fall: 'SO-KON-003',
    gor: {
      svar: (svar) => ({
        ...svar,
        headers: { 'content-type': 'text/xml; charset=ISO-8859-1' },
        body: `<?xml version="1.0" encoding="ISO-8859-1"?>${svar.body.replace(/^<\?xml[^>]*\?>/, '')}`,
      }),
    },
  },
  {
    bastjanst: 'AF',
    brott: 'avvisar främmande element sist i meddelandet',
    fall: 'AF-KON-007',
    gor: avvisar((fraga) => /<\/x:Tillagg><\/af:FragaMeddelande>/.test(fraga)),
  },
  {
    bastjanst: 'MIV',
    brott: 'svarar inte om barn',
    fall: 'MIV-FUN-006',
    gor: avvisar((fraga) => fraga.includes(BARN)),
  },
  {
    bastjanst: 'SO',
    brott: 'en period utan uppgifter ger ett fel',
    fall: 'SO-FUN-007',
    gor: avvisar((fraga) => /From>([\d-]+)<.*Tom>\1</s.test(fraga)),
  },
  {
    bastjanst: 'FK',
    brott: 'bryr sig inte om perioden',
    fall: 'FK-FUN-007',
    utfall: 'varning',
    gor: {
      fraga: (body) => body.replace(/("from":")(\d{4})/, (_, fore: string, ar: string) => `${fore}${Number(ar) - 1}`),
    },
  },
  {
    bastjanst: 'CSN',
    brott: 'hugger av stora svar',
    fall: 'CSN-FUN-009',
    gor: { svar: (svar) => ({ ...svar, body: svar.body.length > 30_000 ? svar.body.slice(0, 30_000) : svar.body }) },
  },
  {
    bastjanst: 'FK',
    brott: 'bara en utlämnare syns',
    fall: 'FK-FUN-010',
    gor: med(/,\{"utlamnare":\{"kod":"PM".*?\}\}(?=\])/, ''),
  },
  { bastjanst: 'TNS', brott: 'växlar mellan två besked', fall: 'TNS-FUN-012', gor: { svar: vaxlande() } },
  {
    bastjanst: 'MIV',
    brott: 'vill ha citattecken i SOAPAction',
    fall: 'MIV-PRO-002',
    gor: { svar: (svar, _fraga, { soapaction }) => (soapaction === '""' ? svar : FEL) },
  },
  {
    bastjanst: 'TNS',
    brott: 'svarar annat när svaret får packas',
    fall: 'TNS-PRO-004',
    gor: {
      svar: (svar, _fraga, huvuden) =>
        String(huvuden['accept-encoding'] ?? '') === 'gzip'
          ? { ...svar, body: svar.body.replace(/<fordonsinnehav>.*<\/fordonsinnehav>/s, '<fordonsinnehav/>') }
          : svar,
    },
  },
  { bastjanst: 'TNS', brott: 'testadressen svarar 404', fall: 'TNS-PING-001', gor: { name: 'http-404' } },
  {
    bastjanst: 'SKV_DELAR',
    brott: 'en del svarar 500 i varje fråga',
    fall: 'SKV_DELAR-SER-001',
    gor: { name: 'partial' },
  },
  { bastjanst: 'TNS', brott: 'klarar en fråga i taget', fall: 'TNS-SER-002', gor: { fraga: tarEnITaget() } },
  {
    bastjanst: 'AF',
    brott: 'en inlämnad rapport utan datum',
    fall: 'AF-FUN-202',
    gor: med(/<SenasteAktivitetsRapportDatum>[^<]*<\/SenasteAktivitetsRapportDatum>/, ''),
  },
  {
    bastjanst: 'CSN',
    brott: 'säger en äldre version',
    fall: 'CSN-FUN-201',
    gor: med('schemaVersion="4.0"', 'schemaVersion="3.0"'),
  },
  {
    bastjanst: 'SO',
    brott: 'svaret har en annan frågas referensnummer',
    fall: 'SO-FUN-201',
    gor: med(/(Referensnummer>)[^<]*</, '$1en-annan<'),
  },
];
