// What stays of a gallring: a signed text of what went, when and on what ground, with nothing of anybody in it.

import type { Database, Row } from '../../platform/sql/database.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import type { Forsegling, Forseglingar } from '../kontroll/forsegling.ts';
import type { Signature, Signer } from '../kontroll/signing.ts';
import type { Manad } from '../manad.ts';
import type { Manader } from '../manader.ts';
import { type Gallringsbeslut, readBeslut } from './beslut.ts';
import type { Korning, Korningar, MarkeringSteg, Steg } from './korning.ts';

/** Times are milliseconds since the epoch; nämnder are organisationsnummer, or `drift` for what operators left. */
export interface ProtokollInnehall {
  /** Of this form. */
  readonly version: 1;
  readonly nummer: number;
  readonly korning: string;
  readonly startadAt: number;
  /** Who or what. */
  readonly startadAv: string;
  readonly aterupptagen: readonly { readonly at: number; readonly av: string }[];
  readonly avslutadAt: number;
  readonly beslut: readonly Pick<
    Gallringsbeslut,
    'nummer' | 'referens' | 'datum' | 'beslutadAv' | 'namnd' | 'manader'
  >[];
  /** The oldest and the newest month; absent where only markeringar ended. */
  readonly intervall?: { readonly fran: Manad; readonly till: Manad };
  readonly delar: readonly ProtokollDel[];
  /** Not carried out, since their beslut ceased to be in force meanwhile. */
  readonly utgick: readonly { readonly manad: Manad; readonly namnd: string; readonly beslut: number }[];
  readonly markeringar: readonly ProtokollMarkering[];
  /** Months of which nothing remains, each with its seal. */
  readonly slopade: readonly Manad[];
  readonly forseglingar: readonly Forsegling[];
  /** Copies of the keys stay this many days; from the day `borta` on there is none of those destroyed here. */
  readonly nyckelkopior: { readonly dagar: number; readonly borta: string };
}

export interface ProtokollDel {
  readonly manad: Manad;
  readonly namnd: string;
  /** The number of its beslut. */
  readonly beslut: number;
  /** Questions that the month had, how many of them a hold keeps, and how many are gone. */
  readonly fragor: number;
  readonly kvarhallna: number;
  readonly gallrade: number;
  /** Records of every kind that were taken out of the month: questions, their ends, looks into the log. */
  readonly poster: number;
  readonly nyckelForstordAt: number;
}

export interface ProtokollMarkering {
  readonly namnd: string;
  readonly slag: MarkeringSteg['slag'];
  /** Questions that it kept, how many went on to another hold, and how many are gone. */
  readonly fragor: number;
  readonly overflyttade: number;
  readonly gallrade: number;
  readonly nyckelForstordAt: number;
}

export interface Protokoll {
  readonly nummer: number;
  readonly innehall: ProtokollInnehall;
  /** `innehall` as canonical JSON (keys in order, no blanks): what is signed. */
  readonly text: string;
  readonly signatur: Signature;
}

export interface ProtokollArkiv {
  /** Writes the protokoll of a run that has nothing left to do, and ends the run. May be repeated. */
  write(korning: Korning): Promise<Protokoll>;
  all(): Promise<Protokoll[]>;
  of(nummer: number): Promise<Protokoll | undefined>;
  /** Whether the text is what was once signed. */
  verify(protokoll: Pick<Protokoll, 'text' | 'signatur'>): Promise<boolean>;
}

export interface ProtokollDeps {
  readonly database: Database;
  readonly korningar: Korningar;
  readonly manader: Manader;
  readonly forseglingar: Pick<Forseglingar, 'of'>;
  readonly signer: Pick<Signer, 'sign' | 'verify'>;
  /** Days that backups of the keys are kept. */
  readonly keyBackupDays: number;
  readonly clock: { now(): number };
}

const INSERT = `INSERT INTO gallringsprotokoll (nummer, gallring, text, nyckel, signatur)
  VALUES ($1, $2, $3, $4, $5) ON CONFLICT (nummer) DO NOTHING`;

