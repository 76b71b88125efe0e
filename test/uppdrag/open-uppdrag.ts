// Batches over a test's database, with real keys, a clock that the test sets, and a face for questions that says what it was asked.
import { recordHandelse } from '../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../src/anslutning/migrations.ts';
import { createJobbnycklar } from '../../src/assembly/uppdrag-nycklar.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { createArbetare } from '../../src/uppdrag/arbetare.ts';
import { createAvslut } from '../../src/uppdrag/avslut.ts';
import { createGallring } from '../../src/uppdrag/gallring.ts';
import { createHamtning } from '../../src/uppdrag/hamtning.ts';
import { uppdragMigrations } from '../../src/uppdrag/migrations.ts';
import { createMottagning } from '../../src/uppdrag/mottagning.ts';
import { createPlatser } from '../../src/uppdrag/platser.ts';
import type { Fragare } from '../../src/uppdrag/ports.ts';
import type { Uppdrag, Villkor } from '../../src/uppdrag/uppdrag.ts';
import { createUppdragen } from '../../src/uppdrag/uppdragen.ts';
import { keyHome, keysIn } from '../querylog/open-log.ts';
import { makeNyckelpar } from './nyckelpar.ts';

export const NAMND = '162120000142';
export const CALLER = { organisationsnummer: NAMND };
export const NOW = Date.parse('2026-06-01T12:00:00+02:00');
export const NEVER = new AbortController().signal;

export const nyckelpar = makeNyckelpar('system-2026');

export type OpenedUppdrag = Awaited<ReturnType<typeof openUppdrag>>;

/** @param onAsk called with each question when it is asked, before it is answered */
export async function openUppdrag(database: Database, onAsk: (fraga: unknown) => void | Promise<void> = () => {}) {
  await migrate(database, [anslutningMigrations, uppdragMigrations]);
  const keyring = await keysIn(keyHome());
  const asked: unknown[] = [];
  const sent: string[] = [];
  const troubles: unknown[] = [];
  /** Nämnder whose instruction is taken away. */
  const utanInstruktion = new Set<string>();
  const harInstruktion = async (namnd: string) => !utanInstruktion.has(namnd);
  let now = NOW;
  const clock = { now: () => now, monotonic: () => performance.now() };
  const nycklar = createJobbnycklar(keyring);
  const send = async (id: string) => void sent.push(id);
  const shared = { database, nycklar, send, record: recordHandelse, clock };
  const avslut = createAvslut(shared);
  const stall: Fragare['stall'] = async (fraga) => {
    asked.push(fraga);
    await onAsk(fraga);
    return { utfall: 'besvarad', text: JSON.stringify({ svar: fraga }), type: 'application/json' };
  };
  const standard: Villkor = { timmar: 2, taktPerMinut: 6_000, publikNyckel: nyckelpar.publik };
  const mottagning = createMottagning(shared);
  return {
    ...{ database, clock, keyring, nycklar, asked, sent, troubles, avslut, utanInstruktion },
    borjaHamta: createHamtning(database, clock),
    uppdragen: createUppdragen(database, clock),
    gallra: createGallring({ ...shared, avslut, harInstruktion }),
    arbeta: createArbetare({
      ...{ database, fragare: { stall }, nycklar, avslut, clock, harInstruktion, platser: createPlatser(16) },
      onTrouble: (error) => troubles.push(error),
    }),
    lamnaIn: (fragor: readonly unknown[], namnd = NAMND, villkor: Partial<Villkor> = {}): Promise<Uppdrag> =>
      mottagning({ namnd, caller: CALLER, villkor: { ...standard, ...villkor }, fragor }),
    pass(milliseconds: number) {
      now += milliseconds;
    },
    /** Of the jobs that there are keys for. */
    keys: async () => (await keyring.names()).map(({ bruk }) => bruk).filter((bruk) => bruk.startsWith('uppdrag-')),
    trail: async () => {
      const sql = "SELECT handling, skal, efter FROM handelse WHERE objekt_slag = 'uppdrag' ORDER BY nummer";
      return (await database.run(sql)).map(({ handling, skal, efter }) => ({
        handling,
        skal,
        efter: JSON.parse(String(efter)),
      }));
    },
  };
}
