// A registerutdrag for its reader: one page in plain Swedish that prints on A4.
import { type Html, html } from '../../platform/html.ts';
import { longDate, longTime } from './svensk-tid.ts';
import type { Organisation, Utdrag, UtdragFraga } from './utdrag.ts';
import { isUtlamnat } from './utdrag-json.ts';
import { UTDRAG_STIL } from './utdrag-stil.ts';
import { UTDRAG_TEXTER } from './utdrag-texter.ts';
import { type BastjanstUtfall, UTFALL } from './utfall.ts';

export interface UtdragHtmlOptions {
  /** Names by agency's id. */
  readonly myndigheter: ReadonlyMap<string, string>;
  /** Who hands it out, and how it is reached. */
  readonly namnd: { readonly namn: string; readonly kontakt?: string };
}

/** A whole HTML document: self-contained, without scripts, every value escaped. */
export function utdragHtml(utdrag: Utdrag, { myndigheter, namnd }: UtdragHtmlOptions): string {
  const { fragor } = utdrag;
  const T = UTDRAG_TEXTER;
  const page = html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${T.rubrik} – ${namnd.namn}</title>
<style>${{ markup: UTDRAG_STIL }}</style>
</head>
<body>
<main>
<header>
<p class="avsandare">${namnd.namn}</p>
<h1>${T.rubrik}</h1>
<p class="under">${T.underrubrik}</p>
</header>
${about(utdrag)}
<p>${T.inledning}</p>
${fragor.length === 0 ? html`<p><strong>${T.inga}</strong></p>` : questions(fragor, myndigheter)}
${rights(namnd)}
<footer><p>${T.grund} Framställt ${longTime(utdrag.skapatAt)}, svensk tid.</p></footer>
</main>
</body>
</html>
`;
  return page.markup;
}

function about({ person, namnd, interval, skapatAt }: Utdrag): Html {
  const digits = person.reveal();
  return html`<dl>
<dt>Gäller person</dt><dd class="nr">${`${digits.slice(0, 8)}-${digits.slice(8)}`}</dd>
<dt>Tidsperiod</dt><dd>${longDate(interval.from)} – ${longDate(interval.to - 1)}</dd>
<dt>Nämndens org.nr</dt><dd class="nr">${organisationNumber(namnd)}</dd>
<dt>Utdragets datum</dt><dd>${longDate(skapatAt)}</dd>
</dl>`;
}

function questions(fragor: readonly UtdragFraga[], names: ReadonlyMap<string, string>): Html {
  const unended = fragor.some(({ myndigheter }) => myndigheter.some(({ utfall }) => utfall === 'utan-avslut'));
  const rows = fragor.map(
    (one, index) => html`<tr><th scope="row">${index + 1}</th><td class="tid">${longTime(one.at)}</td>
<td>${one.organisation.namn}</td><td>${one.syfte}</td></tr>`,
  );
  return html`<h2>Översikt</h2>
<table>
<caption>${fragor.length === 1 ? 'En fråga' : `${fragor.length} frågor`}, den äldsta först.</caption>
<thead><tr><th scope="col">Nr</th><th scope="col">När</th><th scope="col">Vem frågade</th><th scope="col">Syfte</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
<h2>Frågorna</h2>
${unended ? html`<p>${UTDRAG_TEXTER.utanAvslut}</p>` : ''}
${fragor.map((one, index) => question(one, index + 1, names))}`;
}

function question(fraga: UtdragFraga, number: number, names: ReadonlyMap<string, string>): Html {
  const { at, organisation, bitraden, syfte, lagtext, arende, period, handlaggare, myndigheter } = fraga;
  return html`<article aria-labelledby="fraga-${number}">
<h3 id="fraga-${number}">Fråga ${number} – ${longTime(at)}</h3>
<dl>
<dt>Vem frågade</dt><dd>${named(organisation)}</dd>
${handlaggare === undefined ? '' : html`<dt>Handläggare</dt><dd>${handlaggare}</dd>`}
${bitraden.map((one) => html`<dt>Genom biträde</dt><dd>${named(one)}</dd>`)}
<dt>Syfte</dt><dd>${syfte}</dd>
<dt>Rättslig grund</dt><dd>${lagtext}</dd>
<dt>Ärende</dt><dd>${arende}</dd>
<dt>Uppgifter för</dt><dd>${period.from} till och med ${period.tom}</dd>
</dl>
<table>
<caption>Tillfrågade myndigheter och a-kassor</caption>
<thead><tr><th scope="col">Myndighet</th><th scope="col">Vad som hände</th></tr></thead>
<tbody>
${myndigheter.map((one) => agency(one, names))}
</tbody>
</table>
</article>`;
}

function agency({ bastjanst, utfall }: BastjanstUtfall, names: ReadonlyMap<string, string>): Html {
  const [name, mark] = [names.get(bastjanst) ?? bastjanst, isUtlamnat(utfall) ? 'ja' : 'nej'];
  return html`<tr><th scope="row">${name}</th><td class="${mark}">${UTFALL[utfall].text}</td></tr>`;
}

function rights({ kontakt }: UtdragHtmlOptions['namnd']): Html {
  const { sekretessRubrik, sekretess, klagaRubrik, fraga, klaga, overklaga } = UTDRAG_TEXTER;
  return html`<section class="rattigheter">
<h2>${sekretessRubrik}</h2>
<p>${sekretess}</p>
<h2>${klagaRubrik}</h2>
<p>${fraga}${kontakt === undefined ? '' : ` Du når nämnden så här: ${kontakt}.`}</p>
<p>${klaga}</p>
<p>${overklaga}</p>
</section>`;
}

function named({ namn, organisationsnummer }: Organisation): string {
  return `${namn} (org.nr ${organisationNumber(organisationsnummer)})`;
}

/** As people write it: without the leading 16. */
function organisationNumber(digits: string): string {
  return digits.replace(/^(?:16)?(\d{6})-?(\d{4})$/, '$1-$2');
}
