// Which certificate a target shows, as a protocol keeps it: asked for once a run, in turn, and without anybody's number.
import { utanIdentiteter } from './maskering.ts';
import type { Mal, Provmiljo, Provprotokoll } from './prov.ts';
import { type HandskakningsVal, skakaHand } from './tls-kontakt.ts';

export const HANDSKAKNING_MS = 5_000;

/** How many handshakes it takes beside the cases'. */
export function handskakningar({ url }: Pick<Mal, 'url'>): number {
  return url.startsWith('https:') ? 1 : 0;
}

/** The certificate, or why it is not known; undefined of a target without TLS, and of a run that is stopped. */
export async function malcertifikat(
  { mal, http, granser }: Pick<Provmiljo, 'mal' | 'http' | 'granser'>,
  signal: AbortSignal,
): Promise<Pick<Provprotokoll, 'certifikat' | 'certifikatfel'> | undefined> {
  if (handskakningar(mal) === 0 || granser.antal === 0) return undefined;
  const val: HandskakningsVal = {
    ...{ url: mal.url, timeoutMs: HANDSKAKNING_MS },
    ...(mal.tls ? { tls: mal.tls } : {}),
    ...(mal.lookup ? { lookup: mal.lookup } : {}),
  };
  try {
    const { certifikat, fel } = await http.iTur((egen) => skakaHand({ ...val, signal: egen }), signal);
    if (!certifikat) return { certifikatfel: fel ?? 'UNKNOWN' };
    const { subjekt, utfardare, ...mer } = certifikat;
    return { certifikat: { subjekt: utanIdentiteter(subjekt), utfardare: utanIdentiteter(utfardare), ...mer } };
  } catch (error) {
    if (signal.aborted) return { certifikatfel: 'ABORTED' };
    throw error;
  }
}
