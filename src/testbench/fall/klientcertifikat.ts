// Who is let in: the same request with the given client certificate, without any, and with one that nobody stands behind.
import { BastjanstFault } from '../../composite/fault.ts';
import type { HttpRequest, HttpResponse } from '../../platform/http-client.ts';
import type { TlsFiles } from '../../platform/http-pool.ts';
import { issueUntrusted } from '../../platform/trial-ca.ts';
import { godkand, hoppad, underkand } from '../domslut.ts';
import type { Provsituation } from '../fall.ts';
import { felord } from '../felord.ts';
import type { Domslut } from '../prov.ts';
import { begar } from './begaran.ts';
import { createEnForbindelse } from './en-forbindelse.ts';

type Med = Pick<Provsituation, 'miljo' | 'signal'>;

/** With these a front says over HTTP that a certificate is missing or not believed (495 and 496 are nginx's own). */
const UTESTANGD = [400, 401, 403, 495, 496];

/** How the request went, as far as it says who is let in. */
export type Insyn = 'avvisad' | HttpResponse | BastjanstFault;

/** Sends it on a connection of its own with that certificate, or none. */
export async function medCertifikat(
  situation: Med,
  visar: Pick<TlsFiles, 'cert' | 'key'>,
  request: Fraga,
): Promise<Insyn> {
  const { mal, http } = situation.miljo;
  const { cert: _cert, key: _key, ...utan } = mal.tls ?? {};
  const egen = http.genom(createEnForbindelse({ ...mal, tls: { ...utan, ...visar } }));
  try {
    const svar = await begar(situation, egen, request);
    // Under TLS 1.3 the alert comes after the handshake, and may be lost in the break that follows.
    const brutet = svar instanceof BastjanstFault && (svar.cause === 'tls' || svar.cause === 'connection-broken');
    return brutet || (!(svar instanceof BastjanstFault) && UTESTANGD.includes(svar.status)) ? 'avvisad' : svar;
  } finally {
    await egen.close();
  }
}

type Fraga = Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'>;

/** Asks the ordinary question with the certificate, and sends that same request without it and with a stranger's. */
export async function baraMedCertifikat(situation: Provsituation): Promise<Domslut> {
  const { tls } = situation.miljo.mal;
  if (!tls?.cert) return hoppad('Inget klientcertifikat är givet, så det går inte att skilja på med och utan.');
  const fragat = await situation.fraga('kand');
  const med = fragat.anrop.find(({ request }) => request.method === 'POST');
  if (!med?.svar || UTESTANGD.includes(med.svar.status))
    return underkand('Det givna klientcertifikatet släpps inte in.', {
      vantat: 'insläppt',
      fick: fragat.fel ? felord(fragat.fel) : 'avvisad',
    });
  const frammande = await issueUntrusted(Date.now());
  for (const [vem, visar] of [
    ['den som inte visar certifikat', {}],
    ['den som visar ett certifikat som ingen står bakom', frammande],
  ] as const) {
    const insyn = await medCertifikat(situation, visar, med.request);
    if (insyn !== 'avvisad') return slappsIn(vem, insyn);
  }
  return godkand('Bara den med ett betrott certifikat släpps in.');
}

function slappsIn(vem: string, insyn: Exclude<Insyn, 'avvisad'>): Domslut {
  const vantat = 'avvisad, i handskakningen eller med HTTP 400, 401 eller 403';
  return insyn instanceof BastjanstFault
    ? underkand(`Det går inte att se att ${vem} avvisas.`, { vantat, fick: felord(insyn) })
    : underkand(`Tjänsten släpper in ${vem}.`, { vantat, fick: `HTTP ${insyn.status}` });
}
