// Turns what the rules find into alerts that begin, get worse, last and end, and into what is to be told of them.
import { MINUTE_MS } from '../../platform/durations.ts';
import type { Statements } from '../../platform/sql/database.ts';
import type { Meddelandeslag } from './kanal.ts';
import type { LarmRegel } from './larm.ts';
import { avsluta, borja, type Larmrad, oppnaRader, sagt, senastSagt, uppdatera } from './larm-rader.ts';
import type { Meddelanden } from './meddelanden.ts';
import { type Bedomd, regler } from './regler.ts';

export interface Fynd {
  /** What is wrong now. */
  readonly bedomda: readonly Bedomd[];
  /** The rules of which something could be said; the alerts of the others stay as they are. */
  readonly bedombara: readonly LarmRegel[];
  /** Of these nothing could be said though something could of their rule. */
  readonly okanda: readonly { readonly regel: LarmRegel; readonly objekt: string }[];
}

export interface Takt {
  /** From one telling to the next while an alert lasts; milliseconds. */
  readonly upprepaMs: number;
}

/** One that ends and begins again is not told anew before this has passed since it was told last. */
const LUGN_MS = 10 * MINUTE_MS;

/** In one transaction, by one process at a time. @throws {DatabaseError} */
export async function avstamma(
  tx: Statements,
  { bedomda, bedombara, okanda }: Fynd,
  { lagg }: Pick<Meddelanden, 'lagg'>,
  { upprepaMs }: Takt,
  now: number,
): Promise<void> {
  const open = new Map((await oppnaRader(tx)).map((rad) => [keyOf(rad), rad]));

  for (const bedomd of bedomda) {
    const before = open.get(keyOf(bedomd)) ?? (await borja(tx, bedomd, now));
    const rad = await uppdatera(tx, { ...before, ...larmatAt(before, now) }, bedomd);
    const slag = await attSaga(rad);
    if (!slag) continue;
    await lagg(tx, slag, rad, now);
    await sagt(tx, rad, now);
  }

  const stays = new Set([...bedomda, ...okanda].map(keyOf));
  for (const rad of open.values()) {
    if (!bedombara.includes(rad.regel) || stays.has(keyOf(rad))) continue;
    await avsluta(tx, rad, now);
    if (rad.sagt) await lagg(tx, 'återställt', { ...rad, slut: now }, now);
  }

  /** What is to be told of an alert now; undefined: nothing. */
  async function attSaga(rad: Larmrad): Promise<Meddelandeslag | undefined> {
    if (rad.larmatAt === undefined) return undefined;
    if (!rad.sagt) {
      const last = await senastSagt(tx, rad);
      return last !== undefined && now - last < LUGN_MS ? undefined : 'start';
    }
    if (rad.steg > rad.sagt.steg) return 'skärpt';
    const { upprepasTidigastMs } = regler[rad.regel];
    return now - rad.sagt.at >= Math.max(upprepaMs, upprepasTidigastMs) ? 'upprepning' : undefined;
  }
}

function keyOf({ regel, objekt }: { readonly regel: string; readonly objekt: string }): string {
  return `${regel} ${objekt}`;
}

function larmatAt({ regel, sedan, larmatAt: at }: Larmrad, now: number): { larmatAt?: number } {
  if (at !== undefined) return { larmatAt: at };
  return now - sedan >= regler[regel].efterMs ? { larmatAt: now } : {};
}
