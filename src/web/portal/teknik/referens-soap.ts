// The reference of the SOAP contract: operations, elements and types, as WSDL and XSD have them.
import { type Html, html } from '../../../platform/html.ts';
import { slugOf } from '../../../platform/markdown.ts';
import { readOperations } from '../../../platform/wsdl-operations.ts';
import {
  readXsdTypes,
  type TypeName,
  type XsdElement,
  type XsdFile,
  type XsdMember,
  type XsdType,
} from '../../../platform/xsd-types.ts';
import type { Page } from '../../page.ts';
import { once } from './once.ts';
import { FILER } from './published-files.ts';
import type { TekniskVersion } from './services.ts';
import { tabell } from './tabell.ts';

export const SOAP_REFERENS = '/teknik/referens/soap';

/** CSN's document travels inside the answer, so it has a page of its own. */
const CSN = { name: 'csn', xsd: 'schemas/csn/kommunfraga.xsd' };

export function createSoapReferensPages(versioner: readonly TekniskVersion[]): Page[] {
  const pages = versioner.map(({ name, namespace, wsdl, xsd }) => {
    const main =
      () => html`<p class="ingress">Namnrymd <code>${namespace}</code>. <a class="anchor" href="${FILER}/${wsdl}">WSDL</a>,
<a class="anchor" href="${FILER}/${xsd}">XSD</a>, <a class="anchor" href="${FILER}/ssbtek-${name}.zip">allt i ett paket</a>.</p>
${operationer(wsdl)}${innehall(readXsdTypes(xsd))}`;
    return { path: `${SOAP_REFERENS}/${name}`, title: `SOAP ${name}`, main };
  });
  const csn = {
    path: `${SOAP_REFERENS}/${CSN.name}`,
    title: 'CSN:s dokument',
    main: () => html`<p class="ingress">CSN:s svar är ett eget XML-dokument, base64-kodat i <code>CSN/data/svar</code>.
<a class="anchor" href="${FILER}/${CSN.xsd}">XSD</a></p>${innehall(readXsdTypes(CSN.xsd))}`,
  };
  return [...pages, csn].map(({ path, title, main }) => {
    const shown = once(main);
    return { method: 'get', path, access: 'alla', handle: async () => ({ title, main: shown() }) };
  });
}

function operationer(wsdl: string): Html {
  const rows = readOperations(wsdl).map(({ name, input, output, faults }) => [
    html`<code>${name}</code>`,
    element(input),
    element(output),
    html`${faults.map(element)}`,
  ]);
  return html`<h2>Operationer</h2>${tabell('Operationer', ['Operation', 'Fråga', 'Svar', 'Fel'], rows)}`;
}

function element(name: string): Html {
  return html`<a class="anchor" href="#element-${slugOf(name)}"><code>${name}</code></a>`;
}

function innehall(files: readonly XsdFile[]): Html {
  const place = placesOf(files);
  const toc = files.map(
    (file) => html`<li><a class="anchor" href="#${place.file(file)}"><code>${file.namespace}</code></a></li>`,
  );
  return html`<h2>Namnrymder</h2><ul>${toc}</ul>${files.map((file) => fil(file, place))}`;
}

/** Anchors: types of different namespaces have the same name, and so have an element and its type. */
function placesOf(files: readonly XsdFile[]) {
  const index = new Map(files.map(({ namespace }, at) => [namespace, at]));
  const known = new Set(files.flatMap(({ namespace, types }) => types.map(({ name }) => `${namespace} ${name}`)));
  return {
    file: ({ namespace }: XsdFile) => `namnrymd-${index.get(namespace)}`,
    element: ({ namespace }: XsdFile, name: string) =>
      (index.get(namespace) === 0 ? '' : `${index.get(namespace)}-`) + slugOf(name),
    type: ({ namespace, name }: TypeName) =>
      known.has(`${namespace} ${name}`) ? `typ-${index.get(namespace)}-${name}` : undefined,
  };
}

type Places = ReturnType<typeof placesOf>;

function fil(file: XsdFile, place: Places): Html {
  const elements = file.elements.map((one) => elementet(one, file, place));
  const types = file.types.map((one) => typen(one, file, place));
  return html`<section><h2 id="${place.file(file)}">${file.namespace}</h2>
<p>Ur filen <a class="anchor" href="${FILER}/${file.path}">${file.path}</a>.</p>${elements}${types}</section>`;
}

function elementet({ name, type, documentation, members }: XsdElement, file: XsdFile, place: Places): Html {
  const label = `Element ${name} i ${file.namespace}`;
  return html`<h3 id="element-${place.element(file, name)}">Element <code>${name}</code></h3>
${type ? html`<p>Typ: ${typnamn(type, place)}. ${documentation}</p>` : html`<p>${documentation}</p>`}${medlemmar(label, members, place)}`;
}

function typen({ name, documentation, base, rules, members }: XsdType, file: XsdFile, place: Places): Html {
  const id = place.type({ namespace: file.namespace, name }) ?? '';
  const narrowed = base ? html`<p>${typnamn(base, place)} med ${villkor(rules)}</p>` : '';
  return html`<h3 id="${id}">Typ <code>${name}</code></h3>${documentation ? html`<p>${documentation}</p>` : ''}${narrowed}
${medlemmar(`Typ ${name} i ${file.namespace}`, members, place)}`;
}

function medlemmar(label: string, members: readonly XsdMember[], place: Places): Html | string {
  if (members.length === 0) return '';
  return tabell(
    label,
    ['Namn', 'Typ', 'Antal', 'Om'],
    members.flatMap((one) => rows(one, '', place)),
  );
}

function rows(member: XsdMember, above: string, place: Places): Html[][] {
  const { kind, name, type, occurs, choice, documentation, rules, members } = member;
  const path = `${above}${kind === 'attribut' ? '@' : ''}${name}`;
  const own = [
    html`<code>${path}</code>`,
    type ? typnamn(type, place) : html`${members.length > 0 ? 'sammansatt' : 'se elementet'}`,
    html`${occurs}${choice ? ' (ett av flera)' : ''}`,
    html`${documentation} ${rules.length > 0 ? villkor(rules) : ''}`,
  ];
  return [own, ...members.flatMap((inner) => rows(inner, `${path}/`, place))];
}

function typnamn(type: TypeName, place: Places): Html {
  const at = place.type(type);
  return at === undefined
    ? html`<code>${type.name}</code>`
    : html`<a class="anchor" href="#${at}"><code>${type.name}</code></a>`;
}

function villkor(rules: readonly string[]): Html {
  return rules.length === 0 ? html`inga villkor` : html`<code>${rules.join('; ')}</code>`;
}
