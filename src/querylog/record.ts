// One question as whoever must answer for the log reads it.
import type { LoggedOutcome } from '../composite/ports.ts';
import { type Ingivare, type Period, PersonId, type Personuppgiftsbitrade } from '../composite/query.ts';
import type { Row } from '../platform/sql/database.ts';
import { DecipherError, type Sokfalt, sameText } from './cipher.ts';
import { type FragaInnehall, readInnehall } from './innehall.ts';
import type { Key } from './keys/keyring.ts';
import { readOutcomes } from './outcome-text.ts';
import { type Post, toPost } from './post.ts';

/** One question as the log has it. Times are milliseconds since the epoch. */
export interface QueryRecord {
  readonly id: string;
  readonly begunAt: number;
  /** Organisationsnummer under whose key the record is. */
  readonly namnd: string;
  readonly korrelationsid: string;
  readonly ingivare: Ingivare;
  readonly personuppgiftsbitraden: readonly Personuppgiftsbitrade[];
  readonly person: PersonId;
  readonly arende: string;
  readonly syfte: string;
  readonly lagtext: string;
  readonly period: Period;
  /** By bastjänst, where it was asked for another period. */
  readonly perioder: Readonly<Record<string, Period>>;
  /** Codes of what was remarked upon in the question. */
  readonly anmarkningar: readonly string[];
  /** Ids of every bastjänst that was asked or would have been. */
  readonly bastjanster: readonly string[];
  /** Absent as long as the question stands as begun, which counts as disclosed. */
  readonly avslut?: Avslut;
}

export interface Avslut {
  readonly completedAt: number;
  /** From the question's arrival to its answer. */
  readonly milliseconds: number;
  readonly outcomes: readonly LoggedOutcome[];
}

/** What a question's row and its end's, if there is one, say without a key. */
export interface EncryptedRecord {
  readonly post: Post;
  readonly avslut?: Avslut;
}

/** Columns of the end beside those of the question. */
export const AVSLUT_COLUMNS = 'a.at AS avslut_at, a.milliseconds AS avslut_milliseconds, a.bastjanster AS utfall';

export function toEncrypted(row: Row): EncryptedRecord {
  const avslut = toAvslut(row);
  return { post: toPost(row), ...(avslut && { avslut }) };
}

/** Out of {@link AVSLUT_COLUMNS}; undefined where the question has no end. */
export function toAvslut({ avslut_at, avslut_milliseconds, utfall }: Row): Avslut | undefined {
  if (avslut_at === null || avslut_at === undefined) return undefined;
  const outcomes = readOutcomes(String(utfall ?? ''));
  return { completedAt: Number(avslut_at), milliseconds: Number(avslut_milliseconds), outcomes };
}

/** @throws {DecipherError} */
export function toRecord({ post, avslut }: EncryptedRecord, key: Key): QueryRecord {
  return assemble(post, readInnehall(post, key), avslut);
}

/**
 * The record, where its content is about what it was found by. A lookup stands outside the ciphertext: whoever can change
 * the database can give it to another's record, and the content alone tells.
 * @throws {DecipherError}
 */
export function foundBy(record: QueryRecord, falt: Sokfalt, value: string): QueryRecord {
  const { person, arende, ingivare } = record;
  const content = { person: person.reveal(), arende, handlaggare: ingivare.handlaggare }[falt];
  if (sameText(content) !== sameText(value)) throw new DecipherError();
  return record;
}

export function assemble(
  { id, at, namnd, bastjanster = '' }: Pick<Post, 'id' | 'at' | 'namnd' | 'bastjanster'>,
  innehall: FragaInnehall,
  avslut?: Avslut,
): QueryRecord {
  const { korrelationsid, person, arende, ingivare, handlaggare, bitraden, syfte, lagtext, period, perioder } =
    innehall;
  return {
    id,
    begunAt: at,
    namnd,
    korrelationsid,
    ingivare: { organisationsnummer: namnd, namn: ingivare, handlaggare },
    personuppgiftsbitraden: bitraden,
    person: new PersonId(person),
    arende,
    syfte,
    lagtext,
    period,
    perioder,
    anmarkningar: innehall.anmarkningar,
    bastjanster: bastjanster.split(';').filter(Boolean),
    ...(avslut && { avslut }),
  };
}
