// `logg sok`, `visa`, `utdrag`, `antal`, `atkomster`: what the log says, to who may know it.

import { timeForPeople } from '../platform/swedish-day.ts';
import { bastjanstNamn as myndigheter } from '../profiles/sverige/modules.ts';
import type { Antal } from '../querylog/granskning/antal.ts';
import type { Cursor, Sida } from '../querylog/granskning/sidor.ts';
import { utdragHtml } from '../querylog/granskning/utdrag-html.ts';
import { utdragJson } from '../querylog/granskning/utdrag-json.ts';
import { CliError, columns, type Io, readOneLine } from './command.ts';
import { fragaJson, fragorTable } from './fragor-text.ts';
import { DAYS, readLogArguments } from './log-arguments.ts';
import { withLog } from './log-context.ts';

type Falt = 'person' | 'arende' | 'handlaggare' | 'organisation';

export async function sok(args: readonly string[], io: Io): Promise<number> {
  const given = readLogArguments(args, { ...DAYS, falt: 'text' });
  const kriterium = { falt: given.required('falt') as Falt, varde: await readOneLine(io, 'det som söks') };
  const begaran = { ...given.begaran(), namnd: given.namnd(), interval: given.interval(), kriterium };
  const all = await withLog(({ granskning }) => allPages((after) => granskning.sok({ ...begaran, ...after })));
  io.stdout.write(given.flag('json') ? json(all.map(fragaJson)) : fragorTable(all));
  return 0;
}

export async function visa(args: readonly string[], { stdout }: Io): Promise<number> {
  const given = readLogArguments(args, { id: 'text' });
  const begaran = { ...given.begaran(), namnd: given.namnd(), id: given.required('id') };
  stdout.write(json(fragaJson(await withLog(({ granskning }) => granskning.visa(begaran)))));
  return 0;
}

export async function utdrag(args: readonly string[], io: Io): Promise<number> {
  const given = readLogArguments(args, { ...DAYS, format: 'text', handlaggare: 'text', namn: 'text', kontakt: 'text' });
  const format = given.optional('format') ?? 'html';
  if (format !== 'html' && format !== 'json') throw new CliError('--format är html eller json.');
  const skalHandlaggare = given.optional('handlaggare');
  const begaran = {
    ...given.begaran(),
    namnd: given.namnd(),
    interval: given.interval(),
    person: await readOneLine(io, 'personnumret'),
    ...(skalHandlaggare && { medHandlaggare: { skal: skalHandlaggare } }),
  };
  const extract = await withLog(({ granskning }) => granskning.utdrag(begaran));
  const kontakt = given.optional('kontakt');
  const namnd = { namn: given.optional('namn') ?? `Nämnden ${extract.namnd}`, ...(kontakt && { kontakt }) };
  io.stdout.write(
    format === 'json' ? json(utdragJson(extract, myndigheter)) : utdragHtml(extract, { myndigheter, namnd }),
  );
  return 0;
}

export async function antal(args: readonly string[], { stdout }: Io): Promise<number> {
  const given = readLogArguments(args, DAYS);
  const namnd = given.optional('namnd');
  const begaran = { ...given.begaran(), interval: given.interval(), ...(namnd && { namnd }) };
  const rows = await withLog(({ granskning }) => granskning.antal(begaran));
  stdout.write(given.flag('json') ? json(rows) : antalTable(rows));
  return 0;
}

export async function atkomster(args: readonly string[], { stdout }: Io): Promise<number> {
  const given = readLogArguments(args, DAYS);
  const begaran = { ...given.begaran(), namnd: given.optional('namnd') ?? 'drift', interval: given.interval() };
  const poster = await withLog(({ granskning }) => allPages((after) => granskning.atkomster({ ...begaran, ...after })));
  const rows = poster.map(({ at, aktor, roll, handling, skal }) => [timeForPeople(at), aktor, roll, handling, skal]);
  if (given.flag('json')) stdout.write(json(poster));
  else
    stdout.write(
      rows.length > 0 ? `${columns([['tid', 'vem', 'roll', 'vad', 'skäl'], ...rows])}\n` : 'Ingen har läst.\n',
    );
  return 0;
}

function antalTable(rows: readonly Antal[]): string {
  if (rows.length === 0) return 'Inga frågor.\n';
  const cells = rows.map(({ manad, namnd, fragor, avslutade, utfall }) => [
    manad,
    namnd,
    String(fragor),
    String(avslutade),
    Object.entries(utfall)
      .map(
        ([id, counts]) =>
          `${id}: ${Object.entries(counts)
            .map(([what, n]) => `${what} ${n}`)
            .join(', ')}`,
      )
      .join('; '),
  ]);
  return `${columns([['månad', 'nämnd', 'frågor', 'avslutade', 'utfall'], ...cells])}\n`;
}

/** What stands on every page: a person at a terminal asks for all of it, and each page leaves its trace. */
export async function allPages<T>(read: (place: { readonly after?: Cursor }) => Promise<Sida<T>>): Promise<T[]> {
  const all: T[] = [];
  let next: Cursor | undefined;
  do {
    const sida = await read(next ? { after: next } : {});
    all.push(...sida.poster);
    next = sida.next;
  } while (next);
  return all;
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
