// What is to be told, to each receiver in order, until it has got there or is given up.

import { randomUUID } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '../../platform/durations.ts';
import type { Database, Row, Statements } from '../../platform/sql/database.ts';
import { type Kanal, KanalError, type Meddelande, type Meddelandeslag } from './kanal.ts';
import type { Larm } from './larm.ts';

export interface MeddelandenDeps {
  /** With `larmMigrations`. */
  readonly database: Database;
  readonly kanaler: readonly Kanal[];
  /** Told of every try that failed, and of every message that is given up. */
  readonly onFailure: (mottagare: string, error: unknown, uppgivet: boolean) => void;
}

export interface Meddelanden {
  /** Writes down what every receiver is to be told. @throws {DatabaseError} */
  lagg(tx: Statements, slag: Meddelandeslag, larm: Larm & { readonly id: string }, now: number): Promise<void>;
  /**
   * Sends what waits, to each receiver until one does not get there: that one is tried again later, and those after it wait,
   * until it has failed so often that it may be at fault itself. One at a time in the cluster: the caller holds the lock.
   * @param now of the same clock as that of {@link lagg} @throws {DatabaseError}, or the signal's reason
   */
  skicka(now: number, signal: AbortSignal): Promise<void>;
  /** Takes away what is older than anybody asks for, told or not. @throws {DatabaseError} */
  rensa(now: number): Promise<void>;
}

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = HOUR_MS;
const GIVE_UP_MS = DAY_MS;
/** One that has failed so often is passed by those after it while it waits. */
const PASSED_AFTER = 3;
/** So long a message is kept, also one whose receiver is no longer configured. */
const KEPT_MS = 30 * DAY_MS;

export function createMeddelanden({ database, kanaler, onFailure }: MeddelandenDeps): Meddelanden {
  async function skickaTill(kanal: Kanal, now: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const [row] = await database.run(FIRST_WAITING, [kanal.namn, now]);
      if (!row || Number(row.nasta_at) > now) return;
      signal.throwIfAborted();
      const meddelande = JSON.parse(String(row.innehall)) as Meddelande;
      try {
        await kanal.skicka(meddelande, signal);
      } catch (error) {
        if (!(error instanceof KanalError)) throw error;
        if (!(await misslyckades(kanal, row, error, now))) return;
        continue;
      }
      await klart(row, 'skickat', now);
      await database.run('UPDATE larm SET meddelat_at = $2 WHERE id = $1', [String(row.larm), now]);
    }
  }

  /** @returns whether it was given up, so that the next one's turn has come */
  async function misslyckades(kanal: Kanal, row: Row, error: KanalError, now: number): Promise<boolean> {
    const uppgivet = error.slutgiltigt || now - Number(row.skapat_at) > GIVE_UP_MS;
    onFailure(kanal.namn, error, uppgivet);
    if (uppgivet) await klart(row, 'uppgivet', now);
    else {
      const forsok = Number(row.forsok) + 1;
      const wait = Math.min(FIRST_WAIT_MS * 2 ** (forsok - 1), LONGEST_WAIT_MS);
      await database.run('UPDATE larm_meddelande SET forsok = $2, nasta_at = $3 WHERE nummer = $1', [
        Number(row.nummer),
        forsok,
        now + wait,
      ]);
    }
    return uppgivet;
  }

  async function klart({ nummer }: Row, utfall: 'skickat' | 'uppgivet', now: number): Promise<void> {
    const sql = 'UPDATE larm_meddelande SET avslutat_at = $2, utfall = $3 WHERE nummer = $1';
    await database.run(sql, [Number(nummer), now, utfall]);
  }

  return {
    async lagg(tx, slag, { id: larm, ...innehall }, now) {
      for (const { namn } of kanaler) {
        const meddelande: Meddelande = { id: randomUUID(), slag, larm: innehall };
        await tx.run(ADD, [meddelande.id, larm, namn, JSON.stringify(meddelande), now]);
      }
    },
    async skicka(now, signal) {
      for (const kanal of kanaler) await skickaTill(kanal, now, signal);
    },
    async rensa(now) {
      await database.run('DELETE FROM larm_meddelande WHERE skapat_at < $1', [now - KEPT_MS]);
    },
  };
}

const FIRST_WAITING = `SELECT * FROM larm_meddelande
  WHERE mottagare = $1 AND avslutat_at IS NULL AND (forsok < ${PASSED_AFTER} OR nasta_at <= $2) ORDER BY nummer LIMIT 1`;

const ADD = `INSERT INTO larm_meddelande (nummer, id, larm, mottagare, innehall, skapat_at, forsok, nasta_at)
  VALUES ((SELECT COALESCE(MAX(nummer), 0) + 1 FROM larm_meddelande), $1, $2, $3, $4, $5, 0, $5)`;
