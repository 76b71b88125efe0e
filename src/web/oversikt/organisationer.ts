// Load by organisation: who has asked, how much, and how much was refused.
import type { Anslutningar } from '../../anslutning/anslutningar.ts';
import { type Html, html } from '../../platform/html.ts';
import type { Belastning } from '../../servicelevel/matning/matningar.ts';
import type { Page } from '../page.ts';
import type { ServicelevelServices } from '../servicelevel-services.ts';
import { antalText, procentText } from '../tal.ts';
import { numberText } from '../text.ts';
import { intervallOf, PERIODER, periodOf, periodText } from './perioder.ts';

const PATH = '/organisationer';

export interface OrganisationDeps extends Pick<ServicelevelServices, 'matningar' | 'clock'> {
  readonly anslutningar: Pick<Anslutningar, 'alla'>;
}

export function createOrganisationPages({ matningar, clock, anslutningar }: OrganisationDeps): Page[] {
  return [
    {
      method: 'get',
      path: PATH,
      access: ['drift', 'forvaltare'],
      async handle({ query }) {
        const period = periodOf(query.get('period'));
        const rows = await matningar.belastning(intervallOf(period, clock.now()));
        const names = new Map(
          (await anslutningar.alla()).map(({ dokument }) => [dokument.organisationsnummer, dokument.namn]),
        );
        const choices = PERIODER.map(
          (one) =>
            html`<li><a class="anchor" href="${PATH}?period=${one}"${one === period ? { markup: ' aria-current="true"' } : ''}>${periodText(one)}</a></li>`,
        );
        return {
          title: 'Organisationer',
          main: html`<p>Hur mycket varje organisation har frågat. Antal, aldrig personer.</p>
<nav class="periodval" aria-label="Period"><ul>${choices}</ul></nav>${table(rows, names)}`,
        };
      },
    },
  ];
}

function table(rows: readonly Belastning[], names: ReadonlyMap<string, string>): Html {
  if (rows.length === 0) return html`<p>Ingen har frågat under perioden.</p>`;
  const all = rows.reduce((sum, { besvarade, nekade }) => sum + besvarade + nekade, 0);
  const lines = rows.map(({ organisation, besvarade, nekade, delfragor }) => {
    const share = all === 0 ? undefined : (100 * (besvarade + nekade)) / all;
    return html`<tr><th scope="row">${nameView(organisation, names.get(organisation))}</th>
<td class="nummer">${antalText(besvarade)}</td><td class="nummer">${antalText(nekade)}</td>
<td class="nummer">${antalText(delfragor)}</td><td class="nummer">${procentText(share, 1)}</td></tr>`;
  });
  return html`<div class="tabell" role="region" aria-label="Belastning" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Organisation</th><th scope="col" class="nummer">Besvarade frågor</th><th scope="col" class="nummer">Nekade</th>
<th scope="col" class="nummer">Delfrågor</th><th scope="col" class="nummer">Andel</th></tr></thead><tbody>${lines}</tbody></table></div>`;
}

/** What no organisation is registered for stands as it was measured. */
function nameView(organisation: string, namn: string | undefined): Html {
  if (!/^\d{12}$/.test(organisation)) return html`${organisation === '' ? 'Okänd' : organisation}`;
  const number = html`<span class="svag nummer">${numberText(organisation)}</span>`;
  return namn === undefined
    ? html`${number}`
    : html`<a class="anchor" href="/anslutningar/${organisation}">${namn}</a> ${number}`;
}
