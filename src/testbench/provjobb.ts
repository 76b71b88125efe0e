// Runs in the background of a process: started, watched over and stopped through what the database says of them.

import type { Provbank, Val } from './korning.ts';
import type { Korning, Korningar, Korningsslut, NyKorning } from './korningar.ts';
import type { Mal, Provprotokoll } from './prov.ts';

export interface Provjobb {
  /**
   * Begins a run, and resolves when it is registered.
   * @throws {TillatelseError} kind `upptagen`, {DatabaseError}, or as {@link Provbank.plan}
   */
  starta(mal: Mal, val: Val, startadAv: string): Promise<Korning>;
  /** Stops those of this process and waits for them. */
  stop(): Promise<void>;
}

export interface ProvjobbDeps {
  readonly provbank: Provbank;
  readonly korningar: Korningar;
  /** A run of which nothing came, or which the database would not keep. */
  readonly onBug: (error: unknown) => void;
  /** Between two words that a run lives; milliseconds. Default 5,000. */
  readonly livMs?: number;
}

export function createProvjobb({ provbank, korningar, onBug, livMs = 5_000 }: ProvjobbDeps): Provjobb {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();

  async function run({ id }: Korning, mal: Mal, val: Val): Promise<void> {
    const asked = new AbortController();
    let klara = 0;
    const live = () =>
      korningar.lever(id, klara).then(
        (goesOn) => goesOn || asked.abort(),
        // Out of reach, it is lost by what the database says, and stops at its own limits.
        () => undefined,
      );
    const pulse = setInterval(live, livMs);
    try {
      const signal = AbortSignal.any([asked.signal, stopping.signal]);
      const onUtfall = () => void klara++;
      const protokoll = await provbank.kor(mal, val, { onUtfall, signal });
      await korningar.avsluta(id, slutOf(protokoll), protokoll);
    } catch (error) {
      onBug(error);
      await korningar.avsluta(id, 'fel').catch(onBug);
    } finally {
      clearInterval(pulse);
    }
  }

  return {
    async starta(mal, val, startadAv) {
      const plan = provbank.plan(mal, val);
      const ny: NyKorning = {
        ...{ bastjanst: mal.bastjanst, origin: new URL(mal.url).origin, startadAv },
        ...{ fientlig: plan.fientliga.length > 0, antal: plan.fall.length },
      };
      await korningar.gallra();
      const korning = await korningar.borja(ny);
      const work = run(korning, mal, val).finally(() => running.delete(work));
      running.add(work);
      return korning;
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

function slutOf({ sammanfattning }: Provprotokoll): Korningsslut {
  return sammanfattning.avbruten > 0 ? 'avbruten' : 'klar';
}
