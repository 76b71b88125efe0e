// The daily avstämning of a source: questions asked as measured here against those that the agency counted as received.

import type { Database, Row, Statements } from '../platform/sql/database.ts';
import type { ModuleMigrations } from '../platform/sql/migrate.ts';
import { swedishDay, swedishMoment } from '../platform/swedish-day.ts';
import type { Begaran } from './begaran.ts';
import type { Matningar } from './matning/matningar.ts';
import type { Summa } from './matning/summa.ts';
import { addDays, isDag } from './niva/dygn.ts';

/** Counts alone. `mottagna` is the agency's own figure, with who entered it and when (milliseconds since the epoch). */
export interface Avstamningsdag {
  /** `YYYY-MM-DD`, in Sweden. */
  readonly dag: string;
  /** Calls that went to the agency, as measured here. */
  readonly stallda: number;
  readonly mottagna?: { readonly antal: number; readonly at: number; readonly av: string };
  /** `mottagna` less `stallda`; absent until both are known. */
  readonly skillnad?: number;
}

/** What was wrong, in Swedish; `falt` is the field it is about. */
export class AvstamningError extends Error {
  override readonly name = 'AvstamningError';
  readonly falt: 'dag' | 'antal';

  constructor(falt: AvstamningError['falt'], message: string) {
    super(message);
    this.falt = falt;
  }
}

export interface Avstamningsandring {
  readonly objekt: { readonly slag: 'avstämning'; readonly id: string };
  readonly handling: string;
  readonly fore?: unknown;
  readonly efter: unknown;
}

export interface AvstamningDeps {
  /** With {@link avstamningMigrations}, and what `record` needs. */
  readonly database: Database;
  readonly clock: { now(): number };
  readonly matningar: Pick<Matningar, 'serie'>;
  /** Adds to the audit trail in the transaction of the change. */
  readonly record: (tx: Statements, at: number, begaran: Begaran, andring: Avstamningsandring) => Promise<void>;
}

/** Every one @throws {DatabaseError}. */
export interface Avstamning {
  /** The days that have begun of the last so many, newest first. */
  dagar(kalla: string, antal: number): Promise<Avstamningsdag[]>;
  /**
   * The agency's figure of a day; given anew, it replaces the earlier one.
   * @throws {AvstamningError}, and what `record` throws
   */
  registrera(begaran: Begaran, kalla: string, dag: string, antal: number): Promise<void>;
}

/** `avstamning`: the agencies' own figures, by source and Swedish day; `at` in milliseconds since the epoch. */
export const avstamningMigrations: ModuleMigrations = {
  module: 'avstamning',
  migrations: [
    {
      number: 1,
      name: 'avstamning',
      sql: [
        `CREATE TABLE avstamning (
          kalla TEXT NOT NULL, dag TEXT NOT NULL, antal BIGINT NOT NULL, at BIGINT NOT NULL, av TEXT NOT NULL,
          PRIMARY KEY (kalla, dag))`,
      ],
    },
  ],
};

/** What ended a call before the agency could count it; where a call that was given up had got to, no cause tells. */
const NOT_SENT = ['circuit-open', 'queue-full', 'maintenance', 'not-permitted', 'rule', 'unreachable', 'tls'] as const;

const MOST = 1_000_000_000;

export function createAvstamning({ database, clock, matningar, record }: AvstamningDeps): Avstamning {
  function checkedDay(dag: string): void {
    if (!isDag(dag)) throw new AvstamningError('dag', 'Skriv dagen som ÅÅÅÅ-MM-DD.');
    if (dag > swedishDay(clock.now())) throw new AvstamningError('dag', 'Dagen har inte börjat.');
  }

  return {
    async dagar(kalla, antal) {
      const today = swedishDay(clock.now());
      const days = Array.from({ length: antal }, (_, back) => addDays(today, -back));
      const oldest = days.at(-1);
      if (oldest === undefined) return [];
      const interval = { fran: swedishMoment(oldest, '00:00'), till: clock.now() };
      const [points, rows] = await Promise.all([
        matningar.serie({ kalla, svarande: '' }, interval, 'dygn'),
        database.run('SELECT * FROM avstamning WHERE kalla = $1 AND dag >= $2', [kalla, oldest]),
      ]);
      const asked = new Map(points.map((point) => [swedishDay(point.start), sent(point)]));
      const received = new Map(rows.map((row) => [String(row.dag), row]));
      return days.map((dag) => dayOf(dag, asked.get(dag), received.get(dag)));
    },
    async registrera(begaran, kalla, dag, antal) {
      checkedDay(dag);
      if (!Number.isInteger(antal) || antal < 0 || antal > MOST)
        throw new AvstamningError('antal', 'Skriv antalet mottagna frågor som ett heltal, 0 eller mer.');
      await database.transaction(async (tx) => {
        const at = clock.now();
        const [before] = await tx.run('SELECT antal FROM avstamning WHERE kalla = $1 AND dag = $2', [kalla, dag]);
        await tx.run(
          `INSERT INTO avstamning (kalla, dag, antal, at, av) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (kalla, dag) DO UPDATE SET antal = excluded.antal, at = excluded.at, av = excluded.av`,
          [kalla, dag, antal, at, begaran.aktor.namn],
        );
        const objekt = { slag: 'avstämning', id: `${kalla} ${dag}` } as const;
        const fore = before && { fore: { antal: Number(before.antal) } };
        await record(tx, at, begaran, { objekt, handling: 'registrera mottagna', ...fore, efter: { antal } });
      });
    },
  };
}

function sent({ antal: { anrop }, orsaker }: Summa): number {
  const all = anrop.lyckad + anrop.misslyckad + anrop.undantagen;
  return NOT_SENT.reduce((left, cause) => left - (orsaker[cause] ?? 0), all);
}

function dayOf(dag: string, asked: number | undefined, row: Row | undefined): Avstamningsdag {
  const stallda = asked ?? 0;
  if (!row) return { dag, stallda };
  const antal = Number(row.antal);
  return { dag, stallda, mottagna: { antal, at: Number(row.at), av: String(row.av) }, skillnad: antal - stallda };
}
