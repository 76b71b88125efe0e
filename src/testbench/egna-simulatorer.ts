// This project's own simulators as targets: what `provbank --all` runs against.
import { startSimulators } from '../bastjanster/simulate.ts';
import type { Mal } from './prov.ts';

export interface EgnaSimulatorer {
  /** In the order of the composite's contract. */
  readonly mal: readonly Mal[];
  stop(): Promise<void>;
}

/** Starts them on free ports of this machine; all, or those named. Their test persons: `simuleradeTestpersoner`. */
export async function startaEgna(only?: readonly string[]): Promise<EgnaSimulatorer> {
  const { urls, stop } = await startSimulators({ ports: 0, ...(only ? { only } : {}) });
  const installningar = { aktorsid: 'provkommun' };
  const mal = Object.entries(urls).map(([bastjanst, url]) => ({
    bastjanst,
    url,
    testUrl: testtjanst(url),
    installningar,
  }));
  return { mal, stop };
}

/** What answers a simulator's GET: its WSDL, or Skatteverket's parts; who is pinged by a question does not look at it. */
export function testtjanst(url: string): string {
  return `${url}?wsdl`;
}
