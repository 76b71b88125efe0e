// One case in the HTML report: a failed one told whole, the others a line that opens.
import { type Html, html } from '../../platform/html.ts';
import { utanSvarsord } from '../felord.ts';
import type { Fallresultat, Grupp, Matt, Utbyte, UtfallSlag } from '../prov.ts';
import { fakta } from './dokument.ts';
import { UTFALLSORD } from './utfallsord.ts';

/** What was to come and what came, how to see it again, and the messages. */
export function underkantFall(resultat: Fallresultat): Html {
  const { fall, utfall } = resultat;
  return html`<article id="${fall.id}"><h3>${fall.id} ${fall.titel}</h3>
<p>${utfall.text}</p>
${detaljer(resultat)}
${utbyten(utfall.utbyten)}</article>`;
}

/** The cases of one group, none where it has none. */
export function fallrader(grupp: Grupp, fall: readonly Fallresultat[]): Html[] {
  if (fall.length === 0) return [];
  return [html`<h3>${grupp.charAt(0).toUpperCase()}${grupp.slice(1)}</h3>${fall.map(fallrad)}`];
}

function fallrad(resultat: Fallresultat): Html {
  const { fall, utfall, ms } = resultat;
  const isTold = utfall.utfall === 'underkänd';
  return html`<details><summary>${utfallsmarke(utfall.utfall)} <strong>${fall.id}</strong> ${fall.titel} <span class="svag">${ms} ms</span></summary>
<p>${utfall.text}</p>
${isTold ? html`<p><a href="#${fall.id}">Fallet i sin helhet</a></p>` : html`${detaljer(resultat)}${utbyten(utfall.utbyten)}`}</details>`;
}

function detaljer({ fall, utfall }: Fallresultat): Html {
  const { skal, vantat, fick, matt } = utfall;
  return fakta([
    ['Krav', fall.krav.map(({ slag, ref }) => `${slag}: ${ref}`).join('; ')],
    ['Varför', fall.varfor],
    ['Steg', html`<ol>${fall.steg.map((steg) => html`<li>${steg}</li>`)}</ol>`],
    ['Väntat', vantat ?? fall.forvantan],
    ...(fick === undefined ? [] : ([['Fick', fick]] as const)),
    ...(skal === undefined ? [] : ([['Skäl', skal]] as const)),
    ...(matt ? ([['Mätt', mattText(matt)]] as const) : []),
  ]);
}

function mattText({ antal, misslyckade, p50, p95, p99, max }: Matt): string {
  return `${antal} anrop, ${misslyckade} misslyckade; p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, längst ${max} ms`;
}

function utbyten(all: readonly Utbyte[]): Html | string {
  if (all.length === 0) return '';
  return html`<details><summary>${all.length === 1 ? 'Ett anrop' : `${all.length} anrop`}</summary>${all.map(utbyte)}</details>`;
}

function utbyte({ metod, vag, fraga, status, huvuden = {}, svar, brott, ms }: Utbyte): Html {
  const result = status === undefined ? `inget svar (${utanSvarsord(brott)})` : `HTTP ${status}`;
  const headers = Object.entries(huvuden).map(([name, value]) => `${name}: ${value}\n`);
  return html`<p><strong>${metod} ${vag}</strong>: ${result} efter ${ms} ms</p>
${fraga ? html`<pre aria-label="Fråga">${fraga}</pre>` : ''}
${svar === undefined && headers.length === 0 ? '' : html`<pre aria-label="Svar">${headers.join('')}${svar ?? ''}</pre>`}`;
}

/** An outcome with its sign. */
function utfallsmarke(slag: UtfallSlag): Html {
  const { tecken, farg } = UTFALLSORD[slag];
  return html`<span class="utfall ${farg}"><span aria-hidden="true">${tecken}</span> ${slag}</span>`;
}
