// How one calls: addresses, certificates and tokens, headers, limits and versions, as this installation has them.
import { type Html, html } from '../../../platform/html.ts';
import type { Page } from '../../page.ts';
import { antalText } from '../../tal.ts';
import type { TeknikServices, TekniskaGranser, TekniskToken } from './services.ts';
import { tabell } from './tabell.ts';

export function createAnropPage(services: TeknikServices): Page {
  return {
    method: 'get',
    path: '/teknik/anrop',
    access: 'alla',
    handle: async ({ browser: { origin } }) => ({ title: 'Anrop och gränser', main: view(services, origin) }),
  };
}

function view({ soapPath, versioner, token, granser, trial }: TeknikServices, origin: string): Html {
  const contracts = versioner.map(({ name, namespace }) => [
    `SOAP ${name}`,
    html`<code>${origin}${soapPath}</code>`,
    html`Namnrymd <code>${namespace}</code>. WSDL: <a class="anchor" href="${soapPath}?wsdl=${name}">${soapPath}?wsdl=${name}</a>`,
  ]);
  const rows = [
    ...contracts,
    [
      'REST',
      html`<code>${origin}/v1/fragor</code>`,
      html`JSON med samma innehåll. <a class="anchor" href="/v1/openapi">Hela gränssnittet</a>, <a class="anchor" href="/v1/openapi.yaml">OpenAPI</a>`,
    ],
    [
      'Kontroll',
      html`<code>${origin}/v1/fragor/kontroll</code>`,
      'Prövar frågan och rättigheterna. Ingen tillfrågas och ingen person loggas.',
    ],
    [
      'Ping',
      html`<code>${origin}${soapPath}</code>`,
      'testaBastjanstInformation: prövar certifikat, adress och version utan personuppgifter.',
    ],
  ];
  return html`<h2>Adresser</h2>${tabell('Adresser', ['Vad', 'Adress', 'Om'], rows)}
<p>SOAP är 1.1, document/literal, <code>text/xml; charset=utf-8</code> och tom <code>SOAPAction</code>. Båda versionerna har samma adress; namnrymden i
frågan avgör.</p>
${tls(trial)}${token ? tokens(token) : UTAN_TOKEN}
<h2>Huvuden i svaret</h2>${tabell('Huvuden i svaret', ['Huvud', 'Innehåll'], HUVUDEN)}
<h2>Spårning</h2><p>Skicka ett eget UUID i <code>korrelationsid</code>; det följer med i svaret och i loggen. Utelämnas det skapas ett. Spara också
<code>X-Sammansatt-Id</code>, som driften söker på. I <code>handlaggare</code> står vem som frågar och i <code>arendeidentitet</code> ärendet: inget av dem får vara ett
personnummer.</p>
<h2>Gränser</h2>${granserna(granser)}`;
}

function tls(trial: boolean): Html {
  return html`<h2>Certifikat</h2>
<p>TLS 1.2 eller senare, med klientcertifikat från en utfärdare som tjänsten litar på. Certifikatet nämner organisationen med dess
organisationsnummer i <code>serialNumber</code> eller <code>organizationIdentifier</code>. En anslutning kan låsas till bestämda certifikat.</p>
${trial ? html`<p>I provläge krävs inget certifikat på den egna datorn.</p>` : ''}`;
}

const UTAN_TOKEN = html`<p>Åtkomsttoken tas inte emot här.</p>`;

function tokens({ scope, claim, algoritmer, bunden }: TekniskToken): Html {
  return html`<h2>Åtkomsttoken</h2>
<p>En JWT (RFC 9068) i <code>Authorization: Bearer</code>, med scope <code>${scope}</code> och organisationsnumret i <code>${claim}</code>, signerad med
${algoritmer.join(', ')}. ${bunden ? 'Den måste vara bunden till klientcertifikatet (RFC 8705).' : 'Är den bunden till ett klientcertifikat (RFC 8705) måste det visas.'}</p>`;
}

const HUVUDEN = [
  [html`<code>X-Sammansatt-Id</code>`, 'Frågans id hos tjänsten, också när frågan nekas. Uppge det vid felanmälan.'],
  [
    html`<code>X-Sammansatt-Varning</code>`,
    html`Det att se upp med: <code>AF=unverifiable</code> när en del avviker från sitt schema, <code>CSN=CSN_FONSTER</code> och <code>fraga=LAGTEXT_UPPHAVD</code> när en regel varnar.`,
  ],
  [html`<code>Retry-After</code>`, 'Sekunder att vänta innan frågan ställs igen, vid status 429 och 503.'],
] as const;

function granserna(granser: TekniskaGranser): Html {
  const sekunder = (ms: number) => `${antalText(ms / 1000)}\u00a0s`;
  const rows = [
    [
      'Tid för hela frågan',
      sekunder(granser.totalMs),
      'Anroparens egen tidsgräns bör vara längre, så att svaret hinner fram.',
    ],
    ['Tid för en bastjänst', sekunder(granser.bastjanstMs), 'Sedan får dess del felkoden TIDSGRANS_BASTJANST.'],
    ['Frågans storlek', `${antalText(granser.maxFragaByte)} byte`, ''],
    ['En bastjänsts svar', `${antalText(granser.maxSvarByte)} byte`, ''],
    ['Frågor per sekund', antalText(granser.fragorPerSekund), 'För en organisation, i varje process.'],
    ['Frågor i följd', antalText(granser.fragorIFoljd), 'Efter en stunds uppehåll.'],
    ['Samtidiga frågor', antalText(granser.samtidigaPerOrganisation), 'För en organisation.'],
    ['Nekade försök per minut', antalText(granser.nekadePerMinut), 'Därefter nekas adressen i en minut.'],
  ] as const;
  return html`${tabell('Gränser', ['Gräns', 'Värde', 'Om'], rows)}`;
}
