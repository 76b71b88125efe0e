// `markering`: keeps an ärende's or a person's questions from gallring, or leaves them out of registerutdrag.
import { timeForPeople } from '../platform/swedish-day.ts';
import type { Markering, MarkeringSlag } from '../querylog/gallring/markeringar.ts';
import { CliError, type Command, columns, type Io, readOneLine } from './command.ts';
import { type LogArguments, readLogArguments } from './log-arguments.ts';
import { withLog } from './log-context.ts';

const HEAD = ['slag', 'gäller', 'orsak', 'till och med', 'av', 'registrerad', '', 'id'];
const SLAG: readonly MarkeringSlag[] = ['kvarhallning', 'utdragsundantag'];

export const markering: Command = {
  name: 'markering',
  usage: [
    [
      'markering lagg-till --slag kvarhallning|utdragsundantag --falt person|arende [--tom DAG] …',
      'undantar från gallring, eller från registerutdrag; personen eller ärendet skrivs till stdin',
    ],
    ['markering avsluta --id UUID …', 'markeringen gäller inte längre'],
    ['markering lista …', 'nämndens markeringar'],
    ['  … = --namnd 16… --aktor NAMN --skal TEXT', 'vems, av vem, och varför'],
  ],
  async run([word, ...args], io) {
    const given = readLogArguments(args, { slag: 'text', falt: 'text', tom: 'text', id: 'text' });
    const begaran = { ...given.begaran(), namnd: given.namnd() };
    switch (word) {
      case 'lagg-till': {
        const ny = { ...begaran, ...(await newMarkering(given, io)) };
        const { id } = await withLog(({ granskning }) => granskning.markeringar.laggTill(ny));
        io.stdout.write(`Markeringen gäller från nu. Avsluta den med --id ${id}.\n`);
        return 0;
      }
      case 'avsluta': {
        const id = given.required('id');
        await withLog(({ granskning }) => granskning.markeringar.avsluta({ ...begaran, id }));
        io.stdout.write('Markeringen är avslutad.\n');
        return 0;
      }
      case 'lista': {
        const all = await withLog(({ granskning }) => granskning.markeringar.lista(begaran));
        io.stdout.write(all.length > 0 ? `${columns([HEAD, ...all.map(row)])}\n` : 'Inga markeringar.\n');
        return 0;
      }
      default:
        throw new CliError('Skriv markering lagg-till, avsluta eller lista.');
    }
  },
};

async function newMarkering(given: LogArguments, io: Io) {
  const slag = SLAG.find((one) => one === given.required('slag'));
  if (!slag) throw new CliError(`--slag är ${SLAG.join(' eller ')}.`);
  const falt = given.required('falt');
  if (falt !== 'person' && falt !== 'arende') throw new CliError('--falt är person eller arende.');
  const till = given.optional('tom');
  const mal = await readOneLine(io, falt === 'person' ? 'personnumret' : 'ärendet');
  return { slag, falt, mal, ...(till && { till }) } as const;
}

function row(one: Markering): string[] {
  const state = one.avslutadAt === undefined ? 'gäller' : 'avslutad';
  const when = timeForPeople(one.registreradAt);
  return [one.slag, one.falt, one.orsak, one.till ?? '', one.registreradAv, when, state, one.id];
}
