// Cases of TLS: versions, the certificate that is shown, and that nobody is let in without one of their own.

import type { SecureVersion } from 'node:tls';
import { DAY_MS } from '../../platform/durations.ts';
import { ejTillamplig, godkand, hoppad, underkand, varning } from '../domslut.ts';
import type { Fallmall, Provsituation } from '../fall.ts';
import type { Domslut, Provmiljo } from '../prov.ts';
import { type Handskakning, skakaHand } from '../tls-kontakt.ts';

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
      for (const version of ['TLSv1.1', 'TLSv1'] as const) {
        const gammal = await hand(situation, version);
        if (gammal.version)
          return underkand('Tjänsten godtar en version som inte längre är säker.', {
            vantat: 'avvisad',
            fick: gammal.version,
          });
      }
      return godkand(`Tjänsten valde ${vald.version} och avvisade äldre.`);
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
    async prova(situation) {
      const { certifikat, fel } = await hand(situation);
      if (fel || !certifikat)
        return underkand('Certifikatet är inte betrott.', { vantat: 'ett betrott certifikat', fick: fel ?? 'inget' });
      const dygn = Math.floor((Date.parse(certifikat.giltigtTill) - Date.now()) / DAY_MS);
      const skillnad = { vantat: `minst ${SNART_DYGN} dygn kvar`, fick: `${dygn} dygn` };
      return dygn < SNART_DYGN
        ? varning('Certifikatet går snart ut.', skillnad)
        : godkand(`Certifikatet är betrott och gäller ${dygn} dygn till.`);
    },
  },
  {
    nr: 'PRO-103',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'klientcertifikat' }],
    titel: 'Utan klientcertifikat kommer ingen in',
    steg: ['Skaka hand utan klientcertifikat'],
    forvantan: 'Avvisad, i handskakningen eller strax efter.',
    varfor: 'Klientcertifikatet är det enda som säger att det är den sammansatta tjänsten som frågar.',
    fragor: 2,
    galler: utanTls,
    async prova(situation) {
      const { tls } = situation.miljo.mal;
      if (!tls?.cert) return hoppad('Inget klientcertifikat är givet, så det går inte att skilja på med och utan.');
      const [med, utan] = [await hand(situation), await hand(situation, undefined, true)];
      if (!med.version)
        return underkand('Det givna klientcertifikatet släpps inte in.', {
          vantat: 'insläppt',
          fick: med.fel ?? 'avvisad',
        });
      return utan.version
        ? underkand('Tjänsten släpper in den som inte visar certifikat.', { vantat: 'avvisad', fick: utan.version })
        : godkand('Bara den med certifikat släpps in.');
    },
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

function utanTls(_: unknown, { mal }: Provmiljo): string | undefined {
  return mal.url.startsWith('https:') ? undefined : 'Adressen är http.';
}

function arEgenMaskin(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

function hand(
  { miljo: { mal } }: Provsituation,
  version?: SecureVersion,
  utanCertifikat = false,
): Promise<Handskakning> {
  const { cert: _cert, key: _key, ...utan } = mal.tls ?? {};
  return skakaHand({
    url: mal.url,
    tls: utanCertifikat ? utan : { ...mal.tls },
    ...(mal.lookup ? { lookup: mal.lookup } : {}),
    ...(version ? { version } : {}),
    timeoutMs: HANDSKAKNING_MS,
  });
}
