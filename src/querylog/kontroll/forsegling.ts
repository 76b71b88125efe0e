// The seal of a month: from then on its records are what they are, and a signature says so even when they are gallrade.
import type { Database, Row, Statements } from '../../platform/sql/database.ts';
import { takeTurn } from '../../platform/sql/turn.ts';
import { type Manad, mayBeSealed } from '../manad.ts';
import type { Manader } from '../manader.ts';
import { type Huvud, headsOf } from './heads.ts';
import { KontrollError } from './kontroll-error.ts';
import { type Kontrollpunkter, type Vittne, vittneOf } from './kontrollpunkt.ts';
import { refuseInserts } from './sealed-table.ts';
import type { Signature, Signer } from './signing.ts';

export interface Forsegling extends Signature {
  readonly manad: Manad;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Every chain with its last number and link (hex), in order. */
  readonly kedjor: readonly Huvud[];
  /** How many records the chains have together. */
  readonly poster: number;
  /** The last checkpoint before the seal. */
  readonly kontrollpunkt: Vittne;
}

export interface Forseglingar {
  /**
   * Seals the month; one that is sealed stays as it is.
   * @throws {KontrollError} kind `month-open` before its time (mayBeSealed), `no-such-month` where it has no records
   * @throws {DatabaseError | KeyError}
   */
  seal(manad: Manad): Promise<Forsegling>;
  /** @throws {DatabaseError} @throws {KontrollError} kind `unreadable` */
  of(manad: Manad): Promise<Forsegling | undefined>;
  /**
   * Seals every month whose time has come, oldest first; returns them. One that cannot be sealed stops no other.
   * @throws as {@link Forseglingar.seal}; of one month once the others are done
   */
  sealDue(): Promise<Manad[]>;
}

export interface ForseglingarDeps {
  /** With `kontrollMigrations` applied. */
  readonly database: Database;
  readonly manader: Manader;
  readonly signer: Signer;
  readonly kontrollpunkter: Kontrollpunkter;
  readonly clock: { now(): number };
}

/** Any number, as long as it stays the same: processes that seal take turns in PostgreSQL. */
const ADVISORY_LOCK = 0x666f7273;

export function createForseglingar(deps: ForseglingarDeps): Forseglingar {
  const { database, manader, signer, kontrollpunkter, clock } = deps;

  async function seal(manad: Manad): Promise<Forsegling> {
    const standing = await of(database, manad);
    if (standing) return standing;
    if (!mayBeSealed(manad, clock.now())) {
      throw new KontrollError('month-open', `${manad} kan inte förseglas än: det kan fortfarande komma poster.`);
    }
    if (!(await manader.standing()).some((one) => one.manad === manad)) {
      throw new KontrollError('no-such-month', `${manad} kan inte förseglas: loggen har inga poster från den månaden.`);
    }
    const kontrollpunkt = vittneOf(await kontrollpunkter.take('forsegling'));
    return database.transaction(async (tx) => {
      await takeTurn(tx, ADVISORY_LOCK);
      return (await of(tx, manad)) ?? (await write(tx, manad, kontrollpunkt));
    });
  }

  async function write(tx: Statements, manad: Manad, kontrollpunkt: Vittne): Promise<Forsegling> {
    await refuseInserts(tx, manad);
    const kedjor = await headsOf(tx, manad);
    const poster = kedjor.reduce((sum, { nummer }) => sum + nummer, 0);
    const content = { manad, at: clock.now(), kedjor, poster, kontrollpunkt };
    const text = forseglingText(content);
    const signature = await signer.sign(text);
    const values = [manad, text, signature.nyckel, signature.signatur];
    await tx.run('INSERT INTO forsegling (manad, text, nyckel, signatur) VALUES ($1, $2, $3, $4)', values);
    await manader.markSealed(tx, manad);
    return { ...content, ...signature };
  }

  return {
    seal,
    of: (manad) => of(database, manad),
    async sealDue() {
      const sealed: Manad[] = [];
      let failure: KontrollError | undefined;
      for (const { manad, sealedAt } of await manader.standing()) {
        if (sealedAt !== undefined || !mayBeSealed(manad, clock.now())) continue;
        try {
          await seal(manad);
          sealed.push(manad);
        } catch (error) {
          if (!(error instanceof KontrollError)) throw error;
          failure ??= error;
        }
      }
      if (failure) throw failure;
      return sealed;
    },
  };
}

async function of(on: Statements, manad: Manad): Promise<Forsegling | undefined> {
  const [row] = await on.run('SELECT text, nyckel, signatur FROM forsegling WHERE manad = $1', [manad]);
  return row && toForsegling(row);
}

/** @throws {KontrollError} kind `unreadable` */
export function toForsegling({ text, nyckel, signatur }: Row): Forsegling {
  return { ...parse(String(text)), nyckel: String(nyckel), signatur: String(signatur) };
}

/** The text that is signed; from a seal that is kept elsewhere (the gallringsprotokoll) the same again. */
export function forseglingText({
  manad,
  at,
  kedjor,
  poster,
  kontrollpunkt,
}: Omit<Forsegling, keyof Signature>): string {
  const rows = kedjor.map(({ kedja, nummer, lank }) => [kedja, nummer, lank]);
  const { nummer, digest } = kontrollpunkt;
  return JSON.stringify({ slag: 'forsegling', manad, at, kedjor: rows, poster, kontrollpunkt: { nummer, digest } });
}

function parse(text: string): Omit<Forsegling, keyof Signature> {
  try {
    const { slag, manad, at, kedjor, poster, kontrollpunkt } = JSON.parse(text);
    if (slag !== 'forsegling' || typeof kontrollpunkt.digest !== 'string') throw new Error('another text');
    const heads = kedjor.map(([kedja, nummer, lank]: unknown[]) => ({ kedja, nummer, lank }));
    return { manad, at, kedjor: heads, poster, kontrollpunkt };
  } catch {
    throw new KontrollError('unreadable', 'I tabellen forsegling står en text som inte är en försegling.');
  }
}
