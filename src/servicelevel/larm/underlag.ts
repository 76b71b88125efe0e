// Brings together what the rules judge: what the processes have seen, and what one of them looks up for all.
import { MINUTE_MS } from '../../platform/durations.ts';
import { SAMMANSATT } from '../matning/summa.ts';
import type { Servicelagen } from '../niva/servicelage.ts';
import type { Iakttagelse, Iakttagelser } from './iakttagelser.ts';
import type { Gallringslage } from './regler/gallring-forsenad.ts';
import type { Klocklage } from './regler/klocka-driver.ts';
import type { Sedd, Varden } from './regler.ts';
import { seldom } from './seldom.ts';
import type { Servercertifikat } from './servercertifikat.ts';

export interface UnderlagDeps {
  readonly iakttagelser: Pick<Iakttagelser, 'gallande'>;
  readonly servicelagen: Pick<Servicelagen, 'brannhastigheter'>;
  /** The sources by their keys; the composite is added. */
  readonly kallor: readonly string[];
  /** How gallring stands. */
  readonly gallring: () => Promise<Gallringslage>;
  /** Why the log's time is doubted, in Swedish; undefined where it is not. */
  readonly tvivel: () => Promise<string | undefined>;
  readonly servercertifikat: Servercertifikat;
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
}

/** One function for each rule; it throws where nothing can be said, and nothing then changes. */
export type Underlag = { readonly [R in keyof Varden]: (at: number) => Promise<Sedd<Varden[R]>[]> };

export interface Underlagslasning {
  readonly underlag: Underlag;
  /** What was read has been judged and stored: what costs to read can wait its time. */
  readonly bokfort: () => void;
}

/** How gallring and the log's time stand changes by the day, and costs to read. */
export const LOGGEN_LASES_MS = 15 * MINUTE_MS;

/** The object of what is not about one thing among others. */
export const LOGGEN = 'loggen';

export function createUnderlag(deps: UnderlagDeps): Underlagslasning {
  const { iakttagelser, servicelagen, kallor, servercertifikat, clock } = deps;
  const gallring = seldom(deps.gallring, LOGGEN_LASES_MS, clock);
  const tvivel = seldom(deps.tvivel, LOGGEN_LASES_MS, clock);

  async function sedda<V>(regel: Iakttagelse['regel'], at: number, toVarde: (varde: number) => V): Promise<Sedd<V>[]> {
    const own = (await iakttagelser.gallande(at)).filter((one) => one.regel === regel);
    return own.map(({ objekt, varde }) => ({ objekt, varde: toVarde(varde) }));
  }
  const same = (varde: number) => varde;

  const underlag: Underlag = {
    async brannhastighet(at) {
      const found: Sedd<Varden['brannhastighet']>[] = [];
      for (const kalla of [...kallor, SAMMANSATT]) {
        const varde = await servicelagen.brannhastigheter({ kalla, svarande: '' }, at);
        found.push({ objekt: kalla, varde });
      }
      return found;
    },
    'krets-oppen': (at) => sedda('krets-oppen', at, same),
    'logg-ej-skrivbar': (at) => sedda('logg-ej-skrivbar', at, same),
    'gallring-forsenad': async () => [{ objekt: LOGGEN, varde: (await gallring.read())?.value }],
    async 'certifikat-gar-ut'(at) {
      await servercertifikat.titta(at);
      return sedda('certifikat-gar-ut', at, same);
    },
    async 'klocka-driver'(at) {
      const clocks = await sedda<Klocklage>('klocka-driver', at, (foreMs) => ({ foreMs }));
      const doubt = await tvivel.read();
      const own: Klocklage | undefined = doubt && { tvivel: doubt.value };
      return [{ objekt: LOGGEN, varde: own }, ...clocks];
    },
    'matning-uteblir': (at) => sedda('matning-uteblir', at, same),
  };
  return {
    underlag,
    bokfort() {
      gallring.done();
      tvivel.done();
    },
  };
}
