// Mutants that let a number out where nobody looks for it: in statuses, in the faults of parts, in headers, in another dress.
import type { Genom } from './mutant-proxy.ts';
import type { Mutant } from './mutanter.ts';
import { FEL } from './mutanter-fragor.ts';
import { FEL_SIFFRA } from './mutanter-uppgifter.ts';

function iJson(fraga: string): string {
  return medStreck(/"(?:identitet|personnummer)":"(\d+)"/.exec(fraga)?.[1] ?? '');
}

/** As people write it: ÅÅÅÅMMDD-NNNN. */
function medStreck(nummer: string): string {
  return nummer.replace(/(\d{4})$/, '-$1');
}

function medHuvud(svar: Genom, namn: string, varde: string): Genom {
  return { ...svar, headers: { ...svar.headers, [namn]: varde } };
}

export const integritetsmutanter: readonly Mutant[] = [
  {
    bastjanst: 'AF',
    brott: 'upprepar numret när kontrollsiffran är fel',
    fall: 'AF-INT-002',
    gor: {
      svar: (svar, fraga) =>
        fraga.includes(FEL_SIFFRA)
          ? {
              ...FEL,
              body: FEL.body.replace('Avvisad.', `Personnummer ${medStreck(FEL_SIFFRA)} har fel kontrollsiffra.`),
            }
          : svar,
    },
  },
  {
    bastjanst: 'CSN',
    brott: 'personnummer i ResultatText',
    fall: 'CSN-INT-002',
    gor: {
      svar: (svar, fraga) => ({
        ...svar,
        body: svar.body.replace(/(ResultatText>)[^<]*/, `$1${/Personnummer>(\d+)/.exec(fraga)?.[1]}`),
      }),
    },
  },
  {
    bastjanst: 'SKV_DELAR',
    brott: 'personnummer i en enda dels fel',
    fall: 'SKV_DELAR-INT-002',
    gor: {
      svar: (svar, fraga) =>
        svar.status === 500 ? { ...svar, body: `{"meddelande":"${iJson(fraga)} saknas"}` } : svar,
    },
  },
  {
    bastjanst: 'FK',
    brott: 'personnummer med bindestreck i ett huvud',
    fall: 'FK-INT-003',
    gor: { svar: (svar, fraga) => medHuvud(svar, 'x-person', iJson(fraga)) },
  },
  {
    bastjanst: 'AF',
    brott: 'delade mellanled får spara svaret (s-maxage)',
    fall: 'AF-INT-003',
    gor: { svar: (svar) => medHuvud(svar, 'cache-control', 's-maxage=600') },
  },
];
