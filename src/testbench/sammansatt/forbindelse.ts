// Cases on the connection itself: TLS, who is let in by it, and what is kept and packed. What of a bastjänst is judged alike is one.
import { BastjanstFault } from '../../composite/fault.ts';
import { issueUntrusted } from '../../platform/trial-ca.ts';
import { godkand, hoppad, underkand, varning } from '../domslut.ts';
import { begar } from '../fall/begaran.ts';
import { hallsOppen, OMGANGAR } from '../fall/forbindelse.ts';
import { medCertifikat } from '../fall/klientcertifikat.ts';
import { provaCertifikatet } from '../fall/tls.ts';
import { felord } from '../felord.ts';
import type { Domslut, Mal, Provfall, Provmiljo } from '../prov.ts';
import { provaAldre } from '../tls-aldre.ts';
import { fragan } from './fraga.ts';
import { lasJson } from './las-json.ts';
import { createSamtal } from './samtal.ts';

/** Refusals of whom the composite does not know. */
const OKAND = ['EJ_IDENTIFIERAD', 'EJ_ANSLUTEN'];

export const forbindelsefall: readonly Provfall[] = [
  {
    id: 'SAM-PRO-005',
    grupp: 'protokoll',
    krav: [{ slag: 'UC', ref: 'TLS' }],
    titel: 'TLS 1.2 eller senare, och inget äldre',
    steg: ['Skaka hand med TLS 1.2 eller 1.3.', 'Försök med TLS 1.1, och med TLS 1.0.'],
    forvantan: 'handskakning med 1.2 eller 1.3; de äldre avvisas',
    varfor: 'Äldre TLS går att avlyssna.',
    anrop: () => 3,
    galler: utanTls,
    async kor(miljo, signal) {
      const { skakaHand } = createSamtal(miljo, signal);
      const { version, fel } = await skakaHand();
      const vantat = 'TLS 1.2 eller 1.3';
      if (!/^TLSv1\.[23]$/.test(version ?? ''))
        return underkand('Ingen säker handskakning blev av.', { vantat, fick: version ?? fel ?? 'inget' });
      const aldre = await provaAldre(skakaHand);
      switch (aldre.slag) {
        case 'avvisas':
          return godkand(`Tjänsten valde ${version} och avvisade äldre.`);
        case 'bryts':
          return varning('Äldre TLS godtas inte, men det sägs inte.', {
            vantat: 'en TLS-alert',
            fick: 'bruten förbindelse',
          });
        case 'godtas':
          return underkand('Äldre TLS godtas.', { vantat, fick: `${aldre.version.replace('TLSv', 'TLS ')} godtas` });
        case 'oklart':
          return hoppad(`Det går inte att se om äldre TLS avvisas (${aldre.fel}).`);
      }
    },
  },
  {
    id: 'SAM-PRO-006',
    grupp: 'protokoll',
    krav: [
      { slag: 'UC', ref: 'TLS' },
      { slag: 'felkod', ref: 'EJ_IDENTIFIERAD' },
    ],
    titel: 'Den som inte visar ett betrott klientcertifikat får inga svar',
    steg: ['Ställ en fråga utan klientcertifikat.', 'Ställ den med ett certifikat som ingen står bakom.'],
    forvantan: `avvisad i handskakningen, eller nekad med ${OKAND.join(' eller ')}`,
    varfor: 'Klientcertifikatet säger vilken organisation som frågar; utan det vet ingen vem som fick uppgifterna.',
    behover: ['kand'],
    anrop: () => 3,
    galler: utanTls,
    kor: okandaNekas,
  },
  {
    id: 'SAM-PRO-007',
    grupp: 'protokoll',
    krav: [{ slag: 'UC', ref: 'TLS' }],
    titel: 'Certifikatet är giltigt, för rätt namn och från en betrodd utfärdare',
    steg: ['Skaka hand.', 'Pröva certifikatet mot de betrodda utfärdarna och adressens namn.'],
    forvantan: 'ett betrott certifikat för rätt namn, med minst 30 dygn kvar',
    varfor: 'Ett certifikat som gått ut stoppar alla ärendesystem i samma sekund.',
    anrop: () => 1,
    galler: utanTls,
    kor: (miljo, signal) => provaCertifikatet({ miljo, signal }),
  },
  {
    id: 'SAM-PRO-008',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'HTTP: förbindelser' }],
    titel: 'Förbindelsen hålls öppen mellan frågor',
    steg: ['Skicka tre tomma begäranden efter varandra på samma förbindelse.'],
    forvantan: 'alla besvaras på samma förbindelse',
    varfor: 'En ny TLS-handskakning för varje fråga kostar tid och processor på båda sidor.',
    anrop: () => OMGANGAR,
    kor: (miljo, signal) => hallsOppen({ miljo, signal }),
  },
  {
    id: 'SAM-PRO-009',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'HTTP: kompression' }],
    titel: 'Svar packas bara när frågan säger att det går',
    steg: ['Hämta felkoderna utan Accept-Encoding.', 'Hämta dem med Accept-Encoding: gzip.'],
    forvantan: 'utan: opackat; med: opackat eller gzip, med samma innehåll',
    varfor: 'Ett packat svar som ingen bett om är skräp för den som inte packar upp det.',
    anrop: () => 2,
    kor: packning,
  },
];

