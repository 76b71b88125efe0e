// Mutants that an attack gets at: they answer it, read what it names, or never come back.
import type { Andring } from './mutant-proxy.ts';
import type { Mutant } from './mutanter.ts';

/** Answers the question that is left when the attack is taken for nothing. */
function laser(fran: RegExp, till = ''): Andring {
  return { fraga: (body) => body.replaceAll(fran, till) };
}

export const fientligaMutanter: readonly Mutant[] = [
  { bastjanst: 'AF', brott: 'expanderar entiteter', fall: 'AF-NEG-102', gor: laser(/<!DOCTYPE.*?\]>|&l9;/gs) },
  {
    bastjanst: 'CSN',
    brott: 'läser en fil som frågan pekar ut, och avvisar den sedan',
    fall: 'CSN-NEG-103',
    gor: {
      svar: (svar, fraga) => (fraga.includes('&fil;') ? { ...svar, body: `${svar.body}<!--root:x:0:0:root-->` } : svar),
    },
  },
  {
    bastjanst: 'FK',
    brott: 'blir aldrig färdig med en stor fråga',
    fall: 'FK-NEG-104',
    gor: { fraga: (body) => (body.length > 1_000_000 ? new Promise<string>(() => {}) : body) },
    granser: { svarMs: 2_000 },
  },
  { bastjanst: 'MIV', brott: 'läser hur djupt som helst', fall: 'MIV-NEG-105', gor: laser(/<\/?d>/g) },
  {
    bastjanst: 'SO',
    brott: 'blir aldrig färdig med många attribut',
    fall: 'SO-NEG-106',
    gor: { fraga: (body) => (body.includes(' a49999=') ? new Promise<string>(() => {}) : body) },
    granser: { svarMs: 500 },
  },
  {
    bastjanst: 'FK',
    brott: 'tar det sista av två fält med samma namn',
    fall: 'FK-NEG-107',
    gor: laser(/"__proto__":\{"admin":true\},/g),
  },
];
