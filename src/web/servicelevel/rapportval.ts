// Chooses a report: a bastjänst and a month or days, or straight from a table of the latest months.
import { type Html, html } from '../../platform/html.ts';
import { periodText, readPeriod } from '../../servicelevel/niva/rapportperiod.ts';
import { type Draft, selectField, textField } from '../form.ts';
import type { Kalla } from '../servicelevel-services.ts';

/** Months in the table. */
const LATEST = 3;

export interface Periodval {
  readonly action: string;
  readonly kallor: readonly Kalla[];
  /** `YYYY-MM`, latest first. */
  readonly months: readonly string[];
  readonly draft: Draft;
}

export function periodval({ action, kallor, months, draft }: Periodval): Html {
  const sources = kallor.map(({ kalla, namn }) => ({ value: kalla, label: namn }));
  const choices = months.map((month) => ({ value: month, label: monthText(month) }));
  return html`<form method="get" action="${action}">
${selectField({ name: 'kalla', label: 'Bastjänst' }, sources, draft)}
${selectField({ name: 'manad', label: 'Månad' }, choices, draft)}
<fieldset class="grupp"><legend>Eller dagar i följd</legend>
${textField({ name: 'fran', label: 'Första dagen', type: 'date', most: 10 }, draft)}
${textField({ name: 'tom', label: 'Sista dagen', type: 'date', most: 10 }, draft)}</fieldset>
<p><button class="button button--primary button--medium" type="submit">Visa rapporten</button></p>
</form>`;
}

export function rapportlista(path: string, kallor: readonly Kalla[], months: readonly string[]): Html {
  const latest = months.slice(0, LATEST);
  const heads = latest.map((month) => html`<th scope="col">${monthText(month)}</th>`);
  const rows = kallor.map(({ kalla, namn }) => {
    const links = latest.map(
      (month) =>
        html`<td><a class="anchor" href="${path}/${kalla}/${month}" aria-label="Rapport: ${namn}, ${monthText(month)}">Rapport</a></td>`,
    );
    return html`<tr><th scope="row">${namn}</th>${links}</tr>`;
  });
  return html`<h2 id="senaste">De senaste månaderna</h2>
<div class="tabell" role="region" aria-labelledby="senaste" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Bastjänst</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function monthText(month: string): string {
  const period = readPeriod(month);
  return period ? periodText(period) : month;
}
