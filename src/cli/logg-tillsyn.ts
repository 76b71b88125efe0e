// `logg avstam`, `stickprov`, `incident`, `medgivande`: what a nämnd does to keep an eye on its own questions.
import { swedishMoment, timeForPeople } from '../platform/swedish-day.ts';
import { TRAFFTEXT } from '../querylog/granskning/stickprov-regler.ts';
import { intervalOfDays } from '../querylog/granskning/svensk-tid.ts';
import type { Utfall } from '../querylog/granskning/utfall.ts';
import { CliError, columns, type Io, readStdin } from './command.ts';
import { fragaJson, fragorTable } from './fragor-text.ts';
import { DAYS, type LogArguments, readLogArguments } from './log-arguments.ts';
import { withLog } from './log-context.ts';
import { allPages, json } from './logg-las.ts';

export async function avstam(args: readonly string[], io: Io): Promise<number> {
  const given = readLogArguments(args, DAYS);
  const begaran = {
    ...given.begaran(),
    namnd: given.namnd(),
    interval: given.interval(),
    par: pairsOf(await readStdin(io)),
  };
  const { fragor, antalOmatchade, omatchade } = await withLog(({ granskning }) => granskning.avstam(begaran));
  const those = omatchade.map(({ fraga }) => fraga);
  if (given.flag('json')) io.stdout.write(json({ fragor, antalOmatchade, omatchade: those.map(fragaJson) }));
  else io.stdout.write(`${antalOmatchade} av ${fragor} frågor saknar ärende i listan.\n${fragorTable(those)}`);
  return 0;
}

/** Lines of `ärende;personnummer`. */
function pairsOf(text: string): { arende: string; person: string }[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const [arende, person, ...more] = line.split(';').map((cell) => cell.trim());
    if (!arende || !person || more.length > 0) throw new CliError(`Rad ${index + 1}: skriv ärende;personnummer.`);
    return { arende, person };
  });
}

export async function stickprov([word, ...args]: readonly string[], { stdout }: Io): Promise<number> {
  const given = readLogArguments(args, { id: 'text', anteckning: 'text' });
  const begaran = { ...given.begaran(), namnd: given.namnd() };
  if (word === 'kvittera') {
    const kvittens = { ...begaran, id: given.required('id'), anteckning: given.required('anteckning') };
    await withLog(({ granskning }) => granskning.stickprov.kvittera(kvittens));
    stdout.write('Stickprovet är kvitterat.\n');
    return 0;
  }
  if (word !== 'lista') throw new CliError('Skriv logg stickprov lista eller logg stickprov kvittera.');
  const lists = await withLog(({ granskning }) => granskning.stickprov.visa(begaran));
  const texts = lists.map(({ id, manad, traffar, kvittens }) => {
    const state = kvittens ? `kvitterat ${timeForPeople(kvittens.at)} av ${kvittens.av}` : 'inte kvitterat';
    const rows = traffar.map((traff) => `  ${traff.handlaggare}: ${TRAFFTEXT[traff.regel](traff)}`);
    return [`${manad}  ${id}  ${state}`, ...(rows.length > 0 ? rows : ['  Ingen regel slog till.'])].join('\n');
  });
  stdout.write(given.flag('json') ? json(lists) : `${texts.join('\n\n') || 'Inga stickprov finns.'}\n`);
  return 0;
}

export async function incident([word, ...args]: readonly string[], io: Io): Promise<number> {
  const more = { id: 'text', rubrik: 'text', bastjanst: 'text', orsak: 'text', upptackt: 'text', ...DAYS } as const;
  const given = readLogArguments(args, more);
  const begaran = given.begaran();
  const id = () => given.required('id');
  const show = (value: unknown) => {
    io.stdout.write(json(value));
    return 0;
  };
  return withLog(async ({ granskning: { incidenter } }) => {
    switch (word) {
      case 'registrera':
        return show(await incidenter.registrera({ ...begaran, ...newIncident(given) }));
      case 'lista':
        return show(await incidenter.lista(begaran));
      case 'skicka':
        return show(await incidenter.skicka({ ...begaran, id: id() }));
      case 'kvittera':
        await incidenter.kvittera({ ...begaran, id: id(), namnd: given.namnd() });
        return show({ kvitterad: true });
      case 'fragor': {
        const one = { ...begaran, id: id(), namnd: given.namnd() };
        return show((await allPages((after) => incidenter.fragor({ ...one, ...after }))).map(fragaJson));
      }
      default:
        throw new CliError('Skriv logg incident och registrera, lista, skicka, kvittera eller fragor.');
    }
  });
}

function newIncident(given: LogArguments) {
  const [bastjanst, orsak] = [given.optional('bastjanst'), given.optional('orsak')];
  const [day = '', time = '00:00'] = (given.optional('upptackt') ?? '').split(' ');
  if (day !== '' && !/^\d{2}:\d{2}$/.test(time)) throw new CliError('--upptackt skrivs "ÅÅÅÅ-MM-DD TT:MM".');
  return {
    rubrik: given.required('rubrik'),
    interval: given.interval(),
    upptacktAt: day === '' ? Date.now() : swedishMoment(day, time),
    ...(bastjanst && { bastjanst }),
    ...(orsak && { orsak: orsak as Utfall }),
  };
}

export async function medgivande([word, ...args]: readonly string[], { stdout }: Io): Promise<number> {
  const given = readLogArguments(args, { id: 'text', operator: 'text', tom: 'text' });
  const begaran = { ...given.begaran(), namnd: given.namnd() };
  return withLog(async ({ granskning: { medgivanden } }) => {
    switch (word) {
      case 'ge': {
        const tom = given.required('tom');
        const tillAt = intervalOfDays(tom, tom).to;
        const { id } = await medgivanden.ge({ ...begaran, operator: given.required('operator'), tillAt });
        stdout.write(`Medgivandet gäller från nu till och med ${tom}. Återkalla det med --id ${id}.\n`);
        return 0;
      }
      case 'aterkalla':
        await medgivanden.aterkalla({ ...begaran, id: given.required('id') });
        stdout.write('Medgivandet är återkallat.\n');
        return 0;
      case 'lista': {
        const rows = (await medgivanden.alla(begaran)).map(({ id, operator, skal, franAt, tillAt, aterkallatAt }) => [
          operator,
          timeForPeople(franAt),
          timeForPeople(aterkallatAt ?? tillAt),
          aterkallatAt === undefined ? '' : 'återkallat',
          skal,
          id,
        ]);
        stdout.write(
          rows.length > 0
            ? `${columns([['operatör', 'från', 'till', '', 'skäl', 'id'], ...rows])}\n`
            : 'Inga medgivanden.\n',
        );
        return 0;
      }
      default:
        throw new CliError('Skriv logg medgivande och ge, aterkalla eller lista.');
    }
  });
}
