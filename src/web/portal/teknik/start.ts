// The way into the technical pages, in Swedish and in English.
import { type Html, html } from '../../../platform/html.ts';
import type { Page } from '../../page.ts';
import type { TeknikServices, TekniskVersion } from './services.ts';
import { tabell } from './tabell.ts';

export function createTeknikStartPages({ versioner, bastjanster }: TeknikServices): Page[] {
  const sv = html`<p class="ingress">För den som bygger eller driver ett system som ställer frågor. <a class="anchor" href="/teknik/en" lang="en" hreflang="en">In English</a></p>
${SVENSKA}<h2>Versioner</h2>${versionstabell(versioner)}
<h2>Bastjänster</h2>${tabell(
    'Bastjänster',
    ['Id', 'Namn'],
    bastjanster.map(({ id, namn }) => [html`<code>${id}</code>`, namn]),
  )}`;
  const en = html`<p class="ingress">For those who build or run a system that asks. <a class="anchor" href="/teknik" lang="sv" hreflang="sv">På svenska</a></p>
${ENGLISH}<h2>Versions</h2>${versionTable(versioner)}
<h2>Agencies</h2>${tabell(
    'Agencies',
    ['Id', 'Name'],
    bastjanster.map(({ id, namn }) => [html`<code>${id}</code>`, html`<span lang="sv">${namn}</span>`]),
  )}`;
  return [
    {
      method: 'get',
      path: '/teknik',
      access: 'alla',
      handle: async () => ({ title: 'Teknisk information', main: sv }),
    },
    {
      method: 'get',
      path: '/teknik/en',
      access: 'alla',
      handle: async () => ({ title: 'Technical information', main: en, lang: 'en' }),
    },
  ];
}

const SVENSKA = html`<p>En fråga gäller en person i ett ärende. Tjänsten frågar de bastjänster som frågan inkluderar, samtidigt, och svarar med en del för
var och en: uppgifter eller fel. Kontraktet är SSBTEK:s, över SOAP och som JSON över REST.</p>
<h2>Kom igång</h2>
<ol><li><a class="anchor" href="/teknik/filer">Hämta kontraktet</a>, eller peka klienten på WSDL eller OpenAPI.</li>
<li>Läs om <a class="anchor" href="/teknik/anrop">adresser, certifikat, huvuden och gränser</a>.</li>
<li>Börja från ett <a class="anchor" href="/teknik/exempel">exempel</a> i Java, C#, Python, Node.js, PHP eller curl.</li>
<li><a class="anchor" href="/teknik/prova">Prova med testpersoner</a>, som också kan få varje slags fel att inträffa, eller ställ en
<a class="anchor" href="/provfraga">provfråga</a>.</li></ol>
<h2>Slå upp</h2>
<ul><li><a class="anchor" href="/teknik/referens">Referens</a>: operationer, element, typer, anrop</li>
<li><a class="anchor" href="/v1/openapi">REST-gränssnittet</a> på en sida, med exempel</li>
<li><a class="anchor" href="/teknik/felkoder">Felkoder</a> och vad anroparen gör åt dem</li>
<li><a class="anchor" href="/teknik/statuskoder">Statuskoder</a> i myndigheternas egna svar</li>
<li><a class="anchor" href="/teknik/regler">Regler</a> som prövas innan någon tillfrågas</li></ul>
<h2>Tre slags fel</h2>
<ol><li>Hela frågan nekas. Ingen har tillfrågats.</li>
<li>En bastjänsts del har <code>error</code>. De andra har svarat. Uppgifterna är okända, aldrig tomma.</li>
<li>Myndighetens egen status, inne i dess svar.</li></ol>`;

/** A link of the English page to one that there is in Swedish alone. */
function swedish(href: string, text: string): Html {
  return html`<a class="anchor" href="${href}" hreflang="sv">${text} (in Swedish)</a>`;
}

const ENGLISH = html`<p>A question is about one person in one case. The service asks those agencies that the question includes, all at once, and answers
with a part for each: data or an error. The contract is that of SSBTEK, over SOAP and as JSON over REST. The other pages
are in Swedish, as the texts in the answers are.</p>
<h2>Getting started</h2>
<ol><li>${swedish('/teknik/filer', 'Fetch the contract')} (WSDL, XSD, JSON Schema, OpenAPI; with SHA-256), or point your client at the WSDL
or the OpenAPI description.</li>
<li>Read about ${swedish('/teknik/anrop', 'addresses, certificates, headers and limits')}.</li>
<li>Begin with an ${swedish('/teknik/exempel', 'example')} in Java, C#, Python, Node.js, PHP or curl.</li>
<li>${swedish('/teknik/prova', 'Test with test persons')}: the person decides what happens, and some of them make agencies fail.</li></ol>
<h2>Look up</h2>
<ul><li>${swedish('/teknik/referens', 'Reference')}: operations, elements, types, calls</li>
<li>${swedish('/v1/openapi', 'The REST API')} on one page, with examples</li>
<li>${swedish('/teknik/felkoder', 'Error codes')} and what the caller does about each</li>
<li>${swedish('/teknik/statuskoder', 'Status codes')} inside the agencies’ own answers</li>
<li>${swedish('/teknik/regler', 'Rules')} that are checked before anybody is asked</li></ul>
<h2>Three kinds of errors</h2>
<ol><li>The question as a whole is refused: a SOAP fault, or <code>application/problem+json</code>. Nobody has been asked.</li>
<li>One agency’s part has <code>error</code>. The others have answered. What that agency knows is unknown, never nothing.</li>
<li>The agency’s own status, inside its answer. In JSON every part also has <code>kvalitet</code>: <code>answered</code>, <code>nothing</code>,
<code>partial</code>, <code>unverifiable</code> or <code>failed</code>. Only <code>nothing</code> may be shown to people as “no data”.</li></ol>
<h2>Calling</h2>
<ul><li>SOAP 1.1, document/literal, empty SOAPAction; the namespace of the question chooses the version.</li>
<li>TLS 1.2 or later with a client certificate that names the organisation; some installations take access tokens (RFC 9068) as well.</li>
<li>Send a UUID as <code>korrelationsid</code>; it comes back in the answer. Keep <code>X-Sammansatt-Id</code>: the operator finds the question by it.</li>
<li><code>X-Sammansatt-Varning</code> tells of parts that deviate from their schema, and of rules that warn.</li>
<li>Wait for as long as <code>Retry-After</code> says after 429 and 503.</li>
<li>A personal identity number is sent in the body alone: never in an address, an argument or a free field.</li></ul>`;

function versionstabell(versioner: readonly TekniskVersion[]): Html {
  const rows = versioner.map(({ name, namespace, from, closes }) => [
    html`<a class="anchor" href="/teknik/referens/soap/${name}">${name}</a>`,
    html`<code>${namespace}</code>`,
    from,
    closes ?? 'Inte beslutat',
  ]);
  return tabell('Versioner', ['Version', 'Namnrymd', 'Första dag här', 'Sista dag'], rows);
}

function versionTable(versioner: readonly TekniskVersion[]): Html {
  const rows = versioner.map(({ name, namespace, from, closes }) => [
    swedish(`/teknik/referens/soap/${name}`, name),
    html`<code>${namespace}</code>`,
    from,
    closes ?? 'Not decided',
  ]);
  return tabell('Versions', ['Version', 'Namespace', 'First day here', 'Last day'], rows);
}
