// What came of a question about a test person: outcome and time of each bastjänst, and both answers as they were sent.
import { type Html, html } from '../../platform/html.ts';
import { indentedXml } from '../../platform/xml-indent.ts';
import { csrfInput } from '../layout.ts';
import { kvalitetText } from '../orsak-text.ts';
import { msText } from '../tal.ts';
import { PROVFRAGA } from './provfraga-form.ts';
import { oversiktView } from './provfraga-oversikt.ts';
import type { Nekandeorsak, Provsvar, Provsvaren, Provtext } from './provfraga-services.ts';
import { tabell } from './teknik/tabell.ts';

export type Format = 'xml' | 'json';

/** Of the JSON answer, what is explained; the contract is schemas/ssbtek/svar.schema.json. */
interface SvarJson {
  readonly millisekunder: number;
  readonly varningar?: readonly { readonly kod: string; readonly galler?: string; readonly text: string }[];
  readonly svarsdata: Readonly<Record<string, Del>>;
}

interface Del {
  readonly kvalitet: string;
  readonly millisekunder: number;
  readonly error?: { readonly kalla: string; readonly felkod: string; readonly felmeddelande: readonly string[] };
  readonly svarande?: readonly { readonly namn: string; readonly kvalitet: string; readonly text?: string }[];
  readonly kontroll?: { readonly schema: string };
}

export function skickasView({ xml, json }: Provtext): Html {
  return html`<h2>Det här skickas</h2><div class="sida-vid-sida">
<section><h3>SOAP</h3>${block('Frågan som XML', indentedXml(xml.replaceAll('>\n<', '><')))}</section>
<section><h3>REST</h3>${block('Frågan som JSON', json)}</section></div>`;
}

function block(label: string, text: string): Html {
  return html`<pre class="kod" tabindex="0" role="region" aria-label="${label}"><code>${text}</code></pre>`;
}

/** @param namn of each bastjänst by id */
export function svarView(
  { soap, rest, oversikt }: Provsvaren,
  namn: ReadonlyMap<string, string>,
  csrf: string | undefined,
): Html {
  return html`<h2 id="svar">Svaret</h2>
<p>Frågan ställdes två gånger, över SOAP och över REST.</p>
${tabell('Frågorna', ['Gränssnitt', 'HTTP', 'Tid', 'Frågans id', 'Varningar'], [rad('SOAP', soap), rad('REST', rest)])}
${utgang('SOAP', soap)}${utgang('REST', rest)}
${rest.nekad ? '' : utfall(JSON.parse(rest.text) as SvarJson, namn)}
${oversikt ? oversiktView(oversikt) : ''}
<h3>Svaren, indragna för läsning</h3>
<p>I SOAP-svaret är CSN:s, Försäkringskassans och (i v11) Skatteverkets uppgifter base64-kodade; i REST-svaret är de avkodade.
Filerna är svaren tecken för tecken som de kom.</p>
<div class="sida-vid-sida">${sparbart('xml', 'Svaret som XML', { kom: soap.text, visas: indented(soap.text) }, csrf)}
${sparbart('json', 'Svaret som JSON', { kom: rest.text, visas: JSON.stringify(JSON.parse(rest.text), null, 2) }, csrf)}</div>`;
}

function rad(face: string, { status, millisekunder, id, varning = '' }: Provsvar) {
  return [face, status, html`<span class="nummer">${msText(millisekunder)}</span>`, html`<code>${id}</code>`, varning];
}

const UTGANGAR: Readonly<Record<Nekandeorsak, { readonly rubrik: string; readonly text: string }>> = {
  frågan: {
    rubrik: 'Frågan nekades',
    text: 'Ingen bastjänst tillfrågades, och frågan står inte i loggen över efterfrågade personer.',
  },
  tillfället: {
    rubrik: 'Frågan togs inte emot just nu',
    text: 'Ingen bastjänst tillfrågades, och frågan står inte i loggen över efterfrågade personer. Försök igen om en stund.',
  },
  tjänsten: {
    rubrik: 'Frågan avbröts av ett fel i tjänsten',
    text: 'Den kan ha ställts och stå i loggen över efterfrågade personer. Uppge frågans id för driften.',
  },
};

function utgang(face: string, { nekad }: Provsvar): Html {
  if (!nekad) return html`<p>${face}: frågan besvarades, och står i loggen över efterfrågade personer.</p>`;
  const { rubrik, text } = UTGANGAR[nekad.orsak];
  return html`<div class="message-box message-box--warning"><h3 class="message-box__heading">${face}: ${rubrik}, <code>${nekad.felkod}</code></h3>
<p>${text}</p><ul>${nekad.felmeddelande.map((one) => html`<li>${one}</li>`)}</ul></div>`;
}

function utfall({ svarsdata, varningar = [], millisekunder }: SvarJson, namn: ReadonlyMap<string, string>): Html {
  const rows = Object.entries(svarsdata).map(([id, del]) => [
    `${namn.get(id) ?? id} (${id})`,
    kvalitetText(del.kvalitet),
    html`<span class="nummer">${msText(del.millisekunder)}</span>`,
    forklaring(del),
  ]);
  const warned = varningar.map(
    ({ kod, galler = 'frågan', text }) => html`<li><code>${kod}</code> (${galler}): ${text}</li>`,
  );
  return html`<h3>Utfallet för varje bastjänst</h3><p>Enligt REST-svaret, som tog ${msText(millisekunder)} i tjänsten.</p>
${tabell('Utfallet för varje bastjänst', ['Bastjänst', 'Utfall', 'Tid', 'Förklaring'], rows)}
${warned.length > 0 ? html`<h3>Varningar</h3><ul>${warned}</ul>` : ''}`;
}

function forklaring({ error, svarande = [], kontroll }: Del): Html {
  if (error) return html`<code>${error.felkod}</code> (${error.kalla}): ${error.felmeddelande.join(' ')}`;
  const own = svarande.map(
    ({ namn, kvalitet, text }) => html`<li>${namn}: ${kvalitetText(kvalitet)}${text ? `. ${text}` : ''}</li>`,
  );
  const deviates = kontroll?.schema === 'avviker' ? html`<p>Svaret avviker från bastjänstens schema.</p>` : '';
  return html`${deviates}${own.length > 0 ? html`<ul>${own}</ul>` : ''}`;
}

/** Kept nowhere: the browser sends it back to have it as a file. */
function sparbart(
  format: Format,
  label: string,
  { kom, visas }: { readonly kom: string; readonly visas: string },
  csrf: string | undefined,
): Html {
  return html`<section><form method="post" action="${PROVFRAGA}/fil">${csrfInput(csrf)}
<input type="hidden" name="svar" value="${kom}">
<label class="label" for="svar-${format}">${label}</label>
<textarea class="svarstext" id="svar-${format}" readonly spellcheck="false" wrap="off">${{ markup: '\n' }}${visas}</textarea>
<p><button class="button button--secondary button--medium" type="submit" name="format" value="${format}">Spara som ${format.toUpperCase()}-fil</button></p>
</form></section>`;
}

function indented(xml: string): string {
  return xml.startsWith('<') ? indentedXml(xml) : xml;
}
