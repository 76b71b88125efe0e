// The register as this process holds it in memory: fetched anew within a second of a change, and trusted for ten seconds.
import { createPoller } from '../platform/poller.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Anslutning } from './anslutning.ts';
import { type Lagrad, toLagrad } from './dokument.ts';
import { normalHandlaggare } from './handlaggare.ts';
import { lastNumber } from './raknare.ts';
import { createRegister, type Register } from './register.ts';

export interface RegisterViewDeps {
  /** With `anslutningMigrations`. */
  readonly database: Database;
  readonly clock: { monotonic(): number };
  /** From the end of one look at the database to the next; milliseconds. Default 300. */
  readonly pollMs?: number;
  /** How old what is known may be before everybody is refused; milliseconds. Default 10,000. */
  readonly trustedMs?: number;
  /** Told once when the register cannot be read (`error`), and once when it can again (undefined). */
  readonly onTrouble?: (error: unknown) => void;
}

/** Every lookup throws {@link RegisterUnavailableError} while the register could not be read for longer than it is trusted. */
export interface RegisterView extends Register {
  /** Reads what has changed; resolves when this process knows it. @throws {DatabaseError} */
  refresh(): Promise<void>;
  /** Reads the register once, then looks for changes until `close`. @throws {DatabaseError} */
  start(): Promise<void>;
  /** Whether lookups are answered. */
  ready(): boolean;
  close(): Promise<void>;
}

/** What this process knows of the register is too old to ask anybody's questions by. */
export class RegisterUnavailableError extends Error {
  override readonly name = 'RegisterUnavailableError';

  constructor() {
    super('Registret över anslutningar har inte kunnat läsas: ingen släpps fram.');
  }
}

export function createRegisterView(deps: RegisterViewDeps): RegisterView {
  const { database, clock, pollMs = 300, trustedMs = 10_000, onTrouble = () => {} } = deps;
  const anslutningar = new Map<string, Anslutning>();
  const atagandenTom = new Map<string, string>();
  let snapshot: Register = createRegister([]);
  let seen = -1;
  let readAt = Number.NEGATIVE_INFINITY;

  async function readChanges(): Promise<void> {
    const began = clock.monotonic();
    const number = await lastNumber(database, 'register');
    // A number that went back is another database, e.g. a restored one: nothing known of it holds.
    if (number !== seen) await read(number < seen ? -1 : seen, number);
    readAt = began;
  }

  /** What is committed after `number` was read may come along; it is read again with the next. */
  async function read(after: number, number: number): Promise<void> {
    const changed = await database.run('SELECT * FROM anslutning WHERE andrad > $1', [after]);
    const confirmed = await database.run(
      `SELECT organisationsnummer, handlaggare, MAX(giltigt_tom) AS tom FROM atagande WHERE andrad > $1
        GROUP BY organisationsnummer, handlaggare`,
      [after],
    );
    if (after < 0) {
      anslutningar.clear();
      atagandenTom.clear();
    }
    for (const row of changed) anslutningar.set(String(row.id), (toLagrad(row) as Lagrad<Anslutning>).dokument);
    for (const { organisationsnummer, handlaggare, tom } of confirmed) {
      const key = `${organisationsnummer} ${handlaggare}`;
      const known = atagandenTom.get(key) ?? '';
      if (String(tom) > known) atagandenTom.set(key, String(tom));
    }
    snapshot = createRegister(anslutningar.values(), (number, handlaggare) =>
      atagandenTom.get(`${number} ${normalHandlaggare(handlaggare)}`),
    );
    seen = number;
  }

  const { refresh, start, close } = createPoller({ read: readChanges, pollMs, onTrouble });

  function ready(): boolean {
    return clock.monotonic() - readAt <= trustedMs;
  }

  function trusted(): Register {
    if (!ready()) throw new RegisterUnavailableError();
    return snapshot;
  }

  return {
    get bastjanster() {
      return trusted().bastjanster;
    },
    byOrganisationsnummer: (number) => trusted().byOrganisationsnummer(number),
    byCertificate: (fingerprint) => trusted().byCertificate(fingerprint),
    isKnown: (number) => trusted().isKnown(number),
    atagandeTom: (number, handlaggare) => trusted().atagandeTom(number, handlaggare),
    ...{ refresh, start, close, ready },
  };
}
