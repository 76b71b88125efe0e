// The soak from the command line: npm run soak -- --tid 10m --takt 20
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { unexpected } from './soak-dom.ts';
import { runSoak, type SoakOptions } from './soak-korning.ts';
import { progressLine, table } from './soak-tabell.ts';

const HELP = `npm run soak -- [val]

Ställer frågor i jämn takt till hela tjänsten, i en egen process med TLS och register, och mäter vad som händer med tiden:
10 stora svar : 5 vanliga frågor : 2 där en förbindelse bryts : 2 utan rätt, turvis över SOAP och REST.

  --tid 10m               hur länge: 60s, 10m, 8h
  --takt 20               frågor per sekund
  --uppvarmning 60s       last före den första mätningen; annars en tiondel av tiden, högst en minut
  --fordrojning 50-5000   källornas svarstid i ms, jämnt spridd över storleksordningarna
  --variabel NAMN=VÄRDE   miljövariabel för tjänsten; får anges flera gånger
  --katalog KATALOG       där tjänstens loggar och nycklar (data/) blir kvar; en ny eller tom katalog
  --hjalp                 denna text

Framsteg skrivs till stderr var tionde sekund, resultatet till stdout. Slutkod 1: något var inte som det ska; 2: fel i anropet.
`;

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
const INTERVAL_MS = 10_000;
/** So that a short run has samples as well. */
const LEAST_SAMPLES = 4;
const LONGEST_WARM_UP_MS = 60_000;
const MOST_RATE = 10_000;

class UsageError extends Error {
  override readonly name = 'UsageError';
}

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  try {
    const options = read(args);
    if (options === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    const soaked = await runSoak(options);
    const problems = unexpected(soaked);
    const verdict = problems.length === 0 ? 'Allt var som det ska.' : `Inte som det ska:\n- ${problems.join('\n- ')}`;
    process.stdout.write(`${table(soaked)}\n\n${verdict}\n`);
    return problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${HELP}`);
    return 2;
  }
}

/** @throws {UsageError} */
function read(args: string[]): SoakOptions | 'help' {
  const { values } = parsed(args);
  if (values.hjalp) return 'help';
  const lasts = duration('tid', values.tid ?? '10m');
  const warmUp = values.uppvarmning;
  return {
    lasts,
    warmUp: warmUp === undefined ? Math.min(LONGEST_WARM_UP_MS, lasts / 10) : duration('uppvarmning', warmUp),
    interval: Math.min(INTERVAL_MS, lasts / (LEAST_SAMPLES + 1)),
    rate: rateOf(values.takt ?? '20'),
    delay: delayOf(values.fordrojning ?? '50-5000'),
    env: Object.fromEntries((values.variabel ?? []).map(variable)),
    ...(values.katalog ? { keptIn: resolve(values.katalog) } : {}),
    onProgress: (progress) => process.stderr.write(`${progressLine(progress)}\n`),
  };
}

function parsed(args: string[]) {
  const text = { type: 'string' } as const;
  const options = {
    ...{ tid: text, takt: text, uppvarmning: text, fordrojning: text },
    katalog: text,
    variabel: { type: 'string', multiple: true },
    hjalp: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args, options });
  } catch {
    throw new UsageError('Ett argument är okänt, eller saknar sitt värde.');
  }
}

function duration(name: string, text: string): number {
  const [, number, unit = ''] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  const milliseconds = Number(number) * (UNIT_MS[unit] ?? Number.NaN);
  if (!(milliseconds > 0))
    throw new UsageError(`--${name} ska vara ett antal sekunder, minuter eller timmar: 60s, 10m, 8h.`);
  return milliseconds;
}

function rateOf(text: string): number {
  const rate = Number(text);
  if (!(rate > 0 && rate <= MOST_RATE)) throw new UsageError(`--takt ska vara ett tal över 0 och högst ${MOST_RATE}.`);
  return rate;
}

function delayOf(text: string): [number, number] {
  const [, least = 0, most = 0] = (/^(\d{1,6})-(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (!(least > 0 && most >= least)) throw new UsageError('--fordrojning ska vara två tal i ms: 50-5000.');
  return [least, most];
}

function variable(text: string): [string, string] {
  const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new UsageError('--variabel ska vara NAMN=VÄRDE.');
  return [name, value];
}
