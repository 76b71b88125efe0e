// `gallra`, `gallringsbeslut`, `protokoll`, `markering`: what goes, on whose decision, and the proof that it went.

import type { LogService } from '../assembly/log-service.ts';
import { timeForPeople } from '../platform/swedish-day.ts';
import type { RunOptions } from '../querylog/gallring/gallring.ts';
import type { Plan } from '../querylog/gallring/plan.ts';
import { protokollHtml } from '../querylog/gallring/protokoll-html.ts';
import { protokollText } from '../querylog/gallring/protokoll-text.ts';
import { readArguments } from './arguments.ts';
import { CliError, type Command, columns, type Io } from './command.ts';
import { withLog } from './log-context.ts';

export const gallra: Command = {
  name: 'gallra',
  usage: [
    ['gallra --torrkor', 'visar vad som skulle gallras nu, och varför inte mer'],
    [
      'gallra --aktor NAMN [--bekrafta-tid]',
      'gallrar det vars tid är ute, och skriver protokollet; 1 om en annan gallring pågår',
    ],
  ],
  async run(args, io) {
    const given = readArguments(args, { torrkor: 'flagga', aktor: 'text', 'bekrafta-tid': 'flagga' });
    if (given.flag('torrkor')) {
      io.stdout.write(planText(await withLog(({ gallring }) => gallring.plan())));
      return 0;
    }
    const startadAv = given.required('aktor');
    const bekraftadTid = given.flag('bekrafta-tid');
    return withLog((service) => carryOut(service, { startadAv, bekraftadTid }, io));
  },
};

/** A first Ctrl-C stops between two chunks; the next gallring takes it up where it was. */
async function carryOut(
  { gallring, granskning }: LogService,
  who: Pick<RunOptions, 'startadAv' | 'bekraftadTid'>,
  { stdout, stderr }: Io,
): Promise<number> {
  const stop = new AbortController();
  const interrupt = () => stop.abort(new CliError('Avbrutet. Nästa gallring fortsätter där denna slutade.'));
  process.once('SIGINT', interrupt);
  let rows = 0;
  const protokoll = await gallring
    .run({
      ...who,
      signal: stop.signal,
      onProgress: ({ handelse, manad, namnd, rader = 0 }) => {
        rows += rader;
        if (handelse === 'rader') stderr.write(`\r${rows} poster `);
        else stderr.write(`\r${[handelse, manad, namnd].filter(Boolean).join(' ')}\n`);
      },
    })
    .finally(() => process.off('SIGINT', interrupt));
  if (!protokoll) stdout.write('Inget är moget för gallring. gallra --torrkor säger varför.\n');
  else if ('pagar' in protokoll) {
    stdout.write('En gallring pågår redan. Vänta tills den är klar.\n');
    return 1;
  } else {
    await granskning.rensa();
    stdout.write(protokollText(protokoll));
  }
  return 0;
}

function planText({ at, oavslutad, delar, slopas, markeringar, nycklar, utanBeslut }: Plan): string {
  const head = ['månad', 'nämnd', 'beslut', 'frågor', 'poster', 'kvarhållna'];
  const rows = delar.map(({ manad, namnd, beslut, fragor, poster, kvarhallna }) => [
    manad,
    namnd,
    beslut.referens,
    ...[fragor, poster, kvarhallna].map(String),
  ]);
  return [
    `Torrkörning ${timeForPeople(at)}: inget har ändrats.`,
    ...(oavslutad === undefined
      ? []
      : [`Gallring ${oavslutad} pågår eller är avbruten: nästa gallring avslutar den, och inget mer.`]),
    '',
    rows.length > 0 ? columns([head, ...rows]) : 'Inget är moget för gallring.',
    ...(slopas.length > 0 ? ['', `Hela månader som försvinner: ${slopas.join(', ')}.`] : []),
    ...(markeringar.length > 0 ? ['', `Markeringar som har upphört: ${markeringar.length}.`] : []),
    ...(nycklar.length > 0 ? ['', `Förstörda nycklar som finns igen: ${nycklar.length}. De förstörs på nytt.`] : []),
    ...delar.flatMap(({ manad, namnd, hinder }) => (hinder ? [`${manad} ${namnd} kan inte gallras: ${hinder}`] : [])),
    ...utanBeslut.map(
      ({ namnd, manader }) => `${namnd} har inget gallringsbeslut: ${manader.length} månader står kvar.`,
    ),
    '',
  ].join('\n');
}

