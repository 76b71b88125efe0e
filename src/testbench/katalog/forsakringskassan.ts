// Försäkringskassan as the bench knows it: LEFI v9, which asks and answers in JSON.
import { contract } from '../../bastjanster/forsakringskassan/contract.ts';
import { fieldOf, listOf } from '../../bastjanster/forsakringskassan/fields.ts';
import { forsakringskassan } from '../../bastjanster/forsakringskassan/index.ts';
import { parseJson, parseJsonText } from '../../platform/json.ts';
import { compileSchema, readSchema } from '../../platform/schema.ts';
import type { Agentur, FragansKarna } from '../agentur.ts';
import { forsakringskassansFall, jsonAv, listorMedUppgifter } from './forsakringskassan-fall.ts';
import { katalogFor } from './katalog.ts';
import { senare } from './senare.ts';

const schema = senare(() => readSchema(contract.schema));
const fraga = senare(() => compileSchema(schema(), '#/$defs/ExternFormansinformationFraga'));
const felsvar = senare(() => compileSchema(schema(), '#/$defs/Felsvar'));
const svar = senare(() => compileSchema(schema(), contract.answer));

/** Of every kind that LEFI has something. */
function lefiFraga({ personnummer, period }: Pick<FragansKarna, 'personnummer' | 'period'>): object {
  return {
    personnummer,
    period,
    formansinformation: ['FK:SJP', 'FK:FP', 'FK:BTI', 'FK:AS'],
    preliminaraUtbetalningar: ['FK:SJP', 'PM:AP'],
    utbetalningar: ['FK:SJP', 'FK:FP', 'FK:AS', 'PM:AP', 'PM:EF'],
    beslut: ['PM:AP'],
    ovrigInformation: ['FK:GEPI'],
  };
}

const agentur: Agentur = {
  modul: forsakringskassan,
  prefix: 'FK',
  version: 'LEFI v9',
  filer: [contract.schema],
  wire: 'rest',
  fragansBrott(body) {
    if (body === '') return []; // what may be had is asked for by GET
    const json = parseJsonText(body);
    return 'flaw' in json ? [{ path: '/', rule: json.flaw }] : fraga().validate(json.value);
  },
  svaretsBrott({ body }, vag) {
    if (!vag.endsWith('/fraga')) return [];
    const json = parseJson(body);
    return 'flaw' in json ? [{ path: '/', rule: json.flaw }] : svar().validate(json.value);
  },
  feletsBrott({ body }) {
    const json = parseJson(body);
    return 'flaw' in json ? [{ path: '/', rule: json.flaw }] : felsvar().validate(json.value);
  },
  parametrar: ({ installningar, ...karna }) => ({
    version: 'v9',
    aktorsid: installningar.aktorsid ?? '',
    lefiJsonFraga: JSON.stringify(lefiFraga(karna)),
  }),
  installningar: ['aktorsid'],
  fakta: {
    namngerPerson: true,
    uppgifter: (content) => listorMedUppgifter(jsonAv(content)).length > 0,
    okand: 'nothing',
    samordning: true,
    flaggor: ['protected', 'deceased'],
    svarande: true,
    valfria: ['beslut', 'preliminaraUtbetalningar'],
    kravda: ['personnummer'],
    period: true,
    betalningsdagar: (content) => dagar(jsonAv(content)),
    annanVersion: ['/v9/', '/v999/'],
  },
};

/** Those that are paid; preliminary ones lie ahead. */
function dagar(json: unknown): string[] {
  const fk = listOf(fieldOf(fieldOf(json, 'formansinformation'), 'utbetalningsuppgift')).map((en) =>
    fieldOf(en, 'datum'),
  );
  const pm = listOf(fieldOf(json, 'utbetalningar')).flatMap((en) => [
    fieldOf(en, 'utbetalningsdatum'),
    ...listOf(fieldOf(en, 'utbetalningar')).map((rad) => fieldOf(rad, 'utbetalningsdatum')),
  ]);
  return [...fk, ...pm].filter((en): en is string => typeof en === 'string').map((en) => en.slice(0, 10));
}

export const forsakringskassanKatalog = katalogFor(agentur, forsakringskassansFall);
