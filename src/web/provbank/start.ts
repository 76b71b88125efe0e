// The first page of the test bench: what can be proved, which runs there have been, and who has consented to hostile cases.
import { type Html, html } from '../../platform/html.ts';
import type { Korning } from '../../testbench/korningar.ts';
import { emptyDraft } from '../form.ts';
import type { OwnInput, Page, PageReply } from '../page.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { shortTimeText } from '../text.ts';
import { medgivandeForm, medgivandetabell } from './medgivande-view.ts';
import { adresserFor, PATH, PROVARE, type ProvbankServices, provkallor } from './services.ts';

export function createStartPages(services: ProvbankServices): Page[] {
  return [{ method: 'get', path: PATH, access: PROVARE, handle: (input) => show(services, input as OwnInput) }];
}

async function show(services: ProvbankServices, { person, csrf }: OwnInput): Promise<PageReply> {
  const own = await provkallor(services, person);
  const keys = own.map(({ kalla }) => kalla);
  const korningar = await services.korningar.lista(keys);
  const medgivanden = (await services.medgivanden.alla()).filter(({ bastjanst }) => keys.includes(bastjanst));
  return {
    title: 'Provbänken',
    main: html`<p class="ingress">Provbänken visar om en bastjänst följer sitt kontrakt. Den frågar om testpersoner, i lugn takt,
och bara på adresser som driftleverantören har tillåtit. Vad den skickar visas innan något skickas.</p>
<h2>Prova en bastjänst</h2>
${own.length > 0 ? html`<ul>${own.map((om) => choice(services, om))}</ul>` : html`<p>Det finns ingen bastjänst som du kan prova.</p>`}
<h2 id="korningar">Körningar</h2>
${korningar.length > 0 ? history(korningar, own) : html`<p>Inga körningar har gjorts de senaste 90 dagarna.</p>`}
<h2 id="medgivanden">Medgivanden till fientliga fall</h2>
<p>Fientliga fall – mycket stora frågor, XML-bomber – kan störa en tjänst som inte tål dem. De skickas bara till en adress vars
ägare har medgett det, eller till provlägets egna simulatorer, som inte behöver något medgivande, och aldrig till en bastjänst i drift.</p>
${medgivandetabell(medgivanden, services.clock.now())}
${own.some((om) => adresserFor(services, om).length > 0) ? html`<h3>Lämna ett medgivande</h3>${medgivandeForm(services, own, csrf, emptyDraft)}` : ''}`,
  };
}

function choice(services: ProvbankServices, om: Kalla): Html {
  if (adresserFor(services, om).length === 0) {
    return html`<li>${om.namn}: <span class="svag">ingen adress är tillåten än. Vänd dig till driftleverantören.</span></li>`;
  }
  return html`<li><a class="anchor" href="${PATH}/ny?bastjanst=${om.kalla}">${om.namn}</a></li>`;
}

function history(korningar: readonly Korning[], own: readonly Kalla[]): Html {
  const namnOf = (key: string) => own.find(({ kalla }) => kalla === key)?.namn ?? key;
  const rows = korningar.map(
    ({ id, bastjanst, origin, startadAt, startadAv, klara, antal, slut }) => html`<tr>
<th scope="row"><a class="anchor" href="${PATH}/korningar/${id}">${shortTimeText(startadAt)}</a></th>
<td>${namnOf(bastjanst)}</td><td>${origin}</td><td>${startadAv}</td><td>${slut ?? 'pågår'}</td><td class="nummer">${klara} av ${antal}</td></tr>`,
  );
  return html`<div class="tabell" role="region" aria-labelledby="korningar" tabindex="0"><table class="table-ng table-ng--divided">
<thead><tr><th scope="col">Startad</th><th scope="col">Bastjänst</th><th scope="col">Adress</th><th scope="col">Av</th>
<th scope="col">Läge</th><th scope="col" class="nummer">Fall</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