export function createProtokollArkiv(deps: ProtokollDeps): ProtokollArkiv {
  const { database, signer, clock } = deps;

  async function of(nummer: number): Promise<Protokoll | undefined> {
    const [row] = await database.run('SELECT * FROM gallringsprotokoll WHERE nummer = $1', [nummer]);
    return row && toProtokoll(row);
  }

  return {
    async write(korning) {
      const end = 'UPDATE gallring SET avslutad_at = COALESCE(avslutad_at, $2) WHERE id = $1 RETURNING avslutad_at';
      const [ended] = await database.run(end, [korning.id, clock.now()]);
      const text = canonical(await compile(deps, korning, Number(ended?.avslutad_at)));
      const { nyckel, signatur } = await signer.sign(text);
      await database.transaction(async (tx) => {
        await tx.run(INSERT, [korning.nummer, korning.id, text, nyckel, signatur]);
        await tx.run("UPDATE gallring SET status = 'klar' WHERE id = $1", [korning.id]);
      });
      return (await of(korning.nummer)) as Protokoll;
    },
    async all() {
      return (await database.run('SELECT * FROM gallringsprotokoll ORDER BY nummer')).map(toProtokoll);
    },
    of,
    verify: ({ text, signatur }) => signer.verify(text, signatur),
  };
}

/** From what is stored alone, so that a run that was killed and resumed gives the same. */
async function compile(deps: ProtokollDeps, korning: Korning, avslutadAt: number): Promise<ProtokollInnehall> {
  const { database, korningar, keyBackupDays } = deps;
  const { id, nummer, startadAt, startadAv } = korning;
  const steg = await korningar.steg(id);
  const delar = steg.filter(({ status }) => status === 'klar').map(toDel);
  const utgick = steg
    .filter(({ status }) => status === 'utgick')
    .map(({ manad, namnd, beslut }) => ({ manad, namnd, beslut }));
  const markeringar = (await korningar.markeringSteg(id)).map(toProtokollMarkering);
  const used = new Set(steg.map(({ beslut }) => beslut));
  const beslut = (await readBeslut(database)).filter((one) => used.has(one.nummer)).map(toGround);
  const manader = [...new Set(delar.map(({ manad }) => manad))];
  const slopade = await droppedOf(deps, manader);
  const forseglingar: Forsegling[] = [];
  for (const manad of slopade) {
    const forsegling = await deps.forseglingar.of(manad);
    if (forsegling) forseglingar.push(forsegling);
  }
  const [fran, till] = [manader[0], manader.at(-1)];
  const destroyed = [...delar, ...markeringar].map(({ nyckelForstordAt }) => nyckelForstordAt);
  const borta = addDays(swedishDay(Math.max(startadAt, ...destroyed)), keyBackupDays + 1);
  return {
    version: 1,
    nummer,
    korning: id,
    startadAt,
    startadAv,
    aterupptagen: await korningar.resumptions(id),
    avslutadAt,
    beslut,
    ...(fran && till && { intervall: { fran, till } }),
    delar,
    utgick,
    markeringar,
    slopade,
    forseglingar,
    nyckelkopior: { dagar: keyBackupDays, borta },
  };
}

async function droppedOf({ manader }: ProtokollDeps, touched: readonly Manad[]): Promise<Manad[]> {
  const dropped = (await manader.all()).filter(({ droppedAt }) => droppedAt !== undefined);
  return dropped.map(({ manad }) => manad).filter((manad) => touched.includes(manad));
}

function toGround({ nummer, referens, datum, beslutadAv, namnd, manader }: Gallringsbeslut) {
  return { nummer, referens, datum, beslutadAv, ...(namnd !== undefined && { namnd }), manader };
}

function toDel({ manad, namnd, beslut, antal, kvarhallna = 0, nyckelForstordAt = 0 }: Steg): ProtokollDel {
  const { fragor = 0, poster = 0 } = antal ?? {};
  return { manad, namnd, beslut, fragor, kvarhallna, gallrade: fragor - kvarhallna, poster, nyckelForstordAt };
}

function toProtokollMarkering(steg: MarkeringSteg): ProtokollMarkering {
  const { namnd, slag, fragor = 0, overflyttade = 0, nyckelForstordAt = 0 } = steg;
  return { namnd, slag, fragor, overflyttade, gallrade: fragor - overflyttade, nyckelForstordAt };
}

function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The same text for the same value, whatever the order in which it was built. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function toProtokoll({ nummer, text, nyckel, signatur }: Row): Protokoll {
  const signature: Signature = { nyckel: String(nyckel), signatur: String(signatur) };
  return { nummer: Number(nummer), innehall: JSON.parse(String(text)), text: String(text), signatur: signature };
}
