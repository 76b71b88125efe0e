// Service levels as pages show them: in a sentence, in a table, and as a form.
import { type Html, html } from '../../platform/html.ts';
import { FALTTEXT, type Nivafalt } from '../../servicelevel/niva/niva-error.ts';
import { nivaTexter } from '../../servicelevel/niva/niva-text.ts';
import type { Serviceniva } from '../../servicelevel/niva/serviceniva.ts';
import { FRAN_BORJAN } from '../../servicelevel/niva/standardniva.ts';
import { veckotiderText } from '../../servicelevel/niva/veckotid-text.ts';
import { type Draft, type FieldOptions, form, selectField, textField } from '../form.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { antalText, decimalText, procentText } from '../tal.ts';

/** `99,5 % tillgänglighet, 95 % av svaren inom 5 000 ms`, and from when. */
export function nivaText(niva: Serviceniva): Html {
  const { tillganglighet, svarstid, servicetid } = niva;
  return html`<p class="nivatext">${franText(niva)}: ${procentText(tillganglighet, decimalsOf(tillganglighet))} tillgänglighet,
${procentText(svarstid.percentil, decimalsOf(svarstid.percentil))} av svaren inom ${antalText(svarstid.ms)} ms. Servicetid ${veckotiderText(servicetid)}.</p>`;
}

function franText({ giltigFran }: Serviceniva): string {
  return giltigFran === FRAN_BORJAN ? 'Standard' : `Från ${giltigFran}`;
}

/** So many that the figure stands as it was agreed. */
export function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

/**
 * @param nivaer of one source, oldest first, the default among them
 * @param change address of the form that changes it, for those who may
 */
export function nivatabell(om: Kalla, nivaer: readonly Serviceniva[], idag: string, change?: string): Html {
  const valid = nivaer.findLast(({ giltigFran }) => giltigFran <= idag);
  const rows = nivaer.toReversed().map((niva) => {
    const { tillganglighet, svarstid, servicetid, underhallsfonster, avtal = '' } = niva;
    return html`<tr><th scope="row">${franText(niva)}${niva === valid ? html` <span class="badge badge--success">gäller</span>` : ''}</th>
<td class="nummer">${procentText(tillganglighet, decimalsOf(tillganglighet))}</td>
<td class="nummer">${decimalText(svarstid.percentil, decimalsOf(svarstid.percentil))} % inom ${antalText(svarstid.ms)} ms</td>
<td>${veckotiderText(servicetid)}</td><td>${veckotiderText(underhallsfonster)}</td><td>${avtal}</td></tr>`;
  });
  const id = `niva-${om.kalla}`;
  return html`<h2 id="${id}">${om.namn}</h2>
<div class="tabell" role="region" aria-labelledby="${id}" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Giltig</th><th scope="col" class="nummer">Tillgänglighet</th><th scope="col" class="nummer">Svarstid</th>
<th scope="col">Servicetid</th><th scope="col">Underhållsfönster</th><th scope="col">Avtal</th></tr></thead><tbody>${rows}</tbody></table></div>
${change ? html`<p><a class="anchor" href="${change}">Ändra för ${om.namn}</a></p>` : ''}`;
}

const TIDER = 'Till exempel: mån–fre 07:00–18:00, lör 09:00–13:00. Eller: alla dagar 00:00–24:00.';

const FIELDS: readonly (Omit<FieldOptions, 'name'> & { readonly name: Exclude<Nivafalt, 'kalla'> })[] = [
  { name: 'giltigFran', label: 'Giltig från och med', type: 'date', most: 10 },
  {
    name: 'tillganglighet',
    label: 'Tillgänglighet, procent',
    hint: 'Andelen anrop som besvaras, till exempel 99,5.',
    most: 10,
  },
  { name: 'percentil', label: 'Svarstidens percentil', hint: '95: så många procent av svaren kommer i tid.', most: 10 },
  { name: 'ms', label: 'Svarstid, millisekunder', most: 10 },
  { name: 'servicetid', label: 'Servicetid', hint: TIDER, most: 500 },
  {
    name: 'underhallsfonster',
    label: 'Underhållsfönster',
    hint: 'Avtalade varje vecka; skrivs på samma sätt, eller inga.',
    most: 500,
  },
  { name: 'avtal', label: `${FALTTEXT.avtal.replace('a', 'A')} (frivilligt)`, hint: 'Var nivån är överenskommen.' },
];

const SKAL: FieldOptions = {
  name: 'skal',
  label: 'Skäl',
  hint: 'Står bland händelserna. Inga personnummer.',
  most: 500,
};

export function nivaForm(action: string, csrf: string | undefined, kallor: readonly Kalla[], draft: Draft): Html {
  const sources = kallor.map(({ kalla, namn }) => ({ value: kalla, label: namn }));
  return form(
    { action, csrf, submit: 'Sätt servicenivån' },
    selectField({ name: 'kalla', label: 'Gäller' }, sources, draft),
    ...FIELDS.map((field) => textField(field, draft)),
    textField(SKAL, draft),
  );
}

/** What the form begins with: the level that is valid, to be changed. */
export function nivaValues(niva: Serviceniva): URLSearchParams {
  const { avtal: _, ...texter } = nivaTexter(niva);
  return new URLSearchParams({ kalla: niva.kalla, ...texter, giltigFran: '' });
}

/** @param nivaer those that were set */
export function borttagForm(
  action: string,
  csrf: string | undefined,
  nivaer: readonly Serviceniva[],
  draft: Draft,
): Html {
  const choices = nivaer.map(({ kalla, giltigFran }) => {
    return { value: `${kalla} ${giltigFran}`, label: `${kalla} från ${giltigFran}` };
  });
  return form(
    { action, csrf, submit: 'Ta bort servicenivån', secondary: true },
    selectField({ name: 'niva', label: 'Servicenivå' }, choices, draft),
    textField({ ...SKAL, name: 'borttagsskal' }, draft),
  );
}
