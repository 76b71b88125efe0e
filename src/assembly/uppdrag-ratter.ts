// Who may hand in batches for whom, fetch them, and on which terms: by the database, or where that would cost each question a read, by the view of it.
import { AnslutningError } from '../anslutning/anslutning-error.ts';
import type { Anslutningar } from '../anslutning/anslutningar.ts';
import { mayCall } from '../anslutning/permission.ts';
import type { RegisterView } from '../anslutning/register-view.ts';
import type { Uppdragsratt } from '../anslutning/uppdragsratt.ts';
import type { Caller } from '../composite/ports.ts';
import { swedishDay } from '../platform/swedish-day.ts';
import { okant, UppdragError } from '../uppdrag/uppdrag-error.ts';
import type { UppdragServices } from '../web/uppdrag/services.ts';

export interface UppdragRatterDeps {
  readonly anslutningar: Pick<Anslutningar, 'en'>;
  /** Absent in trial mode. */
  readonly view: Pick<RegisterView, 'byOrganisationsnummer'> | undefined;
  readonly clock: { now(): number };
  /** Nobody needs to show who calls. */
  readonly trial: boolean;
}

export interface UppdragRatter extends Pick<UppdragServices, 'villkorFor' | 'provaHamtning'> {
  /** Whether the nämnd's instruction holds, for each question. @throws {RegisterUnavailableError | DatabaseError} */
  harInstruktion(namnd: string): Promise<boolean>;
  /** The same by the database. @throws {DatabaseError} */
  harInstruktionIRegistret(namnd: string): Promise<boolean>;
}

export function createUppdragRatter({ anslutningar, view, clock, trial }: UppdragRatterDeps): UppdragRatter {
  const idag = () => swedishDay(clock.now());
  const inForce = (ratt: Uppdragsratt | undefined) => (ratt && ratt.instruktion.datum <= idag() ? ratt : undefined);

  async function find(namnd: string) {
    try {
      return (await anslutningar.en(namnd)).dokument;
    } catch (error) {
      if (error instanceof AnslutningError && error.kind === 'okand') return undefined;
      throw error;
    }
  }

  async function harInstruktionIRegistret(namnd: string): Promise<boolean> {
    return inForce((await find(namnd))?.uppdrag) !== undefined;
  }

  /** A biträde that is spärrat calls for nobody; in trial mode nobody needs to show who calls. */
  async function may(one: Awaited<ReturnType<typeof find>>, { organisationsnummer: caller }: Caller): Promise<boolean> {
    if (!one || (trial && caller === undefined)) return one !== undefined;
    if (caller === undefined || !mayCall(one, caller, idag())) return false;
    return caller === one.organisationsnummer || (await find(caller))?.status !== 'spärrad';
  }

  return {
    harInstruktionIRegistret,
    async harInstruktion(namnd) {
      if (!view) return harInstruktionIRegistret(namnd);
      return inForce(view.byOrganisationsnummer(namnd)?.uppdrag) !== undefined;
    },
    async provaHamtning(namnd, caller) {
      const found = await find(namnd);
      if (!(await may(found, caller))) throw okant();
      if (!inForce(found?.uppdrag)) throw new UppdragError('instruktion-saknas', NO_INSTRUCTION);
    },
    async villkorFor(namnd, caller) {
      const found = await find(namnd);
      if (!(await may(found, caller))) throw new UppdragError('inte-er-anslutning', NOT_YOURS);
      const ratt = inForce(found?.uppdrag);
      if (!ratt) throw new UppdragError('instruktion-saknas', NO_INSTRUCTION);
      return ratt;
    },
  };
}

const NOT_YOURS = 'Bara nämnden själv och dess registrerade biträden, som inte är spärrade, lämnar in uppdrag för den.';
const NO_INSTRUCTION =
  'Nämndens anslutning har ingen instruktion om uppdrag i kraft. Nämnden beslutar den, och driftleverantören registrerar den ' +
  'med nämndens publika nyckel.';
