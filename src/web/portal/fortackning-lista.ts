// All förteckningar in a table, with what waits for a review to those who review.
import { type Html, html } from '../../platform/html.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { hasRole, type Person } from '../inloggning/person.ts';
import { type FortackningServices, GRANSKARE, mayForesla, UPPGIFTER } from './fortackning-services.ts';

/** @throws {DatabaseError} */
export async function fortackningslista(
  { innehall, fortackning }: FortackningServices,
  person: Person | undefined,
): Promise<Html> {
  const said = new Map((await fortackning.gallande()).map((one) => [one.uppgiftslamnare, one]));
  const waiting = hasRole(person, ...GRANSKARE) ? await fortackning.vantande() : [];
  const rows = innehall.fortackningar.map(({ uppgiftslamnare: id, namn, iForordningen }) => {
    const one = said.get(id);
    const own = mayForesla(person, id)
      ? html` <a class="anchor" href="${UPPGIFTER}/${id}/forslag">Föreslå ändringar<span class="visuellt-dold"> för ${namn}</span></a>`
      : '';
    return html`<tr><th scope="row"><a class="anchor" href="${UPPGIFTER}/${id}">${namn}</a>${own}</th>
<td class="nummer">${one?.uppgifter.length ?? 0}</td><td class="nummer">${iForordningen ?? 'ingen'}</td>
<td class="nummer">${one ? swedishDay(one.publiceradAt) : 'inte publicerad'}</td></tr>`;
  });
  const review = waiting.map(
    ({ uppgiftslamnare: id, foreslagetAv }) =>
      html`<li><a class="anchor" href="${UPPGIFTER}/${id}/granska">${innehall.fortackningar.find((one) => one.uppgiftslamnare === id)?.namn ?? id}</a>, föreslaget av ${foreslagetAv}</li>`,
  );
  return html`${review.length > 0 ? html`<section><h2>Att granska</h2><ul>${review}</ul></section>` : ''}
<div class="tabell" role="region" aria-label="Förteckningar" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Uppgiftslämnare</th><th scope="col" class="nummer">Uppgifter här</th>
<th scope="col" class="nummer">Punkter i förordningen (2008:975)</th><th scope="col">Senast publicerad</th></tr></thead><tbody>${rows}</tbody></table></div>
<p><a class="anchor" href="${UPPGIFTER}/forteckning.csv">Hela förteckningen som CSV</a></p>`;
}