function utanTls({ mal }: Pick<Provmiljo, 'mal'>): string | undefined {
  return mal.url.startsWith('https:') ? undefined : 'Målet har ingen TLS: provläge på den egna datorn.';
}

function fragaTill({ mal, personer }: Provmiljo) {
  const data = { person: personer.kand ?? '', ...(mal.installningar ? { installningar: mal.installningar } : {}) };
  return {
    method: 'POST',
    url: adress(mal, '/v1/fragor'),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fragan('REST', data)),
  } as const;
}

function adress({ url }: Pick<Mal, 'url'>, vag: string): string {
  return url.replace(/\/+$/, '') + vag;
}

async function okandaNekas(miljo: Provmiljo, signal: AbortSignal): Promise<Domslut> {
  const { tls } = miljo.mal;
  if (!tls?.cert) return hoppad('Inget klientcertifikat är givet, så det går inte att skilja på med och utan.');
  const vantat = `avvisad, eller ${OKAND.join(' eller ')}`;
  const egen = { cert: tls.cert, ...(tls.key ? { key: tls.key } : {}) };
  const felkod = async (visar: typeof egen | Record<string, never>) =>
    felkoden(await medCertifikat({ miljo, signal }, visar, fragaTill(miljo)));
  const med = await felkod(egen);
  if (med !== '') return underkand('Det givna klientcertifikatet släpps inte in.', { vantat: 'ett svar', fick: med });
  for (const [vem, visar] of [
    ['den som inte visar certifikat', {}],
    ['den som visar ett certifikat som ingen står bakom', await issueUntrusted(Date.now())],
  ] as const) {
    const fick = await felkod(visar);
    if (fick !== 'avvisad' && !OKAND.includes(fick))
      return underkand(`Tjänsten svarar ${vem}.`, { vantat, fick: fick === '' ? 'ett svar' : fick });
  }
  return godkand('Bara den med ett betrott certifikat får svar.');
}

/** How a question ended: its felkod where it was refused, `avvisad` before that, empty where it was answered. */
function felkoden(insyn: Awaited<ReturnType<typeof medCertifikat>>): string {
  if (insyn === 'avvisad') return insyn;
  if (insyn instanceof BastjanstFault) return felord(insyn);
  const last = lasJson(Buffer.from(insyn.body).toString('utf8'));
  if ('skal' in last) return `HTTP ${insyn.status}`;
  return last.nekad ? last.nekad.felkod.replaceAll(/[^A-Z_]/g, '') : '';
}

async function packning(miljo: Provmiljo, signal: AbortSignal): Promise<Domslut> {
  const url = adress(miljo.mal, '/v1/felkoder');
  const hamta = (headers: Readonly<Record<string, string>>) =>
    begar({ miljo, signal }, miljo.http, { method: 'GET', url, headers });
  const [utan, med] = [await hamta({}), await hamta({ 'accept-encoding': 'gzip' })];
  if (utan instanceof BastjanstFault) return underkand('Svaret går inte att läsa.', { fick: felord(utan) });
  if (med instanceof BastjanstFault) return underkand('Det packade svaret går inte att läsa.', { fick: felord(med) });
  const packat = utan.headers['content-encoding'] ?? 'identity';
  if (packat !== 'identity')
    return underkand('Svaret är packat utan att frågan sagt att det går.', { vantat: 'opackat', fick: 'packat' });
  return utan.status === 200 && med.status === 200 && Buffer.from(utan.body).equals(Buffer.from(med.body))
    ? godkand('Svaren kom som det begärdes, och är desamma.')
    : underkand('Svaren är inte desamma.', { vantat: 'samma svar', fick: 'olika svar' });
}
