// One markering of a run that has ended: what another hold covers moves on to it, then its key and the rest go.
import { hinderOf } from './hinder.ts';
import { holdsAre, keyNameOf } from './markeringar.ts';
import type { Pagaende } from './pagaende.ts';
import { countHeld, heldByMonth } from './rakning.ts';
import { type MarkeringSteg, markeringUpdates } from './steg.ts';
import { inChunks } from './takt.ts';
import { inTurn } from './turn.ts';

export async function endMarkering(run: Pagaende, steg: MarkeringSteg): Promise<void> {
  const { database, keyring, korning, clock, onProgress } = run;
  const { markering, namnd } = steg;
  const updates = markeringUpdates(database, korning.id, markering);
  if (!(await separate(run, steg).catch((error) => hinder(run, steg, error)))) return;
  onProgress({ handelse: 'avskild', markering, namnd });
  await keyring.destroy(keyNameOf({ id: markering, namnd }));
  await updates.nyckelForstord(clock.now());
  onProgress({ handelse: 'nyckel-forstord', markering, namnd });
  await takeRows(run, markering);
  const done = 'UPDATE markering SET gallrad_at = $2 WHERE id = $1 AND gallrad_at IS NULL';
  await database.run(done, [markering, clock.now()]);
  await updates.klar();
  onProgress({ handelse: 'klar', markering, namnd });
}

/** Counts, and moves on until no hold was missed. */
async function separate(run: Pagaende, steg: MarkeringSteg): Promise<true> {
  const { database, kvarhallning, korning, signal, onProgress } = run;
  const { markering, namnd } = steg;
  let { fragor } = steg;
  if (fragor === undefined) {
    fragor = await countHeld(database, markering);
    await markeringUpdates(database, korning.id, markering).raknad(fragor);
    onProgress({ handelse: 'raknad', markering, namnd });
  }
  const unread = steg.status !== 'avskild' && fragor > 0;
  while (!(await passedOn(run, steg, await kvarhallning.moveOn({ id: markering, namnd, unread })))) {
    signal.throwIfAborted();
  }
  return true;
}

/** Sets the markering aside. @throws what it was, where it is the run's trouble and not the markering's */
async function hinder(
  { database, korning, onProgress }: Pagaende,
  { markering, namnd }: MarkeringSteg,
  error: unknown,
): Promise<false> {
  const orsak = hinderOf(error);
  if (orsak === undefined) throw error;
  const changed = await markeringUpdates(database, korning.id, markering).hindrad(orsak);
  if (changed.length === 0) throw error;
  onProgress({ handelse: 'hindrad', markering, namnd });
  return false;
}

/** Whether every hold in force was looked at, so that what the ended one still keeps is nobody else's. */
function passedOn(
  { database, korning, clock }: Pagaende,
  { markering, namnd }: MarkeringSteg,
  holds: readonly string[],
): Promise<boolean> {
  return inTurn(database, async (tx) => {
    if (!(await holdsAre(holds, tx, namnd, clock.now()))) return false;
    await markeringUpdates(tx, korning.id, markering).avskild(await heldByMonth(tx, markering));
    return true;
  });
}

async function takeRows({ database, takt, signal }: Pagaende, markering: string): Promise<void> {
  const next = 'SELECT id FROM kvarhallen WHERE markering = $1 LIMIT $2';
  const take = `DELETE FROM kvarhallen WHERE id IN (${next}) RETURNING id`;
  await inChunks(takt, signal, async () => (await database.run(take, [markering, takt.gallra])).length);
}
