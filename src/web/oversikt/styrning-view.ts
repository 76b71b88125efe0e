// The guard of a source on its page: how it stands in this process, what operators have decided, and the forms to decide.

import type { LagratDriftbeslut } from '../../bastjanster/drift/dokument.ts';
import { granser, gransnamn } from '../../bastjanster/drift/granser.ts';
import type { GuardState } from '../../bastjanster/guard/guard.ts';
import type { GuardLimits } from '../../bastjanster/guard/limits.ts';
import { type Html, html } from '../../platform/html.ts';
import { checkboxes, type Draft, type FieldOptions, form, selectField, textField } from '../form.ts';
import { antalText, msText } from '../tal.ts';
import { shortTimeText } from '../text.ts';
import { type Atgard, andraGranser, aterstall, avbryt, gransfalt, hallOppen, stang, underhall } from './styrning.ts';

export interface StyrningView {
  readonly kalla: string;
  readonly limits: GuardLimits;
  readonly beslut: LagratDriftbeslut;
}

/** What an open page follows. */
export const NULAGE_ID = 'nulage';

const BRYTARE: Readonly<Record<GuardState['breaker']['status'], string>> = {
  closed: 'sluten: anropen går fram',
  open: 'öppen: inga anrop görs',
  'half-open': 'provar ett anrop i taget',
};

const STYRNING: Readonly<Record<GuardState['styrning']['slag'], string>> = {
  automatisk: 'automatisk',
  öppen: 'hålls öppen för hand',
  stängd: 'stängd för hand',
  underhåll: 'planerat underhåll',
};

/** Of this process alone. */
export function nulageView({ breaker, styrning, running, waiting }: GuardState): Html {
  const wait = breaker.status === 'open' ? ` (prövas ${msText(breaker.waitMs)} efter att den öppnade)` : '';
  return html`<div><dt>Pågående anrop</dt><dd>${antalText(running)}</dd></div>
<div><dt>Väntar på sin tur</dt><dd>${antalText(waiting)}</dd></div>
<div><dt>Kretsbrytare</dt><dd>${BRYTARE[breaker.status]}${wait}</dd></div>
<div><dt>Styrning</dt><dd>${STYRNING[styrning.slag]}</dd></div>`;
}

export function beslutView({ limits, beslut }: StyrningView): Html {
  const { underhall: stops, lage, till } = beslut.dokument;
  const planned = stops.map(({ fran, till: end }) => html`<li>${shortTimeText(fran)} – ${shortTimeText(end)}</li>`);
  return html`<h3>Beslutat av drift, gäller i alla processer</h3>
<dl class="uppgifter"><div><dt>Läge</dt><dd>${lage}${till === undefined ? '' : ` till ${shortTimeText(till)}`}</dd></div>
<div><dt>Planerat underhåll</dt><dd>${planned.length > 0 ? html`<ul class="andrat">${planned}</ul>` : 'inget'}</dd></div>
<div><dt>Samtidiga anrop, kö, tidsgräns</dt><dd>${antalText(limits.concurrent)}, ${antalText(limits.queued)}, ${msText(limits.timeoutMs)}</dd></div>
<div><dt>Kretsbrytaren öppnar vid</dt><dd>${limits.breaker.failurePercent} % fel eller ${limits.breaker.slowPercent} % långsamma (${msText(limits.breaker.slowMs)}), minst ${antalText(limits.breaker.minimumCalls)} anrop inom ${msText(limits.breaker.windowMs)}</dd></div></dl>`;
}

/** For operators. */
export function styrningForms(view: StyrningView, csrf: string | undefined, draft: Draft): Html {
  const till = (namn: string) => ({
    name: `${namn}-till`,
    label: 'Till (ÅÅÅÅ-MM-DD TT:MM)',
    hint: 'Lämna tomt för tills vidare.',
  });
  const { dokument } = view.beslut;
  const stops = dokument.underhall.map(({ id, fran, till: end }) => ({
    value: id,
    label: `${shortTimeText(fran)} – ${shortTimeText(end)}`,
  }));
  return html`<h3>Åtgärder</h3>
${oneForm(underhall, view, csrf, draft, [time({ name: 'underhall-fran', label: 'Från (ÅÅÅÅ-MM-DD TT:MM)' }, draft), time({ name: 'underhall-till', label: 'Till (ÅÅÅÅ-MM-DD TT:MM)' }, draft)])}
${stops.length > 0 ? oneForm(avbryt, view, csrf, draft, [selectField({ name: 'avbryt-id', label: 'Underhåll' }, stops, draft)]) : ''}
${oneForm(stang, view, csrf, draft, [time(till('stang'), draft)])}
${oneForm(hallOppen, view, csrf, draft, [time(till('hall-oppen'), draft)])}
${oneForm(aterstall, view, csrf, draft, [])}
${oneForm(andraGranser, view, csrf, draft, limitFields(view, draft))}`;
}

/** Open where something in it is to be mended. */
function oneForm(
  { namn, rubrik, text }: Atgard,
  { kalla }: StyrningView,
  csrf: string | undefined,
  draft: Draft,
  fields: readonly Html[],
): Html {
  const isWrong = draft.errors.some(({ field }) => field?.startsWith(`${namn}-`));
  return html`<details class="falla"${isWrong ? { markup: ' open' } : ''}><summary>${rubrik}</summary>${form(
    { action: `/oversikt/${kalla}/${namn}`, csrf, submit: text, secondary: true },
    ...fields,
    textField(
      { name: `${namn}-skal`, label: 'Skäl', hint: 'Står i händelseloggen. Inga personuppgifter.', most: 500 },
      draft,
    ),
    checkboxes(
      { name: `${namn}-bekraftar`, label: 'Bekräftelse' },
      [{ value: 'ja', label: `Ja, gör detta med ${kalla}` }],
      draft,
    ),
  )}</details>`;
}

function time(options: FieldOptions, draft: Draft): Html {
  return textField({ ...options, most: 16, autocomplete: 'off' }, draft);
}

/** Shows what has been decided; empty is as configured. */
function limitFields({ beslut }: StyrningView, draft: Draft): Html[] {
  const { granser: decided } = beslut.dokument;
  const values = new URLSearchParams(draft.values);
  return gransnamn.map((name) => {
    const field = gransfalt(name);
    const current = decided[name];
    if (!values.has(field) && current !== undefined) values.set(field, String(current));
    const { text, least, most } = granser[name];
    const hint = `${least}–${most}. Tomt: som i konfigurationen.`;
    return textField({ name: field, label: `${name}: ${text}`, hint, most: 9 }, { values, errors: draft.errors });
  });
}
