// The overview as HTML: one renderer for the page and for what replaces its parts while it is open.
import { type Html, html } from '../../platform/html.ts';
import type { Brannhastighet } from '../../servicelevel/niva/servicelage.ts';
import { antalText, decimalText, msText, procentText } from '../tal.ts';
import { timeText } from '../text.ts';
import { lageView } from './driftlage-ord.ts';
import { gnista } from './gnista.ts';
import { HELHETEN, type Oversikt, type Oversiktsrad } from './oversiktslage.ts';
import { pagarView } from './pagar-view.ts';
import { OVERSIKTSPERIODER, type Oversiktsperiod, periodText } from './perioder.ts';
import { lyckadAndel, utfallsantal, utfallsstapel } from './utfallsstapel.ts';

/** Parts of a page by their ids; what is in the element of that id is replaced. */
export type Fragment = Readonly<Record<string, Html>>;

/** @param synliga keys of the sources that the reader may see; undefined: all, and the composite */
export function oversiktFragment(oversikt: Oversikt, synliga: ReadonlySet<string> | undefined): Fragment {
  const rader = oversikt.rader.filter(({ om }) => isSeen(om.kalla, synliga));
  return {
    pagar: pagarView(oversikt, synliga),
    ...Object.fromEntries(rader.map((rad) => [`rad-${rad.om.kalla}`, cells(rad, oversikt)])),
    'uppdaterad-tid': uppdateradView(oversikt.at),
  };
}

export function isSeen(kalla: string, synliga: ReadonlySet<string> | undefined): boolean {
  return synliga === undefined || synliga.has(kalla);
}

/** The whole page from its parts. */
export function oversiktView(oversikt: Oversikt, fragment: Fragment): Html {
  const rows = Object.entries(fragment)
    .filter(([id]) => id.startsWith('rad-'))
    .map(
      ([id, inside]) =>
        html`<tr id="${id}"${id === `rad-${HELHETEN.kalla}` ? { markup: ' class="helheten"' } : ''}>${inside}</tr>`,
    );
  return html`<div data-strom="/oversikt/strom?period=${oversikt.period}">
<div id="pagar">${fragment.pagar ?? ''}</div>
${periodval(oversikt.period)}
<p class="svag">${periodText(oversikt.period)}: staplar uppåt är besvarade anrop, nedåt misslyckade. Svarstiden är den percentil som
avtalet (UC, för helheten SLA) anger. Felbudget och förbränning räknas på 30 dygn respektive senaste timmen.</p>
<div class="tabell" role="region" aria-label="Bastjänsternas läge" tabindex="0"><table class="table-ng table-ng--divided oversikt">
<thead><tr><th scope="col">Bastjänst</th><th scope="col">Läge</th><th scope="col">Utfall</th><th scope="col">Svarstid</th>
<th scope="col">Budget kvar</th><th scope="col">Förbränning</th><th scope="col">Svarstidens gång</th></tr></thead>
<tbody>${rows}</tbody></table></div>
${stromrad(fragment['uppdaterad-tid'] ?? html``)}</div>`;
}

/** When it is from, and how the live update is steered; works without a script as a link that reads anew. */
export function stromrad(uppdaterad: Html): Html {
  return html`<div class="stromrad"><p><span id="uppdaterad-tid">${uppdaterad}</span>
<a class="anchor" href="">Läs om sidan</a></p>
<button class="button button--secondary button--small" type="button" data-strom-paus hidden>Pausa uppdateringen</button>
<p class="svag" data-strom-lage></p><p class="sr-only" role="status" data-strom-nytt></p></div>`;
}

export function uppdateradView(at: number): Html {
  const second = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'medium' });
  return html`Läget <time datetime="${new Date(at).toISOString()}" title="${timeText(at)}">${second.format(at)}</time>.`;
}

function periodval(chosen: Oversiktsperiod): Html {
  const items = OVERSIKTSPERIODER.map(
    (period) =>
      html`<li><a class="anchor" href="/oversikt?period=${period}"${period === chosen ? { markup: ' aria-current="true"' } : ''}>${periodText(period)}</a></li>`,
  );
  return html`<nav class="periodval" aria-label="Period"><ul>${items}</ul></nav>`;
}

function cells(rad: Oversiktsrad, { kolumner: { starter } }: Oversikt): Html {
  const { om, lage, serie, summa, manaden, brand } = rad;
  const antal = utfallsantal(summa);
  const { svarstid } = manaden.niva;
  const measured = summa.svarstid.percentile(svarstid.percentil);
  const late = measured !== undefined && measured > svarstid.ms;
  return html`<th scope="row"><a class="anchor" href="/oversikt/${om.kalla}">${om.namn}</a></th>
<td>${lageView(lage, om.namn)}</td>
<td>${utfallsstapel(starter, serie, summa)}<span class="nummer">${procentText(lyckadAndel(antal))}</span>
<span class="svag nummer">${antalText(antal.lyckade + antal.misslyckade)} anrop</span></td>
<td><span class="nummer">p${svarstid.percentil} ${msText(measured)}</span>${late ? html` <strong class="over">över</strong>` : ''}
<span class="svag nummer">avtal ${msText(svarstid.ms)}</span></td>
<td class="nummer">${budgetView(manaden.budget?.kvar)}</td>
<td class="nummer">${brandView(brand)}</td>
<td>${gnista(starter, serie, svarstid)}</td>`;
}

function budgetView(kvar: number | undefined): Html {
  if (kvar === undefined) return html`–`;
  return kvar < 0 ? html`<strong class="over">överskriden</strong>` : html`${procentText(kvar, 0)}`;
}

/** Of the shortest window, with the threshold where it is passed in any. */
function brandView(brand: readonly Brannhastighet[]): Html {
  const shortest = brand.toSorted((a, b) => a.fonster.lang - b.fonster.lang)[0];
  const passed = brand.find(({ overskriden }) => overskriden);
  if (shortest?.lang === undefined) return html`–`;
  const speed = `${decimalText(shortest.lang)} ×`;
  return passed ? html`${speed} <strong class="over">över ${decimalText(passed.troskel)}</strong>` : html`${speed}`;
}
