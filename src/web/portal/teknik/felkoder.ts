// Every felkod that a caller can meet: what it means, whose it is, and what to do.
import { type Html, html } from '../../../platform/html.ts';
import type { Page } from '../../page.ts';
import type { TeknikServices, TekniskFelkod } from './services.ts';
import { tabell } from './tabell.ts';

export function createFelkodPage({ felkoder }: Pick<TeknikServices, 'felkoder'>): Page {
  const [fraga, del] = [
    felkoder.filter(({ galler }) => galler === 'fraga'),
    felkoder.filter((one) => one.galler === 'del'),
  ];
  return {
    method: 'get',
    path: '/teknik/felkoder',
    access: 'alla',
    handle: async () => ({ title: 'Felkoder', main: html`${INGRESS}${nekade(fraga)}${delar(del)}` }),
  };
}

const INGRESS = html`<p class="ingress">Ett fel betyder aldrig att uppgifter saknas hos myndigheten. Det betyder att de är okända.</p>
<p>Samma förteckning finns för program: <a class="anchor" href="/v1/felkoder">/v1/felkoder</a>. Koderna i myndigheternas egna svar
står under <a class="anchor" href="/teknik/statuskoder">Statuskoder</a>.</p>`;

function nekade(felkoder: readonly TekniskFelkod[]): Html {
  const rows = felkoder.map(({ felkod, text, radAnropare, status, faultcode }) => [
    html`<code>${felkod}</code>`,
    utanPlatser(text),
    radAnropare,
    status ?? '',
    faultcode ?? '',
  ]);
  return html`<h2>Hela frågan nekas</h2>
<p>Ingen bastjänst är tillfrågad. REST svarar med <code>application/problem+json</code> och statusen i tabellen; SOAP svarar med 500 och
ett SOAP-fel med <code>felkod</code> i <code>detail</code>. En regel vars läge är <em>varna</em> nekar inte: då står koden bland svarets varningar.</p>
${tabell('Felkoder för hela frågan', ['Felkod', 'Vad som har hänt', 'Gör så här', 'HTTP', 'SOAP-fel'], rows)}`;
}

function delar(felkoder: readonly TekniskFelkod[]): Html {
  const rows = felkoder.map(({ felkod, kalla, text, radAnropare }) => [
    html`<code>${felkod}</code>`,
    kalla ?? '',
    utanPlatser(text),
    radAnropare,
  ]);
  return html`<h2>En bastjänsts del</h2>
<p>Övriga bastjänster har svarat som vanligt. <code>kalla</code> är SSBT när inget fullständigt svar nådde tjänsten eller frågan inte ställdes, och
BT när bastjänsten svarade med fel.</p>
${tabell('Felkoder för en bastjänsts del', ['Felkod', 'Källa', 'Vad som har hänt', 'Gör så här'], rows)}`;
}

/** The text as it stands before anything is filled in: what may be absent is left out, what always comes is an ellipsis. */
function utanPlatser(text: string): string {
  return text.replaceAll(/\{(forsok|till|tillatet)\}/g, '').replaceAll(/\{\w+\}/g, '…');
}
