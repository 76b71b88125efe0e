// `npm run bench:logg`: how fast the log of queried persons is, how much room it takes, and what gallring does to it.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fill, personsOf } from './fill.ts';
import { measureGallring } from './gallring.ts';
import { measureLookups } from './lookup.ts';
import { type Dialect, openPlace, openSite, type Place } from './place.ts';
import { measureSize, versionOf } from './size.ts';
import { describeResults, type Result, writeReadme } from './table.ts';
import { measureThroughput } from './throughput.ts';

const HELP = `npm run bench:logg -- [--databas sqlite|postgres|bada] [--fragor N] [--katalog KATALOG] [--skriv]

  --databas   var loggen ligger (bada)
  --fragor N  frågor i loggen, var och en två poster, i tio månader (5000000); under 100000 är mätningen kort
  --katalog   behåller den fyllda loggen där, så att nästa mätning bara fyller på den månad som gallrades; annars
              fylls en ny i en tillfällig katalog
  --skriv     skriver resultatet också i README.md`;

const MONTHS = 10;

/** Fewer questions are for seeing that the bench works. */
const QUICK_BELOW = 100_000;

const DIALECTS: Readonly<Record<string, readonly Dialect[]>> = {
  sqlite: ['sqlite'],
  postgres: ['postgres'],
  bada: ['sqlite', 'postgres'],
};

const { values } = parseArgs({
  options: {
    databas: { type: 'string', default: 'bada' },
    fragor: { type: 'string', default: '5000000' },
    katalog: { type: 'string' },
    skriv: { type: 'boolean' },
    hjalp: { type: 'boolean', short: 'h' },
  },
});
const dialects = DIALECTS[values.databas];
const questions = /^\d{3,8}$/.test(values.fragor) ? Number(values.fragor) : 0;

if (values.hjalp) console.log(HELP);
else if (!dialects || questions < 100)
  fail(`--databas är sqlite, postgres eller bada, --fragor 100–99999999\n\n${HELP}`);
else await inDirectory(values.katalog, (dir) => bench(dir, dialects));

async function bench(dir: string, chosen: readonly Dialect[]): Promise<void> {
  const results: Result[] = [];
  for (const dialect of chosen) results.push(await measure(dialect, dir));
  const text = describeResults(results);
  console.log(text);
  if (values.skriv) writeReadme(text);
}

async function measure(dialect: Dialect, dir: string): Promise<Result> {
  const quick = questions < QUICK_BELOW;
  const site = await openSite(dialect, dir);
  const step = (name: string) => console.error(`${dialect}: ${name}`);
  try {
    step('fyller loggen');
    const months = await fill(site.filled, { questions, months: MONTHS });
    const load = loadavg()[0] ?? 0;
    step('frågor per sekund');
    const throughput = await site.withEmpty((place) => measureThroughput(place, quick));
    step('plats på disken');
    const { size, version } = await figuresOfDatabase(site.filled, months);
    step('uppslag av en person');
    const lookups = await measureLookups(site, months, personsOf(questions));
    step('gallring av en månad');
    const gallring = await measureGallring(site.filled, months[0] ?? '', quick);
    return { dialect, version, load, throughput, size, lookups, gallring };
  } finally {
    await site.close();
  }
}

async function figuresOfDatabase(place: Place, months: readonly string[]) {
  const { database, close } = await openPlace(place, { statementTimeoutMs: 600_000 });
  try {
    return { size: await measureSize(database, months), version: await versionOf(database) };
  } finally {
    await close();
  }
}

async function inDirectory(kept: string | undefined, work: (dir: string) => Promise<void>): Promise<void> {
  if (kept) return work(kept);
  const dir = mkdtempSync(join(tmpdir(), 'sammansatt-bench-logg-'));
  chmodSync(dir, 0o755); // PostgreSQL runs as another user where this one is root
  try {
    await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function fail(text: string): void {
  console.error(text);
  process.exitCode = 2;
}
