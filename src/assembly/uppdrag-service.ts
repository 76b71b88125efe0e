// Puts batches together: who takes them, who works through them, and what the clock ends. For the app.
import { AnslutningError } from '../anslutning/anslutning-error.ts';
import type { Anslutningar } from '../anslutning/anslutningar.ts';
import { recordHandelse } from '../anslutning/handelser.ts';
import { mayCall } from '../anslutning/permission.ts';
import type { RegisterView } from '../anslutning/register-view.ts';
import type { Uppdragsratt } from '../anslutning/uppdragsratt.ts';
import type { Caller } from '../composite/ports.ts';
import type { Config } from '../platform/config.ts';
import { MINUTE_MS } from '../platform/durations.ts';
import { createJobQueue } from '../platform/job-queue.ts';
import type { Logger } from '../platform/log.ts';
import type { ScheduledJob } from '../platform/scheduler.ts';
import type { Database } from '../platform/sql/database.ts';
import { swedishDay } from '../platform/swedish-day.ts';
import type { Keyring } from '../querylog/keys/keyring.ts';
import { createArbetare } from '../uppdrag/arbetare.ts';
import { createAvslut } from '../uppdrag/avslut.ts';
import { createGallring } from '../uppdrag/gallring.ts';
import { createMottagning } from '../uppdrag/mottagning.ts';
import { UppdragError } from '../uppdrag/uppdrag-error.ts';
import { createUppdragen } from '../uppdrag/uppdragen.ts';
import type { UppdragServices } from '../web/uppdrag/services.ts';
import { createUppdragFragare, type UppdragFragareDeps } from './uppdrag-fragare.ts';
import { createJobbnycklar } from './uppdrag-nycklar.ts';

export interface UppdragServiceDeps extends Omit<UppdragFragareDeps, 'ready'> {
  /** With `uppdragMigrations` and `anslutningMigrations`. */
  readonly database: Database;
  /** Its address, where it is PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly config: Pick<Config, 'uppdrag' | 'trial'> & { readonly limits: Pick<Config['limits'], 'stopMs'> };
  readonly keyring: Keyring;
  readonly anslutningar: Pick<Anslutningar, 'en'>;
  /** Absent in trial mode. */
  readonly view: RegisterView | undefined;
  readonly logger: Logger;
}

export interface UppdragService {
  readonly services: UppdragServices;
  /** For `startJobs`: ends what the clock ends. */
  readonly job: ScheduledJob;
  /** Begins to work through what there is. @throws where the queue's tables cannot be made */
  start(): Promise<void>;
  /** Begins no more questions, ends the streams, and resolves when the questions under way have ended. May be called again. */
  stop(): Promise<void>;
}

/** Of this process at once; each has eight questions under way at most. */
const CONCURRENT = 3;

export function createUppdragService(deps: UppdragServiceDeps): UppdragService {
  const { database, databaseUrl, config, view, clock, logger } = deps;
  const hinder = databaseUrl === undefined ? 'kraver-postgresql' : config.uppdrag.pa ? undefined : 'avstangt';
  const [begin, left, streams] = [new AbortController(), new AbortController(), new AbortController()];
  let toldAt = Number.NEGATIVE_INFINITY;
  /** A database that is away is said by each look of the queue. */
  const onQueueError = (error: unknown) => {
    if (clock.monotonic() - toldAt < MINUTE_MS) return;
    toldAt = clock.monotonic();
    logger.error('uppdragsko', error);
  };
  const queue =
    databaseUrl === undefined || hinder
      ? undefined
      : createJobQueue({
          ...{ databaseUrl, name: 'uppdrag', concurrent: CONCURRENT, onError: onQueueError },
          work: (id, lost) =>
            arbeta(id, { begin: AbortSignal.any([begin.signal, lost]), left: AbortSignal.any([left.signal, lost]) }),
        });
  /** What is not sent now is sent by the job of the next minute. */
  const send = async (id: string) => queue?.send(id).catch(onQueueError);
  const nycklar = createJobbnycklar(deps.keyring);
  const shared = { database, nycklar, send, record: recordHandelse, clock };
  const avslut = createAvslut(shared);
  const fragare = createUppdragFragare({ ...deps, ready: () => view?.ready() ?? true });
  const ratter = createRatter(deps);
  const arbeta = createArbetare({
    ...{ database, fragare, nycklar, avslut, clock, harInstruktion: ratter.harInstruktion },
    onTrouble: (error, uppdrag) => logger.error('uppdrag-vantar', error, { uppdrag }),
  });
  const lamnaIn = createMottagning(shared);
  const uppdragen = createUppdragen(database, clock);
  let stopped: Promise<void> | undefined;

  async function stop(): Promise<void> {
    streams.abort();
    begin.abort();
    const giveUp = setTimeout(() => left.abort(), config.limits.stopMs);
    await queue?.stop();
    clearTimeout(giveUp);
  }

  return {
    services: { ...ratter, hinder, fragare, lamnaIn, uppdragen, avslut, stopping: streams.signal },
    job: { name: 'uppdragsgallring', intervalMs: MINUTE_MS, work: createGallring({ ...shared, avslut }) },
    start: async () => queue?.start(),
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Who may submit for whom, and on which terms: by the database, or where that would cost each question a read, by the view of it. */
function createRatter({ anslutningar, view, clock, config }: UppdragServiceDeps) {
  const idag = () => swedishDay(clock.now());
  const inForce = (ratt: Uppdragsratt | undefined) => (ratt && ratt.instruktion.datum <= idag() ? ratt : undefined);

  async function find(namnd: string) {
    try {
      return (await anslutningar.en(namnd)).dokument;
    } catch (error) {
      if (error instanceof AnslutningError) return undefined;
      throw error;
    }
  }

  /** In trial mode nobody needs to show who calls. */
  const may = (one: Awaited<ReturnType<typeof find>>, { organisationsnummer: caller }: Caller) =>
    one !== undefined && (mayCall(one, caller, idag()) || (config.trial && caller === undefined));

  return {
    async harInstruktion(namnd: string) {
      return inForce((view ? view.byOrganisationsnummer(namnd) : await find(namnd))?.uppdrag) !== undefined;
    },
    farAnropa: async (namnd: string, caller: Caller) => may(await find(namnd), caller),
    async villkorFor(namnd: string, caller: Caller) {
      const found = await find(namnd);
      if (!may(found, caller)) throw new UppdragError('inte-er-anslutning', NOT_YOURS);
      const ratt = inForce(found?.uppdrag);
      if (!ratt) throw new UppdragError('instruktion-saknas', NO_INSTRUCTION);
      return ratt;
    },
  };
}

const NOT_YOURS = 'Bara nämnden själv och dess registrerade biträden lämnar in uppdrag för den.';
const NO_INSTRUCTION =
  'Nämndens anslutning har ingen instruktion om uppdrag i kraft. Nämnden beslutar den, och driftleverantören registrerar den ' +
  'med nämndens publika nyckel.';
