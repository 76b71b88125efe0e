// One month of a run: counted, holds moved out of the way, keys destroyed, rows taken, in that order.
import type { Statements } from '../../platform/sql/database.ts';
import { checkedName } from '../keys/key-name.ts';
import type { Manad } from '../manad.ts';
import { beslutFor, readBeslut } from './beslut.ts';
import { hinderOf } from './hinder.ts';
import { holdsAre } from './markeringar.ts';
import type { Pagaende } from './pagaende.ts';
import { dropMonth, gallraRows } from './rader.ts';
import { countRecords, namnderIn } from './rakning.ts';
import { type Steg, type StegStatus, stegUpdates } from './steg.ts';
import { inTurn } from './turn.ts';

/** Whether a step goes on to what cannot be undone. */
type Beslutat = Extract<StegStatus, 'avskild' | 'utgick' | 'hindrad'>;

/** Takes what the run has left of a month: of some nämnder, or the month whole where nothing of anybody else remains. */
export async function takeMonth(run: Pagaende, manad: Manad): Promise<void> {
  const { database, korningar, korning, signal, onProgress } = run;
  const ofMonth = async () => (await korningar.steg(korning.id)).filter((steg) => steg.manad === manad);
  for (const steg of await ofMonth()) {
    if (steg.status === 'utgick' || steg.status === 'hindrad' || steg.nyckelForstordAt !== undefined) continue;
    if ((await separate(run, steg).catch((error) => hinder(run, steg, error))) === 'avskild') {
      await destroyKey(run, steg);
    }
  }
  const going = (await ofMonth()).filter(({ status }) => status === 'avskild');
  if (going.length === 0) return;
  if (await nothingRemains(run, manad, going)) {
    await dropMonth(run, manad, signal, (rader) => onProgress({ handelse: 'rader', manad, rader }));
    onProgress({ handelse: 'manad-slopad', manad });
  } else {
    for (const { namnd } of going) {
      await gallraRows(run, { manad, namnd }, (rader) => onProgress({ handelse: 'rader', manad, namnd, rader }));
    }
  }
  for (const steg of going) {
    await stegUpdates(database, korning.id, steg).klar();
    onProgress({ handelse: 'klar', manad, namnd: steg.namnd });
  }
}

/** Counts before anything goes, and moves what is under hold until no hold was missed. */
async function separate(run: Pagaende, steg: Steg): Promise<Beslutat> {
  const { database, kvarhallning, korning, takt, signal, onProgress } = run;
  const { manad, namnd } = steg;
  checkedName({ namnd, bruk: manad });
  let { antal } = steg;
  if (!antal) {
    antal = await countRecords(database, manad, namnd, takt, signal);
    await stegUpdates(database, korning.id, steg).raknad(antal);
    onProgress({ handelse: 'raknad', manad, namnd });
  }
  // of a step that is `avskild` the key may be gone, and its questions are moved
  const unread = steg.status !== 'avskild' && antal.fragor > 0;
  for (;;) {
    signal.throwIfAborted();
    const decision = await decide(run, steg, await kvarhallning.move(korning.id, { manad, namnd, unread }));
    if (decision === undefined) continue;
    onProgress({ handelse: decision, manad, namnd });
    return decision;
  }
}

/** Sets the step aside, with nothing of it gone. @throws what it was, where it is the run's trouble and not the step's */
async function hinder({ database, korning, onProgress }: Pagaende, steg: Steg, error: unknown): Promise<Beslutat> {
  const { manad, namnd } = steg;
  const orsak = hinderOf(error);
  if (orsak === undefined) throw error;
  await inTurn(database, async (tx) => {
    if ((await stegUpdates(tx, korning.id, steg).hindrad(orsak)).length === 0) throw error;
    await putBack(tx, korning.id, steg);
  });
  onProgress({ handelse: 'hindrad', manad, namnd });
  return 'hindrad';
}

/** What the run itself has moved to holds stands in its month still. */
async function putBack(tx: Statements, korning: string, { manad, namnd }: Steg): Promise<void> {
  await tx.run('DELETE FROM kvarhallen WHERE gallring = $1 AND namnd = $2 AND manad = $3', [korning, namnd, manad]);
}

/**
 * The last look before the way back is closed: is the beslut still in force, and was every hold looked at?
 * @returns undefined where a hold came or went meanwhile
 */
function decide(
  { database, korning, clock }: Pagaende,
  steg: Steg,
  holds: readonly string[],
): Promise<Beslutat | undefined> {
  const { manad, namnd } = steg;
  return inTurn(database, async (tx) => {
    const status = await statusOf(tx, korning.id, steg);
    if (status === 'utgick' || status === 'hindrad') return status;
    const updates = stegUpdates(tx, korning.id, steg);
    if (status === 'raknad' && beslutFor(namnd, await readBeslut(tx))?.nummer !== steg.beslut) {
      await putBack(tx, korning.id, steg);
      await updates.utgick();
      return 'utgick';
    }
    if (!(await holdsAre(holds, tx, namnd, clock.now()))) return undefined;
    const kept = 'SELECT count(*) AS antal FROM kvarhallen WHERE gallring = $1 AND namnd = $2 AND manad = $3';
    const [row] = await tx.run(kept, [korning.id, namnd, manad]);
    await updates.avskild(Number(row?.antal ?? 0));
    return 'avskild';
  });
}

async function statusOf(tx: Statements, korning: string, { manad, namnd }: Steg): Promise<StegStatus> {
  const sql = 'SELECT status FROM gallring_steg WHERE gallring = $1 AND manad = $2 AND namnd = $3';
  const [row] = await tx.run(sql, [korning, manad, namnd]);
  return row?.status as StegStatus;
}

async function destroyKey({ database, keyring, korning, clock, onProgress }: Pagaende, steg: Steg): Promise<void> {
  const { manad, namnd } = steg;
  await keyring.destroy({ namnd, bruk: manad });
  await stegUpdates(database, korning.id, steg).nyckelForstord(clock.now());
  onProgress({ handelse: 'nyckel-forstord', manad, namnd });
}

async function nothingRemains(run: Pagaende, manad: Manad, going: readonly Steg[]): Promise<boolean> {
  const { database, keyring, manader } = run;
  const stands = (await manader.standing()).some((month) => month.manad === manad);
  if (!stands) return true; // marked as dropped by the run that this one resumes
  const keys = (await keyring.names()).filter(({ bruk }) => bruk === manad).map(({ namnd }) => namnd);
  const theirs = going.map(({ namnd }) => namnd);
  return [...(await namnderIn(database, manad)), ...keys].every((namnd) => theirs.includes(namnd));
}
