// What can be fetched: every file of the contract with its hash, and each of them.
import { type Html, html } from '../../../platform/html.ts';
import { type Page, PageError } from '../../page.ts';
import { antalText } from '../../tal.ts';
import { FILER, type Filslag, type PublishedFile } from './published-files.ts';
import { tabell } from './tabell.ts';

const RUBRIKER: Readonly<Record<Filslag, string>> = {
  paket: 'Allt för en version i ett paket (zip)',
  wsdl: 'WSDL',
  xsd: 'XML Schema (XSD)',
  jsonschema: 'JSON Schema',
  openapi: 'OpenAPI 3.1',
};

export function createFilPages(files: readonly PublishedFile[]): Page[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return [
    {
      method: 'get',
      path: FILER,
      access: 'alla',
      handle: async () => ({ title: 'Filer att hämta', main: lista(files) }),
    },
    {
      method: 'get',
      path: `${FILER}/*fil`,
      access: 'alla',
      async handle({ params }) {
        // express gives the rest of a path as its parts
        const found = byPath.get([params.fil ?? []].flat().join('/'));
        if (!found) throw new PageError(404, 'Filen finns inte', 'Filerna som kan hämtas står under Filer att hämta.');
        const { path, type, content } = found;
        return { file: { name: path.split('/').at(-1) ?? path, type, text: content().bytes } };
      },
    },
  ];
}

function lista(files: readonly PublishedFile[]): Html {
  const groups = [...Map.groupBy(files, ({ slag }) => slag)].map(([slag, those]) => {
    const rows = those.map(({ path, content }) => {
      const { bytes, sha256 } = content();
      return [
        html`<a class="anchor" href="${FILER}/${path}">${path}</a>`,
        html`<span class="nummer">${antalText(bytes.length)}</span>`,
        html`<code>${sha256}</code>`,
      ];
    });
    return html`<h2>${RUBRIKER[slag]}</h2>${tabell(RUBRIKER[slag], ['Fil', 'Byte', 'SHA-256'], rows)}`;
  });
  return html`<p class="ingress">Kontraktet som filer. Mapparna är desamma som i paketen, så att hänvisningar mellan filerna håller.</p>
<p>Summan SHA-256 ändras bara när innehållet gör det. Kontrollera en fil med till exempel <code>sha256sum ssbtek-v11.zip</code>.</p>
${groups}`;
}
