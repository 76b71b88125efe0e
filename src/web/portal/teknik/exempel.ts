// Client examples: whole programs that read every kind of answer rightly, with what they print.
import { type Html, html } from '../../../platform/html.ts';
import { type Page, PageError } from '../../page.ts';
import { type Exempel, type Program, readExempel, type Sprak, type Yta } from './exempel-data.ts';
import type { TeknikServices } from './services.ts';
import { tabell } from './tabell.ts';

const EXEMPEL = '/teknik/exempel';
const YTOR: Readonly<Record<Yta, string>> = { rest: 'REST', soap: 'SOAP v11' };

/** @throws {ConfigError} where an example lacks a part */
export function createExempelPages({ exempelFolder }: Pick<TeknikServices, 'exempelFolder'>): Page[] {
  const exempel = readExempel(exempelFolder);
  const start = overview(exempel);
  const languages = exempel.sprak.map((one): Page => {
    const main = html`<p class="ingress">Kräver ${one.kraver}</p>${one.program.map((program) => programmet(one, program))}
<p><a class="anchor" href="${EXEMPEL}">Vad programmen skriver ut, och hur de ställs in</a></p>`;
    const title = `Exempel i ${one.namn}`;
    return { method: 'get', path: `${EXEMPEL}/${one.sprak}`, access: 'alla', handle: async () => ({ title, main }) };
  });
  return [
    { method: 'get', path: EXEMPEL, access: 'alla', handle: async () => ({ title: 'Klientexempel', main: start }) },
    ...languages,
    {
      method: 'get',
      path: `${EXEMPEL}/:sprak/:fil`,
      access: 'alla',
      async handle({ params }) {
        const programs = exempel.sprak.find(({ sprak }) => sprak === params.sprak)?.program;
        const found = programs?.find(({ fil }) => fil === params.fil);
        if (!found) throw new PageError(404, 'Filen finns inte', 'Exemplen står under Klientexempel.');
        return { file: { name: found.fil, type: 'text/plain; charset=utf-8', text: found.text } };
      },
    },
  ];
}

function programmet({ sprak }: Sprak, { fil, yta, kor, text }: Program): Html {
  return html`<h2>${YTOR[yta]}: <code>${fil}</code></h2>
<p><a class="anchor" href="${EXEMPEL}/${sprak}/${fil}">Hämta ${fil}</a>. Kör: <code>${kor}</code></p>
${kod(fil, text)}`;
}

function kod(label: string, text: string): Html {
  return html`<pre class="kod" tabindex="0" role="region" aria-label="${label}"><code>${text}</code></pre>`;
}

const MILJO = [
  [html`<code>SAMMANSATT_URL</code>`, 'Tjänstens adress, utan snedstreck i slutet'],
  [html`<code>SAMMANSATT_CA</code>`, 'Fil (PEM) med utfärdaren av tjänstens certifikat'],
  [html`<code>SAMMANSATT_CERT</code>`, 'Fil (PEM) med klientcertifikatet'],
  [html`<code>SAMMANSATT_NYCKEL</code>`, 'Fil (PEM) med dess nyckel'],
  [html`<code>SAMMANSATT_P12</code>`, 'Java, i stället för de två: fil (PKCS 12) med certifikat och nyckel'],
  [html`<code>SAMMANSATT_P12_LOSENORD</code>`, 'Java: lösenordet till den filen'],
  [html`<code>SAMMANSATT_ORGNR</code>`, 'Den egna organisationens nummer, 12 siffror'],
] as const;

const AVSLUT = [
  ['0', 'Alla tillfrågade har svarat.'],
  ['1', 'Inget svar kom: inget är känt.'],
  ['2', 'Frågan nekades: ingen har tillfrågats.'],
  ['3', 'Något är okänt. Fråga igen eller ta reda på det på annat sätt.'],
] as const;

function overview({ sprak, utskrift }: Exempel): Html {
  const rows = sprak.map(({ sprak: folder, namn, kraver, program }) => [
    html`<a class="anchor" href="${EXEMPEL}/${folder}">${namn}</a>`,
    kraver,
    html`${program.map(({ fil }) => html`<a class="anchor" href="${EXEMPEL}/${folder}/${fil}">${fil}</a>`)}`,
  ]);
  return html`<p class="ingress">Små hela program som frågar alla sju bastjänster och skiljer på uppgifter, inga uppgifter och okänt.</p>
<p>Det vanligaste felet i klienter är att läsa ett fel som att personen inte har någon inkomst. Programmen gör inte det: ett fel, ett delvis svar
och en okänd statuskod blir <em>okänt</em>, och okänt är inte noll.</p>
${tabell('Språk', ['Språk', 'Kräver', 'Filer'], rows)}
<h2>Inställningar</h2><p>Personnummer läses från standard in, ett per rad: som argument eller i en adress kunde andra se dem.</p>
${tabell('Miljövariabler', ['Variabel', 'Innehåll'], MILJO)}
<h2>Hur programmen slutar</h2>${tabell('Avslutskoder', ['Kod', 'Betyder'], AVSLUT)}
<h2>Vad de skriver ut</h2><p>Om tio testpersoner i rad: alla svarar; ingen har någon uppgift; en studerande; Arbetsförmedlingen svarar med fel; hela CSN är tyst;
Pensionsmyndigheten är otillgänglig; Försäkringskassan har avvikelser; Skatteverkets skattekonto kan inte hämtas; alla fallerar; ett felskrivet nummer.
I REST-svaret har tjänsten redan bedömt varje del; i SOAP-svaret läser programmet myndigheternas egna statuskoder.</p>
<h3>REST</h3>${kod('Utskrift från REST', utskrift.rest)}
<h3>SOAP v11</h3>${kod('Utskrift från SOAP v11', utskrift.soap)}`;
}
