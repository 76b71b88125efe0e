// Works through one uppdrag at its pace, from the first question without a result, for as long as nobody says stop.
import type { Caller, Clock } from '../composite/ports.ts';
import { SECOND_MS } from '../platform/durations.ts';
import { createEncrypter, type Encrypter, type PublicJwk } from '../platform/jwe.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Avslut } from './avslut.ts';
import { kvar, placeOf, readFraga, storeResult } from './fraga-rader.ts';
import type { Platser } from './platser.ts';
import type { Fragare, Jobbnyckel, Jobbnycklar } from './ports.ts';
import { createTakt, pause, type Takt } from './takt.ts';
import { isOfardigt, type PagaendeUppdrag } from './uppdrag.ts';
import { UppskjutenError } from './uppdrag-error.ts';
import { begin, finish, ofardiga, readUppdrag } from './uppdrag-rader.ts';

export interface ArbetareDeps {
  /** With `uppdragMigrations`. */
  readonly database: Database;
  readonly fragare: Pick<Fragare, 'stall'>;
  readonly nycklar: Jobbnycklar;
  readonly avslut: Avslut;
  /** Whether the nämnd's instruction still holds. */
  readonly harInstruktion: (namnd: string) => Promise<boolean>;
  /** Of the process, for questions under way. */
  readonly platser: Platser;
  readonly clock: Clock;
  /** Told of what made it pause; it goes on by itself. */
  readonly onTrouble: (error: unknown, uppdrag: string) => void;
}

export interface Stopp {
  /** No question is begun after it. */
  readonly begin: AbortSignal;
  /** Those under way are given up. */
  readonly left: AbortSignal;
}

/** `klart`: there is nothing more to do here; `igen`: there is, and somebody must take it up. */
export type Arbetare = (id: string, stopp: Stopp) => Promise<'klart' | 'igen'>;

/** Questions under way at once, whatever the pace. */
const MOST_UNDER_WAY = 8;

/** After trouble that passes by itself, before it is taken up again; milliseconds. */
const PAUSE_MS = 5 * SECOND_MS;

/** Why one cannot go on, ever: what the audit trail says of its end. */
const SKAL = {
  'utan nyckel': 'Nyckeln till frågorna finns inte längre',
  'utan instruktion': 'Nämndens instruktion gäller inte längre',
  oläslig: 'En fråga är ändrad i databasen och kan inte läsas',
  okrypterbar: 'Resultaten kan inte krypteras till nämndens publika nyckel',
} as const;

class OmojligtError extends Error {
  override readonly name = 'OmojligtError';
  readonly skal: keyof typeof SKAL;

  constructor(skal: keyof typeof SKAL) {
    super('the uppdrag cannot go on');
    this.skal = skal;
  }
}

interface Arbete {
  readonly uppdrag: PagaendeUppdrag;
  readonly nyckel: Jobbnyckel;
  readonly encrypter: Encrypter;
  readonly caller: Caller;
}

export function createArbetare(deps: ArbetareDeps): Arbetare {
  const { database, nycklar, avslut, platser, clock, onTrouble } = deps;

  async function work(id: string, stopp: Stopp): Promise<'klart' | 'igen'> {
    const uppdrag = await readUppdrag(database, id);
    if (!uppdrag || !isOfardigt(uppdrag) || !(await isInTurn(uppdrag))) return 'klart';
    try {
      const arbete = await arbeteOf(uppdrag);
      await begin(database, id);
      await askAll(arbete, stopp);
    } catch (error) {
      if (!(error instanceof OmojligtError)) throw error;
      await avslut.avbryt(id, { aktor: { namn: 'sammansatt' }, skal: SKAL[error.skal] });
      return 'klart';
    }
    if (await finish(database, uppdrag, clock.now())) await avslut.slapp(uppdrag);
    else if (stopp.begin.aborted) return 'igen';
    return 'klart';
  }

  /** @throws {OmojligtError} before anybody is asked for what nobody could read */
  async function arbeteOf(uppdrag: PagaendeUppdrag): Promise<Arbete> {
    const nyckel = await nycklar.hitta(uppdrag);
    if (!nyckel) throw new OmojligtError('utan nyckel');
    const { anropare, publikNyckel } = uppdrag;
    const caller = anropare === undefined ? {} : { organisationsnummer: anropare };
    return { uppdrag, nyckel, caller, encrypter: encrypterOf(publikNyckel) };
  }

  /** One of a nämnd's at a time. */
  async function isInTurn({ id, namnd }: PagaendeUppdrag): Promise<boolean> {
    const [first] = await ofardiga(database, namnd);
    return first?.id === id;
  }

  /** Until all have a result, somebody says stop, or it was ended. */
  async function askAll(arbete: Arbete, { begin, left }: Stopp): Promise<void> {
    const { id, namnd, takt } = arbete.uppdrag;
    const underWay = new Set<Promise<void>>();
    const failure = new AbortController();
    const stop = AbortSignal.any([begin, failure.signal]);
    const next: Takt = createTakt(takt, clock);
    try {
      for (const nummer of await kvar(database, id)) {
        await next(stop);
        if (underWay.size >= MOST_UNDER_WAY) await Promise.race(underWay);
        if (stop.aborted || !(await isGoingOn(id))) break;
        if (!(await deps.harInstruktion(namnd))) throw new OmojligtError('utan instruktion');
        const lamna = await platser.ta(stop);
        if (!lamna) break;
        const one = ask(arbete, nummer, left)
          .catch((error) => failure.abort(error))
          .finally(lamna);
        underWay.add(one);
        void one.then(() => underWay.delete(one));
      }
    } finally {
      await Promise.all(underWay);
    }
    failure.signal.throwIfAborted();
  }

  async function isGoingOn(id: string): Promise<boolean> {
    const uppdrag = await readUppdrag(database, id);
    return uppdrag !== undefined && isOfardigt(uppdrag);
  }

  async function ask({ uppdrag, nyckel, encrypter, caller }: Arbete, nummer: number, left: AbortSignal): Promise<void> {
    const { id } = uppdrag;
    const bytes = await readFraga(database, id, nummer);
    if (!bytes) return;
    const fraga: unknown = JSON.parse(read(nyckel, bytes, placeOf(id, nummer)));
    const { utfall, text, type } = await deps.fragare.stall(fraga, caller, left);
    const jwe = await encrypter.encrypt(text, { type, header: { nummer } }).catch(() => {
      // To try again would be to ask about the person again, for the same end.
      throw new OmojligtError('okrypterbar');
    });
    await storeResult(database, id, { nummer, utfall, jwe });
  }

  return async (id, stopp) => {
    try {
      return await work(id, stopp);
    } catch (error) {
      if (!(error instanceof UppskjutenError)) onTrouble(error, id);
      await pause(PAUSE_MS, stopp.begin);
      return 'igen';
    }
  };
}

function read(nyckel: Jobbnyckel, bytes: Uint8Array, bound: string): string {
  try {
    return nyckel.decrypt(bytes, bound);
  } catch {
    throw new OmojligtError('oläslig');
  }
}

function encrypterOf(publikNyckel: PublicJwk): Encrypter {
  try {
    return createEncrypter(publikNyckel);
  } catch {
    throw new OmojligtError('okrypterbar');
  }
}
