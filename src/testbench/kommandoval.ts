// The options of a run as the command line has them, beside which cases it was of: so that a case can be run again as it was.
import { isDeepStrictEqual } from 'node:util';
import type { Granser } from './granser.ts';
import { maladress } from './maladress.ts';
import type { Mal } from './prov.ts';
import { simuleradeTestpersoner } from './testpersoner.ts';
import type { Val } from './val.ts';

const GRANSVAL: readonly (readonly [option: string, name: keyof Granser, unit: number])[] = [
  ['takt', 'takt', 1],
  ['samtidiga', 'samtidiga', 1],
  ['matningar', 'matningar', 1],
  ['tillganglighet', 'tillganglighet', 1],
  ['percentil', 'percentil', 1],
  ['svarstid-ms', 'svarstidMs', 1],
  ['antal', 'antal', 1],
  ['tid', 'tidMs', 1000],
];

/** `FIL` stands for a file: only who ran it knows which. Persons and keys are in none of them. */
export function kommandoval({ bastjanst, url, testUrl, tls = {}, installningar = {} }: Mal, val: Val): string {
  const { personer, granser = {}, fientlig } = val;
  const satta = Object.entries(installningar).map(([namn, varde]) => `${namn}=${varde}`);
  return [
    `--url ${maladress(url)}`,
    ...(testUrl === undefined ? [] : [`--test-url ${maladress(testUrl)}`]),
    ...(['cert', 'key', 'ca'] as const).flatMap((fil) => (tls[fil] ? [`--${fil} FIL`] : [])),
    ...(isDeepStrictEqual({ ...personer }, { ...simuleradeTestpersoner(bastjanst) }) ? [] : ['--personer FIL']),
    ...(satta.length > 0 ? [`--installning ${quoted(satta.join(','))}`] : []),
    ...GRANSVAL.flatMap(([option, name, unit]) => {
      const vald = granser[name];
      return vald === undefined ? [] : [`--${option} ${vald / unit}`];
    }),
    ...(fientlig ? ['--fientlig'] : []),
  ].join(' ');
}

function quoted(text: string): string {
  return /^[\w=,.-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
