// When the certificates of the bastjänster end: looked at a few times a day, by one process for all.
import { DAY_MS, HOUR_MS } from '../../platform/durations.ts';
import { probeCertificate, type TlsProbeOptions } from '../../platform/tls-probe.ts';
import type { Iakttagelse, Iakttagelser } from './iakttagelser.ts';

export interface ServercertifikatDeps {
  readonly iakttagelser: Pick<Iakttagelser, 'rapportera' | 'gallande'>;
  /** Addresses by source; those without TLS are left alone. */
  readonly adresser: Readonly<Record<string, string>>;
  /** What we show them, as PEM. */
  readonly tls?: TlsProbeOptions['tls'];
  /** For one server; milliseconds. Default 5,000. */
  readonly timeoutMs?: number;
}

export interface Servercertifikat {
  /** Looks at those whose turn it is; one that is away is told of by its last look. @throws {DatabaseError} */
  titta(at: number): Promise<void>;
}

const LOOK_AGAIN_MS = 6 * HOUR_MS;
/** Beyond the next looks: a server that is away for a night ends no alert. */
const BELIEVED_MS = 2 * DAY_MS;

/** In the place of a process: whichever evaluates goes on from what the one before it saw. */
const namn = (kalla: string) => `servercertifikat ${kalla}`;

/** What the rule calls it. */
export const objektOf = (kalla: string) => `bastjänsten ${kalla}`;

export function createServercertifikat(deps: ServercertifikatDeps): Servercertifikat {
  const { iakttagelser, adresser, tls, timeoutMs = 5_000 } = deps;
  const secured = Object.entries(adresser).filter(([, url]) => url.startsWith('https:'));
  /** Also those of which nothing was seen: a server that is away is not asked at every evaluation. */
  const looked = new Map<string, number>();

  async function look(kalla: string, url: string, at: number): Promise<void> {
    looked.set(kalla, at);
    const varde = await probeCertificate({ url, timeoutMs, ...(tls && { tls }) });
    if (varde === undefined) return;
    const seen: Iakttagelse = {
      ...{ regel: 'certifikat-gar-ut', objekt: objektOf(kalla), varde },
      ...{ seddAt: at, gallerTill: at + BELIEVED_MS },
    };
    await iakttagelser.rapportera(namn(kalla), [seen]);
  }

  return {
    async titta(at) {
      const isFresh = (since: number | undefined) => since !== undefined && at - since < LOOK_AGAIN_MS;
      const waiting = secured.filter(([kalla]) => !isFresh(looked.get(kalla)));
      if (waiting.length === 0) return;
      const known = new Map((await iakttagelser.gallande(at)).map(({ objekt, seddAt }) => [objekt, seddAt]));
      const due = waiting.filter(([kalla]) => !isFresh(known.get(objektOf(kalla))));
      await Promise.all(due.map(([kalla, url]) => look(kalla, url, at)));
    },
  };
}
