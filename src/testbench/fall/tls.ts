// Cases of TLS: versions, the certificate that is shown, and that nobody is let in without one of their own.

import type { SecureVersion } from 'node:tls';
import { DAY_MS } from '../../platform/durations.ts';
import { ejTillamplig, godkand, hoppad, underkand, varning } from '../domslut.ts';
import type { Fallmall, Provsituation } from '../fall.ts';
import type { Domslut, Provmiljo } from '../prov.ts';
import { type Aldre, provaAldre } from '../tls-aldre.ts';
import { type Handskakning, skakaHand } from '../tls-kontakt.ts';
import { baraMedCertifikat } from './klientcertifikat.ts';

const HANDSKAKNING_MS = 5_000;
const SNART_DYGN = 30;

export const tlsfall: readonly Fallmall[] = [
  {
    nr: 'PRO-101',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'HTTPS' }],
    titel: 'TLS 1.2 eller 1.3, och inget äldre',
    steg: ['Skaka hand med vad tjänsten helst vill ha', 'Erbjud bara TLS 1.1, och bara TLS 1.0'],
    forvantan: 'Minst TLS 1.2; de äldre avvisas.',
    varfor: 'Äldre TLS går att läsa av. Det som går här är personuppgifter under sekretess.',
    fragor: 3,
    galler: utanTls,
    async prova(situation) {
      const vald = await hand(situation);
      if (!vald.version)
        return underkand('Ingen handskakning blev av.', { vantat: 'TLS 1.2 eller 1.3', fick: vald.fel ?? 'inget' });
      return bedomAldre(vald.version, await provaAldre((version) => hand(situation, version)));
    },
  },
  {
    nr: 'PRO-102',
    grupp: 'protokoll',
    krav: [
      { slag: 'kontrakt', ref: 'servercertifikat' },
      { slag: 'felkod', ref: 'TLS_FEL' },
    ],
    titel: 'Certifikatet är giltigt, för rätt namn och från en betrodd utfärdare',
    steg: ['Skaka hand', 'Pröva certifikatet mot de betrodda utfärdarna och adressens namn'],
    forvantan: `Betrott, rätt namn, och minst ${SNART_DYGN} dygn kvar.`,
    varfor: 'Ett certifikat som gått ut stoppar alla frågor i samma sekund.',
    fragor: 1,
    galler: utanTls,
    prova: (situation) => provaCertifikatet(situation),
  },
  {
    nr: 'PRO-103',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'klientcertifikat' }],
    titel: 'Utan klientcertifikat kommer ingen in',
    steg: [
      'Ställ en vanlig fråga med det givna certifikatet',
      'Skicka samma begäran utan certifikat',
      'Skicka den med ett certifikat som ingen står bakom',
    ],
    forvantan: 'De två sista avvisas: i handskakningen, strax efter, eller med HTTP 400, 401 eller 403.',
    varfor: 'Klientcertifikatet är det enda som säger att det är den sammansatta tjänsten som frågar.',
    behover: ['kand'],
    fragor: 3,
    galler: utanTls,
    prova: baraMedCertifikat,
  },
  {
    nr: 'PRO-104',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'HTTPS' }],
    titel: 'Adressen är https',
    steg: ['Läs adressen'],
    forvantan: 'https://, utom för en tjänst på den egna maskinen.',
    varfor: 'Personuppgifter under sekretess går aldrig oskyddade över ett nät.',
    fragor: 0,
    async prova({ miljo }): Promise<Domslut> {
      const { protocol, hostname } = new URL(miljo.mal.url);
      if (protocol === 'https:') return godkand('Adressen är https.');
      if (arEgenMaskin(hostname)) return ejTillamplig('Tjänsten går på den egna maskinen, utan nät emellan.');
      return underkand('Adressen är inte https.', { vantat: 'https', fick: protocol.replace(':', '') });
    },
  },
];

function utanTls(_: unknown, { mal }: Pick<Provmiljo, 'mal'>): string | undefined {
  return mal.url.startsWith('https:') ? undefined : 'Adressen är http.';
}

function arEgenMaskin(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

/** The certificate that the target shows, against the trusted CAs and its own address. */
export async function provaCertifikatet(situation: Pick<Provsituation, 'miljo' | 'signal'>): Promise<Domslut> {
  const { certifikat, fel } = await hand(situation);
  if (fel || !certifikat)
    return underkand('Certifikatet är inte betrott.', { vantat: 'ett betrott certifikat', fick: fel ?? 'inget' });
  const dygn = Math.floor((Date.parse(certifikat.giltigtTill) - Date.now()) / DAY_MS);
  const skillnad = { vantat: `minst ${SNART_DYGN} dygn kvar`, fick: `${dygn} dygn` };
  return dygn < SNART_DYGN
    ? varning('Certifikatet går snart ut.', skillnad)
    : godkand(`Certifikatet är betrott och gäller ${dygn} dygn till.`);
}

function bedomAldre(vald: string, aldre: Aldre): Domslut {
  switch (aldre.slag) {
    case 'avvisas':
      return godkand(`Tjänsten valde ${vald} och avvisade äldre.`);
    case 'bryts':
      return varning('Äldre TLS godtas inte, men det sägs inte.', {
        vantat: 'en TLS-alert',
        fick: 'bruten förbindelse',
      });
    case 'godtas':
      return underkand('Tjänsten godtar en version som inte längre är säker.', {
        vantat: 'avvisad',
        fick: aldre.version,
      });
    case 'oklart':
      return hoppad(`Det går inte att se om äldre TLS avvisas (${aldre.fel}).`);
  }
}

/** A handshake in its turn. */
export function hand(
  { miljo: { mal, http }, signal }: Pick<Provsituation, 'miljo' | 'signal'>,
  version?: SecureVersion,
): Promise<Handskakning> {
  const val = {
    url: mal.url,
    tls: { ...mal.tls },
    ...(mal.lookup ? { lookup: mal.lookup } : {}),
    ...(version ? { version } : {}),
    timeoutMs: HANDSKAKNING_MS,
  };
  return http.iTur((egen) => skakaHand({ ...val, signal: egen }), signal);
}
