// How what comes out of the log is written as JSON: times in Swedish time with offset, and a person only in a question.
import type { Atkomst } from '../querylog/granskning/atkomster.ts';
import type { Omatchad } from '../querylog/granskning/avstamning.ts';
import type { Cursor, Sida } from '../querylog/granskning/sidor.ts';
import { isoInSweden } from '../querylog/granskning/svensk-tid.ts';
import { UTFALL, utfallOf } from '../querylog/granskning/utfall.ts';
import type { QueryRecord } from '../querylog/record.ts';

export type Namn = ReadonlyMap<string, string>;

/** The property, in ISO 8601, where there is a time. */
export function tid<Name extends string>(name: Name, at: number | undefined): { readonly [name in Name]?: string } {
  return at === undefined ? {} : ({ [name]: isoInSweden(at) } as { [name in Name]: string });
}

export function sidaJson<T extends object>({ poster, next }: Sida<T>, toJson: (one: T) => object): object {
  return { poster: poster.map(toJson), ...(next && { nasta: cursorText(next) }) };
}

function cursorText({ at, id }: Cursor): string {
  return `${at}.${id}`;
}

/** The one place where a person leaves the log by this API, beside the registerutdrag. */
export function fragaJson(record: QueryRecord, namn: Namn): object {
  const { id, begunAt, namnd, korrelationsid, ingivare, personuppgiftsbitraden, person, avslut } = record;
  const { arende, syfte, lagtext, period, anmarkningar } = record;
  const took = new Map(avslut?.outcomes.map(({ bastjanst, milliseconds }) => [bastjanst, milliseconds]));
  return {
    id,
    tid: isoInSweden(begunAt),
    namnd,
    korrelationsid,
    ingivare,
    personuppgiftsbitraden,
    person: person.reveal(),
    arende,
    syfte,
    lagtext,
    period,
    anmarkningar,
    myndigheter: utfallOf(record).map(({ bastjanst, utfall }) => ({
      id: bastjanst,
      namn: namn.get(bastjanst) ?? bastjanst,
      utfall,
      text: UTFALL[utfall].text,
      ...(took.has(bastjanst) && { millisekunder: took.get(bastjanst) }),
    })),
    ...(avslut && { avslut: { tid: isoInSweden(avslut.completedAt), millisekunder: avslut.milliseconds } }),
  };
}

/** Without its person: who sees the list looks at the question itself where they need to know. */
export function omatchadJson({ fraga, personFinns, arendeFinns }: Omatchad): object {
  const { id, begunAt, ingivare, arende, syfte } = fraga;
  const { organisationsnummer, namn, handlaggare } = ingivare;
  const organisation = { organisationsnummer, namn };
  return { id, tid: isoInSweden(begunAt), handlaggare, organisation, arende, syfte, personFinns, arendeFinns };
}

export function atkomstJson({ at, interval, ...rest }: Atkomst): object {
  const intervall = interval && { fran: isoInSweden(interval.from), till: isoInSweden(interval.to) };
  return { ...rest, tid: isoInSweden(at), ...(intervall && { intervall }) };
}
