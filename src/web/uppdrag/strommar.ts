// How many long answers may be open at once: of the process, and of one caller.
import type { Caller } from '../../composite/ports.ts';
import { UppskjutenError } from '../../uppdrag/uppdrag-error.ts';

export interface Strommar {
  /** @returns what says that it is closed @throws {UppskjutenError} where there are too many */
  open(caller: Caller): () => void;
}

export function createStrommar(limits: { readonly most: number; readonly mostOfCaller: number }): Strommar {
  const open = new Set<Caller>();
  return {
    open({ organisationsnummer }) {
      const own = [...open].filter((one) => one.organisationsnummer === organisationsnummer).length;
      if (open.size >= limits.most || own >= limits.mostOfCaller) throw new UppskjutenError();
      const stream: Caller = { ...(organisationsnummer !== undefined && { organisationsnummer }) };
      open.add(stream);
      return () => void open.delete(stream);
    },
  };
}
