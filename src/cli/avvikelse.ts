// `avvikelse`: what the parties have reported, read and answered by the driftleverantör from the command line; texts come by stdin.
import { anslutningMigrations } from '../anslutning/migrations.ts';
import { createAvvikelseStore } from '../assembly/avvikelse-service.ts';
import { migrate } from '../platform/sql/migrate.ts';
import { LAGEN, type Part, type Steg } from '../portal/avvikelser/avvikelse.ts';
import type { Avvikelser } from '../portal/avvikelser/avvikelser.ts';
import type { Mal } from '../portal/avvikelser/begaran.ts';
import { avvikelseMigrations } from '../portal/avvikelser/migrations.ts';
import { kraverText } from '../portal/avvikelser/steg.ts';
import { json } from './anslut-context.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { avvikelseText, listText } from './avvikelse-text.ts';
import { CliError, type Command, type Io, readStdin } from './command.ts';
import { withDatabase } from './database-context.ts';

/** Hands avvikelser to `work` and closes their database after. */
export type WithAvvikelser = <T>(work: (avvikelser: Avvikelser) => Promise<T>) => Promise<T>;

/** Who gives commands is the driftleverantör. */
const DRIFT: Part = { slag: 'drift' };

/** What `status` is called, and the step that leads there. */
const STATUS: Readonly<Record<string, Steg>> = {
  'under-utredning': 'utred',
  atgardas: 'åtgärda',
  lost: 'lös',
  avvisad: 'avvisa',
  stangd: 'stäng',
  ateroppnad: 'återöppna',
};

const OPTIONS = {
  aktor: 'text',
  skal: 'text',
  lage: 'text',
  bastjanst: 'text',
  json: 'flagga',
} as const;

const ACTS: Readonly<Record<string, (avvikelser: Avvikelser, given: Arguments, io: Io) => Promise<void>>> = {
  lista,
  visa,
  async svara(avvikelser, given, io) {
    const after = await avvikelser.ta('svara', await malOf(avvikelser, given), await readStdin(io));
    io.stdout.write(listText([after]));
  },
  async status(avvikelser, given, io) {
    const [, word = ''] = given.words;
    const steg = Object.hasOwn(STATUS, word) ? STATUS[word] : undefined;
    if (!steg) throw new CliError(`Ange numret och något av: ${Object.keys(STATUS).join(', ')}.`);
    const text = kraverText(steg) ? await readStdin(io) : undefined;
    io.stdout.write(listText([await avvikelser.ta(steg, await malOf(avvikelser, given), text)]));
  },
};

/** The command on whatever avvikelser it is given. */
export function createAvvikelse(withIt: WithAvvikelser): Command {
  return {
    name: 'avvikelse',
    usage: [
      ['avvikelse lista [--lage ny] [--bastjanst CSN] [--json]', 'avvikelser som är rapporterade, den nyaste först'],
      ['avvikelse visa NUMMER [--json]', 'en avvikelse med svar och historik'],
      ['avvikelse svara NUMMER --aktor NAMN [--skal SKÄL] < text', 'skriver ett svar som driftleverantör'],
      [
        'avvikelse status NUMMER under-utredning|atgardas|lost|avvisad|… --aktor NAMN [--skal SKÄL] [< text]',
        'för den vidare; lost, avvisad och ateroppnad kräver en text',
      ],
    ],
    run(args, io) {
      const [word = '', ...rest] = args;
      const act = Object.hasOwn(ACTS, word) ? ACTS[word] : undefined;
      if (!act) throw new CliError(`Skriv avvikelse och något av: ${Object.keys(ACTS).join(', ')}.`);
      const given = readArguments(rest, OPTIONS, 2);
      return withIt(async (avvikelser) => {
        await act(avvikelser, given, io);
        return 0;
      });
    },
  };
}

export const avvikelse = createAvvikelse((work) =>
  withDatabase(async (database) => {
    await migrate(database, [anslutningMigrations, avvikelseMigrations]);
    return work(createAvvikelseStore(database, { now: () => Date.now() }));
  }),
);

async function lista(avvikelser: Avvikelser, given: Arguments, { stdout }: Io): Promise<void> {
  const asked = given.optional('lage')?.normalize('NFC');
  const lage = LAGEN.find((one) => one === asked && one !== 'utkast');
  if (asked !== undefined && !lage) throw new CliError(`--lage ska vara något av: ${LAGEN.slice(1).join(', ')}.`);
  const bastjanst = given.optional('bastjanst')?.toUpperCase();
  const found = await avvikelser.lista([DRIFT], { ...(lage && { lagen: [lage] }), ...(bastjanst && { bastjanst }) });
  stdout.write(given.flag('json') ? json(found) : listText(found));
}

async function visa(avvikelser: Avvikelser, given: Arguments, { stdout }: Io): Promise<void> {
  const nummer = nummerOf(given);
  const found = await avvikelser.en([DRIFT], nummer);
  const handelser = await avvikelser.handelser([DRIFT], nummer);
  stdout.write(given.flag('json') ? json({ ...found, handelser }) : avvikelseText(found, handelser));
}

/** Of the version that stands there now: whoever gives the command has just read it. */
async function malOf(avvikelser: Avvikelser, given: Arguments): Promise<Mal> {
  const { nummer, version } = await avvikelser.en([DRIFT], nummerOf(given));
  const skal = given.optional('skal');
  return { aktor: { namn: given.required('aktor') }, ...(skal && { skal }), part: DRIFT, nummer, version };
}

function nummerOf({ words: [word = ''] }: Arguments): number {
  if (!/^[1-9]\d{0,9}$/.test(word)) throw new CliError('Ange numret, ur avvikelse lista.');
  return Number(word);
}
