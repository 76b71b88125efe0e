// The way into the reference: SOAP by version, CSN's document, REST.
import { html } from '../../../platform/html.ts';
import type { Page } from '../../page.ts';
import { createRestReferensPages, REST_REFERENS } from './referens-rest.ts';
import { createSoapReferensPages, SOAP_REFERENS } from './referens-soap.ts';
import type { TekniskVersion } from './services.ts';

export function createReferensPages(versioner: readonly TekniskVersion[]): Page[] {
  const soap = versioner.map(
    ({ name, namespace }) =>
      html`<li><a class="anchor" href="${SOAP_REFERENS}/${name}">SOAP ${name}</a>, namnrymd <code>${namespace}</code></li>`,
  );
  const main = html`<p class="ingress">Referensen görs av samma filer som tjänsten prövar frågor och svar mot.</p>
<ul>${soap}<li><a class="anchor" href="${SOAP_REFERENS}/csn">CSN:s dokument</a>, som CSN:s del av SOAP-svaret bär</li>
<li><a class="anchor" href="${REST_REFERENS}">REST</a>: samma fråga och svar som JSON, och det administrativa gränssnittet</li></ul>`;
  return [
    { method: 'get', path: '/teknik/referens', access: 'alla', handle: async () => ({ title: 'Referens', main }) },
    ...createSoapReferensPages(versioner),
    ...createRestReferensPages(),
  ];
}
