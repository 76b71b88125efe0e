// What a protokoll says: put together from what a run has stored, so that one that was killed and resumed says the same.
import type { Database } from '../../platform/sql/database.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import type { KeyName } from '../keys/keyring.ts';
import type { Forsegling, Forseglingar } from '../kontroll/forsegling.ts';
import { KontrollError } from '../kontroll/kontroll-error.ts';
import type { Manad } from '../manad.ts';
import type { Manader } from '../manader.ts';
import { type Gallringsbeslut, readBeslut } from './beslut.ts';
import type { Korning, Korningar } from './korning.ts';
import type { MarkeringSteg, Steg } from './steg.ts';

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
  /** Could not be carried out, and why; nothing of it is gone. */
  readonly hindrade: readonly ProtokollHinder[];
  /** Keys that had been destroyed before and had come back, and were destroyed again. */
  readonly nycklar: readonly (KeyName & { readonly nyckelForstordAt: number })[];
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
  /** What was amiss with its records. */
  readonly anmarkning?: string;
}

/** One nämnd's month, by its beslut, or one markering. */
export interface ProtokollHinder {
  readonly namnd: string;
  readonly manad?: Manad;
  readonly beslut?: number;
  readonly markering?: string;
  readonly orsak: string;
}

export interface ProtokollMarkering {
  /** Its id, a UUID. */
  readonly markering: string;
  readonly namnd: string;
  readonly slag: MarkeringSteg['slag'];
  /** Questions that it kept, how many went on to another hold, and how many are gone. */
  readonly fragor: number;
  readonly overflyttade: number;
  readonly gallrade: number;
  /** Those that are gone, by their month. */
  readonly gallradeManader: Readonly<Record<Manad, number>>;
  readonly nyckelForstordAt: number;
}

export interface SammanstallningDeps {
  readonly database: Database;
  readonly korningar: Korningar;
  readonly manader: Manader;
  readonly forseglingar: Pick<Forseglingar, 'of'>;
  /** Days that backups of the keys are kept. */
  readonly keyBackupDays: number;
}

/** From what is stored alone, so that a run that was killed and resumed gives the same. */
export async function compile(
  deps: SammanstallningDeps,
  korning: Korning,
  avslutadAt: number,
): Promise<ProtokollInnehall> {
  const { database, korningar, keyBackupDays } = deps;
  const { id, nummer, startadAt, startadAv } = korning;
  const steg = await korningar.steg(id);
  const delar = steg.filter(({ status }) => status === 'klar').map(toDel);
  const utgick = steg
    .filter(({ status }) => status === 'utgick')
    .map(({ manad, namnd, beslut }) => ({ manad, namnd, beslut }));
  const ended = await korningar.markeringSteg(id);
  const markeringar = ended.filter(({ status }) => status === 'klar').map(toProtokollMarkering);
  const hindrade = [...steg, ...ended].filter(({ status }) => status === 'hindrad').map(toHinder);
  const nycklar = (await korningar.nyckelSteg(id)).map(({ nyckel, forstordAt = 0 }) => {
    return { ...nyckel, nyckelForstordAt: forstordAt };
  });
  const used = new Set(steg.map(({ beslut }) => beslut));
  const beslut = (await readBeslut(database)).filter((one) => used.has(one.nummer)).map(toGround);
  const manader = [...new Set(delar.map(({ manad }) => manad))];
  const slopade = await droppedOf(deps, manader);
  const forseglingar: Forsegling[] = [];
  for (const manad of slopade) {
    const forsegling = await sealOf(deps, manad);
    if (forsegling) forseglingar.push(forsegling);
  }
  const [fran, till] = [manader[0], manader.at(-1)];
  const destroyed = [...delar, ...markeringar, ...nycklar].map(({ nyckelForstordAt }) => nyckelForstordAt);
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
    hindrade,
    nycklar,
    slopade,
    forseglingar,
    nyckelkopior: { dagar: keyBackupDays, borta },
  };
}

/** A seal that somebody has made unreadable must not keep the protokoll from being written; the control accuses it. */
async function sealOf({ forseglingar }: SammanstallningDeps, manad: Manad): Promise<Forsegling | undefined> {
  try {
    return await forseglingar.of(manad);
  } catch (error) {
    if (error instanceof KontrollError) return undefined;
    throw error;
  }
}

async function droppedOf({ manader }: SammanstallningDeps, touched: readonly Manad[]): Promise<Manad[]> {
  const dropped = (await manader.all()).filter(({ droppedAt }) => droppedAt !== undefined);
  return dropped.map(({ manad }) => manad).filter((manad) => touched.includes(manad));
}

function toGround({ nummer, referens, datum, beslutadAv, namnd, manader }: Gallringsbeslut) {
  return { nummer, referens, datum, beslutadAv, ...(namnd !== undefined && { namnd }), manader };
}

function toDel({ manad, namnd, beslut, antal, kvarhallna = 0, nyckelForstordAt = 0, anmarkning }: Steg): ProtokollDel {
  const { fragor = 0, poster = 0 } = antal ?? {};
  const gallrade = fragor - kvarhallna;
  const remark = anmarkning === undefined ? {} : { anmarkning };
  return { manad, namnd, beslut, fragor, kvarhallna, gallrade, poster, nyckelForstordAt, ...remark };
}

function toHinder(steg: Steg | MarkeringSteg): ProtokollHinder {
  const { namnd, anmarkning: orsak = '' } = steg;
  if ('markering' in steg) return { namnd, markering: steg.markering, orsak };
  return { namnd, manad: steg.manad, beslut: steg.beslut, orsak };
}

function toProtokollMarkering(steg: MarkeringSteg): ProtokollMarkering {
  const { markering, namnd, slag, fragor = 0, overflyttade = 0, gallradeManader = {}, nyckelForstordAt = 0 } = steg;
  const gallrade = fragor - overflyttade;
  return { markering, namnd, slag, fragor, overflyttade, gallrade, gallradeManader, nyckelForstordAt };
}

function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
