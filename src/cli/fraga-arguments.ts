// The arguments of `fraga`, read into which question is asked and how its answer is shown.
import { addMonths } from '../platform/swedish-day.ts';
import { type Arguments, type Options, readArguments } from './arguments.ts';
import { CliError } from './command.ts';

const OPTIONS = {
  manad: 'text',
  bastjanster: 'text',
  fran: 'text',
  tom: 'text',
  arende: 'text',
  json: 'flagga',
  xml: 'flagga',
  ut: 'text',
  'skriv-over': 'flagga',
} as const satisfies Options;

/** How the answer is shown: the overview as tables, or as it came. */
export type Form = 'tabell' | 'json' | 'xml';

export interface Fragan {
  readonly form: Form;
  readonly bastjanster: readonly string[];
  readonly manad?: string;
  readonly period?: { readonly from: string; readonly tom: string };
  readonly arende?: string;
  readonly fil?: { readonly namn: string; readonly skrivOver: boolean };
}

/** @param alla every bastjänst of the contract @throws {CliError} */
export function readFraga(args: readonly string[], alla: readonly string[]): Fragan {
  const given = readArguments(args, OPTIONS, args.length);
  if (given.words.length > 0)
    throw new CliError('fraga tar inga ord, bara de val som hjälpen har. Personnumret efterfrågas.');
  const [manad, period, arende] = [manadOf(given), periodOf(given), given.optional('arende')];
  const fil = given.optional('ut');
  if (fil === undefined && given.flag('skriv-over')) throw new CliError('--skriv-over hör till --ut.');
  return {
    form: formOf(given),
    bastjanster: bastjansterOf(given, alla),
    ...(manad && { manad }),
    ...(period ? { period } : manad && { period: threeMonths(manad) }),
    ...(arende && { arende }),
    ...(fil && { fil: { namn: fil, skrivOver: given.flag('skriv-over') } }),
  };
}

function formOf(given: Arguments): Form {
  const [json, xml] = [given.flag('json'), given.flag('xml')];
  if (json && xml) throw new CliError('Välj --json eller --xml.');
  if (xml && given.optional('manad'))
    throw new CliError('--manad gäller översikten, som SOAP-svaret (--xml) inte har: ange --fran och --tom.');
  if (json) return 'json';
  return xml ? 'xml' : 'tabell';
}

function bastjansterOf(given: Arguments, alla: readonly string[]): readonly string[] {
  const asked = given.optional('bastjanster');
  if (asked === undefined) return alla;
  const ids = asked.split(',').map((id) => id.trim().toUpperCase());
  if (ids.every((id) => alla.includes(id))) return alla.filter((id) => ids.includes(id));
  throw new CliError(`--bastjanster ska vara en eller flera av ${alla.join(', ')}, med komma mellan.`);
}

function manadOf(given: Arguments): string | undefined {
  const manad = given.optional('manad');
  if (manad === undefined || /^20\d\d-(0[1-9]|1[0-2])$/.test(manad)) return manad;
  throw new CliError('--manad ska vara en månad, ÅÅÅÅ-MM.');
}

function periodOf(given: Arguments): Fragan['period'] {
  const [from, tom] = [given.optional('fran'), given.optional('tom')];
  if (from === undefined && tom === undefined) return undefined;
  if (from === undefined || tom === undefined) throw new CliError('--fran och --tom anges tillsammans.');
  if (![from, tom].every(isDay) || from > tom)
    throw new CliError('--fran och --tom ska vara dagar, ÅÅÅÅ-MM-DD, den första först.');
  return { from, tom };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && addMonths(text, 0) === text;
}

/** The month of the application and the two before it, whole. */
function threeMonths(manad: string) {
  const next = new Date(Date.parse(`${addMonths(`${manad}-01`, 1)}T00:00:00Z`) - 1);
  return { from: addMonths(`${manad}-01`, -2), tom: next.toISOString().slice(0, 10) };
}