export const gallringsbeslut: Command = {
  name: 'gallringsbeslut',
  usage: [
    ['gallringsbeslut lista', 'alla beslut, även upphävda'],
    [
      'gallringsbeslut lagg-till --referens TEXT --datum DAG --beslutad-av NAMN --manader N [--namnd 16…|drift] --aktor NAMN',
      'hur många hela månader efter frågans egen den behålls; utan --namnd för alla, drift för operatörernas åtkomster',
    ],
    ['gallringsbeslut upphav --nummer N --aktor NAMN', 'beslutet gäller inte längre'],
  ],
  async run(args, { stdout }) {
    const given = readArguments(
      args,
      {
        ...{ referens: 'text', datum: 'text', 'beslutad-av': 'text', manader: 'text', namnd: 'text' },
        ...{ aktor: 'text', nummer: 'text' },
      } as const,
      1,
    );
    const [word] = given.words;
    return withLog(async ({ gallring: { beslut } }) => {
      if (word === 'lista') {
        const rows = (await beslut.all()).map((one) => [
          ...[String(one.nummer), one.referens, one.datum, one.beslutadAv, one.namnd ?? 'alla', String(one.manader)],
          one.upphavtAt === undefined ? 'gäller' : `upphävt ${timeForPeople(one.upphavtAt)} av ${one.upphavtAv}`,
        ]);
        const head = ['nr', 'referens', 'datum', 'beslutad av', 'nämnd', 'månader', ''];
        stdout.write(
          rows.length > 0 ? `${columns([head, ...rows])}\n` : 'Inga gallringsbeslut finns: inget gallras.\n',
        );
      } else if (word === 'lagg-till') {
        if (given.optional('manader') === undefined) throw new CliError('--manader saknas.');
        const namnd = given.optional('namnd');
        const { nummer } = await beslut.add({
          referens: given.required('referens'),
          datum: given.required('datum'),
          beslutadAv: given.required('beslutad-av'),
          manader: given.whole('manader', 0, 0, 1200),
          registreratAv: given.required('aktor'),
          ...(namnd && { namnd }),
        });
        stdout.write(`Beslutet är registrerat med nummer ${nummer}. gallra --torrkor visar vad det leder till.\n`);
      } else if (word === 'upphav') {
        await beslut.upphav(given.whole('nummer', 0, 1, 999_999), given.required('aktor'));
        stdout.write('Beslutet är upphävt.\n');
      } else throw new CliError('Skriv gallringsbeslut lista, lagg-till eller upphav.');
      return 0;
    });
  },
};

export const protokoll: Command = {
  name: 'protokoll',
  usage: [['protokoll [nummer] [--html]', 'gallringsprotokollen, eller ett av dem för utskrift']],
  async run(args, { stdout }) {
    const given = readArguments(args, { html: 'flagga' }, 1);
    const [word] = given.words;
    return withLog(async ({ gallring }) => {
      if (word === undefined) {
        const rows = (await gallring.protokoll()).map(({ nummer, innehall }) => [
          String(nummer),
          timeForPeople(innehall.avslutadAt),
          innehall.startadAv,
        ]);
        stdout.write(
          rows.length > 0 ? `${columns([['nr', 'tid', 'startad av'], ...rows])}\n` : 'Inget har gallrats.\n',
        );
        return 0;
      }
      const found = /^\d{1,6}$/.test(word) ? await gallring.protokoll(Number(word)) : undefined;
      if (!found) throw new CliError('Det protokollet finns inte. protokoll utan nummer visar dem som finns.');
      stdout.write(given.flag('html') ? protokollHtml(found) : protokollText(found));
      return (await gallring.verify(found)) ? 0 : 1;
    });
  },
};
