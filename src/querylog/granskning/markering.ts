// A nämnd's markeringar as people use them: only its own, with a reason, and each use with its trace.
import type { Clock } from '../../composite/ports.ts';
import { GallringError } from '../gallring/gallring-error.ts';
import { malOf } from '../gallring/mal.ts';
import type { Markering, Markeringar, NewMarkering } from '../gallring/markeringar.ts';
import type { Begaran } from './aktor.ts';
import type { AtkomstLog } from './atkomst.ts';
import { checkedNamnd, checkedSkal } from './begaran.ts';
import { kravNamnd } from './behorighet.ts';
import { personDigits } from './kriterium.ts';

export type NamndBegaran = Begaran & { readonly namnd: string };

export interface NyMarkering extends NamndBegaran, Pick<NewMarkering, 'slag' | 'falt' | 'till'> {
  /** The person's number in any form that a search takes, or the ärende's. `skal` is why, and stands in the markering. */
  readonly mal: string;
}

export interface Markeringsbruk {
  /** @throws {GranskningError | GallringError | DatabaseError | KeyError} */
  laggTill(ny: NyMarkering): Promise<Markering>;
  /** Those in force and those ended, until a gallring. @throws {GranskningError | GallringError | DatabaseError | KeyError} */
  lista(begaran: NamndBegaran): Promise<Markering[]>;
  /** @throws {GallringError} kind `okand-markering`, also where it is another nämnd's; as `lista` */
  avsluta(begaran: NamndBegaran & { readonly id: string }): Promise<void>;
}

export interface MarkeringsbrukDeps {
  readonly markeringar: Markeringar;
  readonly atkomst: AtkomstLog;
  readonly clock: Clock;
}

export function createMarkeringsbruk({ markeringar, atkomst, clock }: MarkeringsbrukDeps): Markeringsbruk {
  const trace = { handling: 'markering' } as const;

  function checked({ aktor, skal, namnd }: NamndBegaran, falt?: string) {
    const begaran = { aktor, skal: checkedSkal(skal, falt), namnd: checkedNamnd(namnd) };
    kravNamnd(aktor, namnd);
    return begaran;
  }

  return {
    async laggTill({ slag, falt, mal, till, ...given }) {
      const begaran = checked(given, 'orsak');
      const value = falt === 'person' ? personDigits(mal, clock.now()) : mal;
      await atkomst.record({ ...begaran, ...trace, [falt]: value, traffar: 0 });
      const { namnd, skal: orsak, aktor } = begaran;
      const made = { slag, falt, mal: malOf(value), namnd, orsak, registreradAv: aktor.namn };
      return markeringar.add({ ...made, ...(till !== undefined && { till }) });
    },

    async lista(given) {
      const begaran = checked(given);
      const all = await markeringar.all(begaran.namnd);
      await atkomst.record({ ...begaran, ...trace, traffar: all.length });
      return all;
    },

    async avsluta({ id, ...given }) {
      const begaran = checked(given);
      const found = (await markeringar.all(begaran.namnd)).find((one) => one.id === id);
      if (!found) throw new GallringError('okand-markering', 'Ingen gällande markering har den identiteten.');
      const mal = found.olasbar ? {} : { [found.falt]: found.mal.reveal() };
      await atkomst.record({ ...begaran, ...trace, ...mal, traffar: 1 });
      await markeringar.end(id, begaran.aktor.namn);
    },
  };
}
