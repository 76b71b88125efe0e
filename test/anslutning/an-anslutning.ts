// Anslutningar for tests: one as it is when everything is signed, and the commands on a register with a clock of the test's.
import type { Anslutning } from '../../src/anslutning/anslutning.ts';
import { type AnslutningarDeps, createAnslutningar } from '../../src/anslutning/anslutningar.ts';
import type { Begaran } from '../../src/anslutning/begaran.ts';
import { anslutningMigrations } from '../../src/anslutning/migrations.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';

export const NAMND = '162120000142';
export const GRANNE = '162120000159';
export const BITRADE = '165560000001';
export const FINGERAVTRYCK = 'ab'.repeat(32);

/** Noon on 1 June 2026 in Sweden. */
export const NOW = Date.parse('2026-06-01T12:00:00+02:00');
export const IDAG = '2026-06-01';

export const begaran: Begaran = { aktor: { namn: 'Åsa Drift' }, skal: 'Beslut i dnr 2026-17' };

const avtal = { version: '1.0', undertecknatAv: 'Örjan Ordförande', datum: '2026-05-01', dokumentHash: '0'.repeat(64) };

/** With all that an aktiv one requires. */
export function anAnslutning(changes: Partial<Anslutning> = {}): Anslutning {
  return {
    organisationsnummer: NAMND,
    namn: 'Provköpings socialnämnd',
    kommun: 'Provköping',
    aktorsid: 'kommun-1',
    status: 'anmäld',
    bastjanster: ['AF', 'FK', 'SKV'],
    certifikat: [],
    bitraden: [{ organisationsnummer: BITRADE, namn: 'Systemet AB', avtalsdatum: '2026-05-01' }],
    kontakter: (['teknisk', 'avtal', 'dataskydd'] as const).map((roll) => {
      return { roll, namn: `Ansvarig för ${roll}`, epost: `${roll}@provkoping.example`, telefon: '0701234567' };
    }),
    avtal,
    bitradesavtal: avtal,
    atagande: { kravs: false, identitet: 'användarnamn i Treserva', automater: [] },
    ...changes,
  };
}

/** The commands on a database that is migrated first; every nämnd has a gallringsbeslut unless `changes` say otherwise. */
export async function register(database: Database, changes: Partial<AnslutningarDeps> = {}) {
  await migrate(database, [anslutningMigrations]);
  return createAnslutningar({
    database,
    clock: { now: () => NOW },
    finns: { bastjanster: ['AF', 'CSN', 'FK', 'SKV'], skvDelar: ['skattekonto', 'skatteuppgifter'] },
    harGallringsbeslut: async () => true,
    ...changes,
  });
}

export type Anslutningar = Awaited<ReturnType<typeof register>>;

/** Adds one and takes it all the way to aktiv. */
export async function activate(anslutningar: Anslutningar, changes: Partial<Anslutning> = {}) {
  let one = await anslutningar.laggTill(begaran, anAnslutning(changes));
  const { organisationsnummer } = one.dokument;
  for (const till of ['granskas', 'godkänd', 'aktiv'] as const) {
    one = await anslutningar.byt({ ...begaran, organisationsnummer, version: one.version }, till);
  }
  return one;
}
