// How long the overview takes with 30 days of measurements of all bastjänster, on SQLite: `node test/bench/oversikt.ts [--dygn N]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnslutningar } from '../../src/anslutning/anslutningar.ts';
import { anslutningMigrations } from '../../src/anslutning/migrations.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { openDatabase } from '../../src/platform/sql/open.ts';
import { modules } from '../../src/profiles/sverige/index.ts';
import { createSammanrakning } from '../../src/servicelevel/matning/sammanrakning.ts';
import { createOversiktPages } from '../../src/web/oversikt/oversikt.ts';
import { createOversiktslage } from '../../src/web/oversikt/oversiktslage.ts';
import type { PageInput } from '../../src/web/page.ts';
import { createServicelevel } from '../web/oversikt/create-servicelevel.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** In each minute of each bastjänst. */
const CALLS = 5;
/** Longer than anything of the page is kept. */
const LATER_MS = 2 * MINUTE_MS;
const ROUNDS = 5;

const { values } = parseArgs({ options: { dygn: { type: 'string', default: '30' } } });
const days = Number(values.dygn);
const dir = mkdtempSync(join(tmpdir(), 'sammansatt-bench-oversikt-'));
const database = await openDatabase({ dataDir: dir });
try {
  await measure(database);
} finally {
  await database.close();
  rmSync(dir, { recursive: true });
}

async function measure(store: Database): Promise<void> {
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  await migrate(store, [anslutningMigrations]);
  const kallor = modules.map(({ source, id, name }) => ({ kalla: source, bastjanst: id, namn: name }));
  const level = await createServicelevel(clock, store, kallor);
  await fill(level.mat, kallor, clock.now());
  await createSammanrakning({ database: store, clock, tvivel: async () => undefined })(new AbortController().signal);
  const [row] = await store.run('SELECT COUNT(*) AS antal FROM matning_minut');
  console.log(`${row?.antal} minutrader, ${kallor.length} bastjänster och helheten, ${days} dygn`);
  const anslutningar = createAnslutningar({
    ...{ database: store, clock },
    finns: { bastjanster: [], skvDelar: [] },
    harGallringsbeslut: async () => false,
  });
  for (const query of ['period=1h', 'period=24h', 'period=30d']) {
    const [times, cpu]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      // As after a start: nothing is kept from before.
      const oversikt = createOversiktslage(level.services);
      const [page] = createOversiktPages({ services: level.services, oversikt, anslutningar });
      const [began, before] = [performance.now(), process.cpuUsage()];
      await page?.handle(inputOf(query));
      times.push(performance.now() - began);
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1000);
      ahead += LATER_MS;
    }
    console.log(`/oversikt?${query}: ${spread(times)}, processortid ${spread(cpu)}`);
  }
  await level.close();
}

/** The middle one, and between which they lie. */
function spread(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((a, b) => a - b).map((one) => one.toFixed(0));
  return `${sorted[ROUNDS >> 1]} ms (${sorted.at(0)}–${sorted.at(-1)})`;
}

async function fill(
  mat: Awaited<ReturnType<typeof createServicelevel>>['mat'],
  kallor: readonly { readonly kalla: string }[],
  now: number,
): Promise<void> {
  for (let at = now - days * 24 * HOUR_MS; at < now; at += MINUTE_MS) {
    await mat(at, (matare) => {
      for (const { kalla } of kallor) {
        for (let i = 0; i < CALLS; i++) {
          const svarstidMs = 100 + 400 * Math.random() ** 3 + 50 * i;
          matare.anrop({ kalla, slag: 'anrop', utfall: 'lyckad', kvalitet: 'answered', svarstidMs, kotidMs: 1 });
        }
      }
      matare.fraga({ utfall: 'lyckad', svarstidMs: 600, organisation: '162120000142', delfragor: kallor.length });
    });
  }
}

function inputOf(query: string): PageInput {
  return {
    person: { subject: 'bench', namn: 'Bench', roller: [{ roll: 'drift' }] },
    params: {},
    query: new URLSearchParams(query),
    form: new URLSearchParams(),
    browser: {
      address: '',
      origin: '',
      url: new URL('http://bench'),
      cookie: () => undefined,
      setCookie() {},
      clearCookie() {},
    },
  };
}
