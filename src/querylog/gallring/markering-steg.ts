// One markering of a run that has ended: what another hold covers moves on to it, then its key and the rest go.
import { type MarkeringSteg, markeringUpdates } from './korning.ts';
import { holdsAre, keyNameOf } from './markeringar.ts';
import type { Pagaende } from './pagaende.ts';
import { countHeld } from './plan.ts';
import { inChunks } from './takt.ts';
import { inTurn } from './turn.ts';

export async function endMarkering(run: Pagaende, steg: MarkeringSteg): Promise<void> {
  const { database, keyring, kvarhallning, korning, clock, signal, onProgress } = run;
  const { markering, namnd } = steg;
  const updates = markeringUpdates(database, korning.id, markering);
  if (steg.status === 'planerad') {
    await updates.raknad(await countHeld(database, markering));
    onProgress({ handelse: 'raknad', markering, namnd });
  }
  while (!(await passedOn(run, steg, await kvarhallning.moveOn({ id: markering, namnd })))) signal.throwIfAborted();
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

/** Whether every hold in force was looked at, so that what the ended one still keeps is nobody else's. */
function passedOn(
  { database, korning, clock }: Pagaende,
  { markering, namnd }: MarkeringSteg,
  holds: readonly string[],
): Promise<boolean> {
  return inTurn(database, async (tx) => {
    if (!(await holdsAre(holds, tx, namnd, clock.now()))) return false;
    await markeringUpdates(tx, korning.id, markering).avskild(await countHeld(tx, markering));
    return true;
  });
}

async function takeRows({ database, takt, signal }: Pagaende, markering: string): Promise<void> {
  const next = 'SELECT id FROM kvarhallen WHERE markering = $1 LIMIT $2';
  const take = `DELETE FROM kvarhallen WHERE id IN (${next}) RETURNING id`;
  await inChunks(takt, signal, async () => (await database.run(take, [markering, takt.gallra])).length);
}
