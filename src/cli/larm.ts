// `larm` on the command line: what is wrong now and was before, and whether the receivers are reached.

import { createMailer } from '../platform/mail.ts';
import { migrate } from '../platform/sql/migrate.ts';
import { timeForPeople } from '../platform/swedish-day.ts';
import { type Kanaler, openKanaler } from '../servicelevel/larm/kanaler.ts';
import type { Larm, Larmlista } from '../servicelevel/larm/larm.ts';
import { createLarmlista } from '../servicelevel/larm/larm-rader.ts';
import { larmMigrations } from '../servicelevel/larm/migrations.ts';
import { provaKanaler } from '../servicelevel/larm/prova-kanaler.ts';
import { regler } from '../servicelevel/larm/regler.ts';
import { json } from './anslut-context.ts';
import { readArguments } from './arguments.ts';
import { CliError, type Command, columns, type Io } from './command.ts';
import { readConfiguration, withDatabase } from './database-context.ts';

export interface LarmContext {
  /** Hands the alerts to `work`, and closes their database after. */
  readonly withLista: <T>(work: (lista: Larmlista) => Promise<T>) => Promise<T>;
  /** The receivers, as configured; no database is needed. */
  readonly kanaler: () => Kanaler;
}

const clock = { now: () => Date.now() };
const MOST = 100;

/** The command on whatever alerts and receivers it is given. */
export function createLarmCommand({ withLista, kanaler }: LarmContext): Command {
  return {
    name: 'larm',
    usage: [
      ['larm lista [--alla] [--json]', 'det som är fel nu; 1 om något är det. --alla: också det som varit'],
      ['larm prova', 'skickar ett provlarm till mottagarna och säger hur det gick; 1 om någon inte nåddes'],
    ],
    run(args, { stdout }) {
      const given = readArguments(args, { alla: 'flagga', json: 'flagga' }, 1);
      const [word] = given.words;
      if (word === 'prova') return prova(kanaler(), stdout);
      if (word !== 'lista') throw new CliError('Skriv larm lista eller larm prova.');
      return withLista(async (lista) => {
        const pagaende = await lista.pagaende();
        const all = given.flag('alla') ? await lista.historik(MOST) : pagaende;
        stdout.write(given.flag('json') ? json(all) : larmText(all));
        return pagaende.length > 0 ? 1 : 0;
      });
    },
  };
}

export const larm = createLarmCommand({
  withLista: (work) =>
    withDatabase(async (database) => {
      await migrate(database, [larmMigrations]);
      return work(createLarmlista(database));
    }),
  kanaler() {
    const { config, secrets } = readConfiguration();
    const mailer = createMailer({ ...config.mail, ...(secrets.smtpUrl && { smtpUrl: secrets.smtpUrl }) });
    return openKanaler({ config: config.larm, webhook: secrets.larmWebhook, mailer, clock });
  },
});

async function prova({ kanaler, close }: Kanaler, stdout: Io['stdout']): Promise<number> {
  try {
    if (kanaler.length === 0) {
      throw new CliError('Inga mottagare finns: sätt LARM_WEBHOOK_URL och LARM_WEBHOOK_HEMLIGHET, eller LARM_EPOST.');
    }
    const utfall = await provaKanaler(kanaler, clock, new AbortController().signal);
    for (const { kanal, fel } of utfall) stdout.write(`${kanal}: ${fel ?? 'framme'}\n`);
    return utfall.every(({ fel }) => fel === undefined) ? 0 : 1;
  } finally {
    await close();
  }
}

function larmText(all: readonly Larm[]): string {
  if (all.length === 0) return 'Inga larm.\n';
  const rows = all.map(({ regel, objekt, grad, sedan, slut, meddelatAt }) => [
    ...[grad, regler[regel].rubrik, objekt, timeForPeople(sedan)],
    slut === undefined ? 'pågår' : timeForPeople(slut),
    meddelatAt === undefined ? 'ingen' : timeForPeople(meddelatAt),
  ]);
  const texts = all.filter(({ slut }) => slut === undefined).map(({ text }) => text);
  const head = ['grad', 'larm', 'gäller', 'sedan', 'slut', 'meddelat'];
  return `${[columns([head, ...rows]), ...(texts.length > 0 ? ['', ...texts] : [])].join('\n')}\n`;
}
