// What a search in the log found, and what a control of it says.
import { type Html, html } from '../../platform/html.ts';
import type { Sida } from '../../querylog/granskning/sidor.ts';
import { UTFALL, utfallOf } from '../../querylog/granskning/utfall.ts';
import type { Kontrollresultat } from '../../querylog/kontroll/verify.ts';
import type { QueryRecord } from '../../querylog/record.ts';
import { form } from '../form.ts';
import type { OwnInput } from '../page.ts';
import { antalText } from '../tal.ts';
import { shortTimeText } from '../text.ts';

/** The next page is asked for by the same form, once more with its reason. */
export function sidaView(
  { poster, next }: Sida<QueryRecord>,
  myndigheter: ReadonlyMap<string, string>,
  { csrf, form: values }: OwnInput,
): Html {
  const back = html`<p><a class="anchor" href="/logg">Ny sökning</a></p>`;
  if (poster.length === 0) return html`<p>Inga frågor motsvarar sökningen.</p>${back}`;
  const same = Object.fromEntries([...values].filter(([name]) => name.startsWith('sok-')));
  const more =
    next &&
    form({
      ...{ action: '/logg/sokning', csrf, submit: 'Visa fler', secondary: true },
      hidden: { ...same, 'sok-efter': `${next.at}.${next.id}` },
    });
  return html`<p>${antalText(poster.length)} frågor på sidan, äldst först.</p>
<div class="tabell" role="region" aria-label="Frågor" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Tid</th><th scope="col">Person</th><th scope="col">Ärende</th><th scope="col">Handläggare</th>
<th scope="col">Syfte</th><th scope="col">Myndigheter</th></tr></thead><tbody>${poster.map((one) => row(one, myndigheter))}</tbody></table></div>
${more ?? ''}${back}`;
}

/** Here a person leaves the log for a page, for those who answer for the question. */
function row(record: QueryRecord, myndigheter: ReadonlyMap<string, string>): Html {
  const { begunAt, person, arende, ingivare, syfte } = record;
  const outcomes = utfallOf(record).map(
    ({ bastjanst, utfall }) => html`<li>${myndigheter.get(bastjanst) ?? bastjanst}: ${UTFALL[utfall].text}</li>`,
  );
  return html`<tr><th scope="row" class="nummer">${shortTimeText(begunAt)}</th><td class="nummer">${person.reveal()}</td><td>${arende}</td>
<td>${ingivare.handlaggare}</td><td>${syfte}</td><td><ul class="andrat">${outcomes}</ul></td></tr>`;
}

export function kontrollView({ manader, kontrollpunkter, antalAvvikelser, avvikelser }: Kontrollresultat): Html {
  const verdict =
    antalAvvikelser === 0
      ? html`<p><span class="badge badge--success"><span aria-hidden="true">●</span> Inga avvikelser</span></p>`
      : html`<p><span class="badge badge--error"><span aria-hidden="true">✖</span> ${antalText(antalAvvikelser)} avvikelser</span></p>
<ul>${avvikelser.map(({ text }) => html`<li>${text}</li>`)}</ul>`;
  return html`${verdict}
<p>${antalText(manader.length)} månader och ${antalText(kontrollpunkter)} kontrollpunkter är lästa.</p>
<p><a class="anchor" href="/loggstatus">Logg och gallring</a></p>`;
}
