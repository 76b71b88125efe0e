// The shape of the normalised overview: what each bastjänst's oversikt.ts reads out of its answer, with the origin of every figure.
import type { Responder } from '../composite/quality.ts';
import type { BastjanstQuery } from '../composite/query.ts';
import type { Place } from './json-place.ts';

/** Where it came from: `post` is the whole, the others are the fields of the same names. JSON Pointers into the answer. */
export type Harkomst = { readonly post: string } & Readonly<Record<string, string>>;

/** What every entry has. */
export interface Post {
  readonly harkomst: Harkomst;
  /** Fields of which something stands in the answer that cannot be read: unknown, not empty. */
  readonly olasta?: readonly string[];
}

/** A code of the source as it came, and what it says in Swedish. */
export interface Kod {
  readonly kod?: string;
  readonly text: string;
}

/** Both ends included, `YYYY-MM-DD`. */
export interface Intervall extends Post {
  readonly fran?: string;
  readonly tom?: string;
}

/** Whom it is about, seen from the person asked about; never an identity. */
export type PersonRoll = 'tillfrågad' | 'barn';

export type Utbetalningsstatus = 'preliminär' | 'effektuerad' | 'planerad';

/** `löpande` is missed when it stops; `engång` is not; `efterskott` is reported in the month after. */
export type Takt = 'löpande' | 'engång' | 'efterskott';

/** A line of a payment. Lines explain a payment and are not to be summed. Öre. */
export interface Utbetalningsrad extends Post {
  readonly forman?: Kod;
  readonly delforman?: Kod;
  readonly beloppstyp?: Kod;
  readonly belopp?: number;
  readonly brutto?: number;
  readonly skatt?: number;
  readonly avdrag?: number;
  readonly dagar?: number;
  readonly period?: Intervall;
}

/** A payment, made or to come. Öre. What the source does not say is absent, never reckoned. */
export interface Utbetalning extends Post {
  /** Who inside the bastjänst: an id of its `svarande`. */
  readonly svarande: string;
  readonly forman: Kod;
  readonly delforman?: Kod;
  readonly beloppstyp?: Kod;
  readonly brutto?: number;
  readonly skatt?: number;
  readonly avdrag?: number;
  /** After tax and before deductions, where the source says that. */
  readonly nettoEfterSkatt?: number;
  /** What the person gets. */
  readonly netto?: number;
  /** `YYYY-MM-DD`; absent where none is decided. */
  readonly utbetalningsdag?: string;
  readonly period?: Intervall;
  readonly dagar?: number;
  readonly status: Utbetalningsstatus;
  readonly takt: Takt;
  /** Who gets it. No source says of a payment that it concerns a child. */
  readonly person: Extract<PersonRoll, 'tillfrågad'>;
  readonly rader?: readonly Utbetalningsrad[];
}

/** A month's wages from one employer. Öre. */
export interface Lon extends Post {
  readonly svarande: string;
  /** `YYYY-MM` */
  readonly manad?: string;
  readonly arbetsgivare?: string;
  readonly brutto?: number;
  readonly skatt?: number;
  /** The format is not public: this is our reading of it. */
  readonly egenTolkning: true;
}

/** What a source says in a form that we do not know: it stands untouched in the answer and proves nothing here. */
export interface Okant {
  readonly harkomst: Harkomst;
  /** Whose it is, where that is known; else it may be anybody's inside the bastjänst. */
  readonly svarande?: string;
  readonly text: string;
}

/** What a source never tells in full: all of it, up to and including a month (`YYYY-MM`), or for ever where none is named. */
export interface Forbehall {
  readonly svarande: string;
  readonly tom?: string;
  readonly text: string;
}

/** Payments that a question did not ask for, though its bastjänst may have them. */
export interface Oefterfragat {
  readonly svarande: string;
  /** Those of the days asked about, or those that are still to come. */
  readonly galler: 'utbetalningar' | 'kommande';
  /** Codes of the benefits that were asked for all the same. */
  readonly efterfragade: readonly string[];
  /** For people, in Swedish. */
  readonly text: string;
}

/** When all of a month can have been told: before it is paid, when the month is over, or when employers have declared it after that. */
export type Klart = 'i förväg' | 'månadens slut' | 'månaden efter';

/** The other kinds of entry: fields by name, as the bastjänst's oversikt.ts documents them. */
export interface Uppgift extends Post {
  readonly svarande?: string;
}

export type Uppgiftsslag = 'beslut' | 'studiestod' | 'akassa' | 'arbetssokande' | 'fordon' | 'tillstand' | 'skatt';

/** All that a bastjänst's answer gives to the overview. */
export interface Poster extends Partial<Readonly<Record<Uppgiftsslag, readonly Uppgift[]>>> {
  readonly utbetalningar?: readonly Utbetalning[];
  readonly lon?: readonly Lon[];
  readonly okant?: readonly Okant[];
  readonly forbehall?: readonly Forbehall[];
}

/** A bastjänst's reading of its own answer. */
export interface OversiktMapper {
  /**
   * Whose silence makes sums incomplete: those of its responders that can have payments or wages, by id, with a name for
   * people; `alla` where only the answer tells who they are.
   */
  readonly betalar: 'alla' | Readonly<Record<string, string>>;
  /** Of those: when a month's payments are told, of all of them or by id. */
  readonly klart: Klart | Readonly<Record<string, Klart>>;
  /** What the question left out, where a question chooses among payments. Never throws. */
  readonly oefterfragat?: (query: Pick<BastjanstQuery, 'parameters'>) => readonly Oefterfragat[];
  /**
   * Pure, and total: the answer may deviate from its schema. @param data as the JSON answer has it
   * @param svarande those who answered inside the bastjänst, as assess.ts has them
   */
  readonly poster: (data: Place, svarande: readonly Pick<Responder, 'id'>[]) => Poster;
}
