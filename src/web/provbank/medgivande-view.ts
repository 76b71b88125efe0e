// Consent to hostile cases on pages: those that were given, and the form of a new one.
import { type Html, html } from '../../platform/html.ts';
import type { Medgivande } from '../../testbench/medgivanden.ts';
import { type Draft, form, selectField, textField } from '../form.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { shortTimeText } from '../text.ts';
import { adresserFor, PATH, type ProvbankServices } from './services.ts';

const SKAL = { name: 'skal', label: 'Skäl', hint: 'Står bland händelserna. Inga personnummer.', most: 500 };

export function medgivandetabell(medgivanden: readonly Medgivande[], now: number): Html {
  if (medgivanden.length === 0) return html`<p>Inga medgivanden har lämnats.</p>`;
  const rows = medgivanden.map((one) => {
    const { id, bastjanst, origin, medgivetAv, registreratAv, giltigtTill } = one;
    return html`<tr><th scope="row">${bastjanst}</th><td>${origin}</td><td>${medgivetAv}<br><span class="svag">registrerat av ${registreratAv}</span></td>
<td class="nummer">${shortTimeText(giltigtTill)}</td><td>${lage(one, now)}</td><td>${
      isGiven(one, now) ? html`<a class="anchor" href="${vagTill(id)}">Återkalla</a>` : ''
    }</td></tr>`;
  });
  return html`<div class="tabell" role="region" aria-labelledby="medgivanden" tabindex="0"><table class="table-ng table-ng--divided">
<thead><tr><th scope="col">Bastjänst</th><th scope="col">Adress</th><th scope="col">Medgivet av</th><th scope="col" class="nummer">Till</th>
<th scope="col">Läge</th><th scope="col">Återkalla</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

export function medgivandeForm(
  services: ProvbankServices,
  own: readonly Kalla[],
  csrf: string | undefined,
  draft: Draft,
): Html {
  const choices = own.flatMap((om) =>
    adresserFor(services, om).map(({ origin }) => ({ value: `${om.kalla} ${origin}`, label: `${om.namn}: ${origin}` })),
  );
  return form(
    { action: `${PATH}/medgivanden`, csrf, submit: 'Medge fientliga fall', secondary: true },
    selectField({ name: 'mal', label: 'Adress' }, choices, draft),
    textField({ name: 'medgivetAv', label: 'Medges av', hint: 'Namn och funktion hos den som har adressen.' }, draft),
    textField(
      { name: 'giltigtTill', label: 'Till och med', hint: 'Högst 90 dagar fram.', type: 'date', most: 10 },
      draft,
    ),
    textField(SKAL, draft),
  );
}

/** Asks why, with what it is about. */
export function aterkallelseForm(one: Medgivande, csrf: string | undefined, draft: Draft): Html {
  const { id, bastjanst, origin, medgivetAv, giltigtTill } = one;
  return html`<p>Medgivandet för ${bastjanst} på ${origin}, lämnat av ${medgivetAv} till ${shortTimeText(giltigtTill)}, slutar
gälla genast. En körning som redan pågår avbryts inte.</p>
${form({ action: vagTill(id), csrf, submit: 'Återkalla medgivandet' }, textField(SKAL, draft))}
<p><a class="anchor" href="${PATH}#medgivanden">Behåll det</a></p>`;
}

function vagTill(id: string): string {
  return `${PATH}/medgivanden/${id}/aterkallelse`;
}

function isGiven({ aterkallatAt, giltigtTill }: Medgivande, now: number): boolean {
  return aterkallatAt === undefined && giltigtTill > now;
}

function lage(one: Medgivande, now: number): string {
  if (one.aterkallatAt !== undefined) return `återkallat ${shortTimeText(one.aterkallatAt)}`;
  return isGiven(one, now) ? 'gäller' : 'har gått ut';
}
