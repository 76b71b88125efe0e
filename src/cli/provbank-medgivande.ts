// `provbank medgivande`: consent to hostile cases, registered with who and why, listed, and taken back.
import { swedishMoment, timeForPeople } from '../platform/swedish-day.ts';
import type { Medgivande, Medgivanden } from '../testbench/medgivanden.ts';
import { begaranOf, json } from './anslut-context.ts';
import type { Arguments } from './arguments.ts';
import { CliError, columns, type Io } from './command.ts';
import type { ProvbankContext } from './provbank-context.ts';

const ACTS: Readonly<Record<string, (medgivanden: Medgivanden, given: Arguments) => Promise<readonly Medgivande[]>>> = {
  lista: (medgivanden) => medgivanden.alla(),
  async ge(medgivanden, given) {
    const nytt = {
      bastjanst: (given.words[2] ?? '').toUpperCase(),
      url: given.required('url'),
      medgivetAv: given.required('medgivet-av'),
      giltigtTill: endOf(given.required('till')),
    };
    return [await medgivanden.ge(begaranOf(given), nytt)];
  },
  async aterkalla(medgivanden, given) {
    const [, , id] = given.words;
    if (!id) throw new CliError('Ange id:t, ur provbank medgivande lista.');
    return [await medgivanden.aterkalla(begaranOf(given), id)];
  },
};

/** @throws {CliError | TillatelseError | AnslutningError | DatabaseError} */
export async function medgivande(context: ProvbankContext, given: Arguments, { stdout }: Io): Promise<number> {
  const [, word = ''] = given.words;
  const act = Object.hasOwn(ACTS, word) ? ACTS[word] : undefined;
  if (!act) throw new CliError(`Skriv provbank medgivande och något av: ${Object.keys(ACTS).join(', ')}.`);
  const those = await context.withMedgivanden((medgivanden) => act(medgivanden, given));
  stdout.write(given.flag('json') ? json(those) : textOf(those));
  return 0;
}

function textOf(those: readonly Medgivande[]): string {
  if (those.length === 0) return 'Inga medgivanden.\n';
  const rows = those.map(({ id, bastjanst, origin, medgivetAv, giltigtTill, aterkallatAt }) => [
    ...[id, bastjanst, origin, medgivetAv, timeForPeople(giltigtTill)],
    aterkallatAt === undefined ? '' : `återkallat ${timeForPeople(aterkallatAt)}`,
  ]);
  return `${columns([['id', 'bastjänst', 'adress', 'medgivet av', 'till', ''], ...rows])}\n`;
}

/** The end of a Swedish day. @throws {CliError} */
function endOf(dag: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(dag) ? swedishMoment(dag, '23:59') : Number.NaN;
  if (Number.isNaN(at)) throw new CliError('--till ska vara en dag, till exempel 2027-01-31.');
  return at;
}
