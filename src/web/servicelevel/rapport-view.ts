// One report as a page: the verdict first, then what it rests on.
import { type Html, html } from '../../platform/html.ts';
import { langd } from '../../servicelevel/intervall.ts';
import type { Rapport } from '../../servicelevel/niva/rapporter.ts';
import { periodText } from '../../servicelevel/niva/rapportperiod.ts';
import type { Servicelage } from '../../servicelevel/niva/servicelage.ts';
import { svarandeView, utfallView } from '../oversikt/utfall-view.ts';
import { antalText, decimalText, msText, procentText } from '../tal.ts';
import { shortTimeText } from '../text.ts';
import { decimalsOf, nivaText } from './niva-view.ts';
import { dygnstabell, undantagstabell, varaktighetText } from './rapport-tabeller.ts';

/** @param csv address of the same as a file */
export function rapportView(rapport: Rapport, csv: string): Html {
  const { lage, dygn, svarande, period, skapad } = rapport;
  const { fran, till } = period.intervall;
  if (skapad < fran)
    return html`<p>Perioden har inte börjat.</p>
<p><a class="anchor" href="/rapporter">Alla rapporter</a></p>`;
  const isOver = till <= skapad;
  return html`<p class="ej-utskrift"><a class="anchor" href="/rapporter">Alla rapporter</a> ·
<a class="anchor" href="${csv}" download>Som CSV</a> · Skriv ut eller spara som PDF med webbläsarens utskrift.</p>
<p>Gjord ${shortTimeText(skapad)}.${isOver ? '' : html` <strong>Perioden är inte slut:</strong> rapporten gäller till dess.`}</p>
${summary(rapport)}
${comparison(rapport)}
${undantagstabell(lage)}
${utfallView(lage.summa)}
${svarandeView(svarande.map((one) => ({ id: one.svarande, summa: one.lage.summa })))}
${dygnstabell(dygn)}`;
}

function uppfylltBadge(kept: boolean | undefined): Html {
  if (kept === undefined) return html`<span class="badge badge--default">inget mätt</span>`;
  return kept
    ? html`<span class="badge badge--success">uppfylld</span>`
    : html`<span class="badge badge--error">inte uppfylld</span>`;
}

function summary({ lage, nivaer }: Rapport): Html {
  const { summa, budget, uppfyllt, svarstid, niva } = lage;
  const { anrop, ping } = summa.antal;
  const within = `${decimalText(niva.svarstid.percentil, decimalsOf(niva.svarstid.percentil))}:e percentilen`;
  const facts: readonly (readonly [string, Html | string])[] = [
    ['Avtalat', html`${nivaer.length > 0 ? nivaer.map(nivaText) : nivaText(niva)}`],
    ['Tillgänglighet', html`${procentText(lage.tillganglighet)} ${uppfylltBadge(uppfyllt.tillganglighet)}`],
    [
      'Svarstid',
      html`${within} ${msText(summa.svarstid.percentile(niva.svarstid.percentil))} ${uppfylltBadge(uppfyllt.svarstid)}`,
    ],
    [
      'Svarstidens spridning',
      `p50 ${msText(svarstid.p50)}, p90 ${msText(svarstid.p90)}, p95 ${msText(svarstid.p95)}, p99 ${msText(svarstid.p99)}`,
    ],
    ['Räknad tid', varaktighetText(langd(lage.raknat))],
    [
      'Anrop',
      `${antalText(anrop.lyckad)} lyckade, ${antalText(anrop.misslyckad)} misslyckade, ${antalText(anrop.undantagen)} som inte säger något om nivån`,
    ],
    ['Egna kontroller', `${antalText(ping.lyckad)} lyckade, ${antalText(ping.misslyckad)} misslyckade`],
    [
      'Felbudget',
      budget
        ? `${antalText(budget.har)} fel av ${decimalText(budget.far)} tillåtna, ${procentText(budget.kvar, 1)} kvar`
        : '–',
    ],
  ];
  const rows = facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return html`<dl class="uppgifter">${rows}</dl>`;
}

const COMPARED: readonly (readonly [string, (lage: Servicelage) => string])[] = [
  ['Tillgänglighet', ({ tillganglighet }) => procentText(tillganglighet)],
  ['Svarstid, p50', ({ svarstid }) => msText(svarstid.p50)],
  ['Svarstid, p95', ({ svarstid }) => msText(svarstid.p95)],
  ['Felbudget kvar', ({ budget }) => procentText(budget?.kvar, 1)],
  ['Lyckade anrop', ({ summa }) => antalText(summa.antal.anrop.lyckad)],
  ['Misslyckade anrop', ({ summa }) => antalText(summa.antal.anrop.misslyckad)],
  ['Planerat underhåll', ({ undantaget }) => varaktighetText(langd(undantaget.flatMap(planned)))],
];

function planned({ skal, intervall }: Servicelage['undantaget'][number]) {
  return skal === 'planerat underhåll' ? intervall : [];
}

function comparison({ lage, period, fore }: Rapport): Html {
  const rows = COMPARED.map(
    ([name, of]) =>
      html`<tr><th scope="row">${name}</th><td class="nummer">${of(lage)}</td><td class="nummer">${of(fore.lage)}</td></tr>`,
  );
  return html`<h2 id="jamforelse">Jämfört med perioden före</h2>
<div class="tabell" role="region" aria-labelledby="jamforelse" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Mått</th><th scope="col" class="nummer">${periodText(period)}</th><th scope="col" class="nummer">${periodText(fore.period)}</th>
</tr></thead><tbody>${rows}</tbody></table></div>`;
}
