// The list of anslutningar, and one of them with its checklist, its forms and its history.
import type { LagradAnslutning } from '../../anslutning/anslutningar.ts';
import { type Html, html } from '../../platform/html.ts';
import { type Draft, emptyDraft, errorSummary, form, selectField, textField } from '../form.ts';
import { hasRole, ownNamnder } from '../inloggning/person.ts';
import type { OwnInput, Page, PageReply } from '../page.ts';
import { numberText, timeText } from '../text.ts';
import type { Andringsbegaran } from './andringsbegaran.ts';
import { andringText, checklist, facts, statusBadge } from './anslutning-view.ts';
import { avtalForm, type Change, leverantorForm, uppsagningForm } from './forms.ts';
import { handelseList } from './handelse-view.ts';
import { type AnslutningServices, mayAsk, readAnslutning } from './services.ts';
import { stegFran } from './steg.ts';
import { uppdragForm } from './uppdragsratt.ts';

const PATH = '/anslutningar';
const READERS = ['drift', 'forvaltare', 'namnd'] as const;

export function createAnslutningPages(services: AnslutningServices): Page[] {
  return [
    { method: 'get', path: PATH, access: READERS, handle: (input) => list(services, input as OwnInput) },
    {
      method: 'get',
      path: `${PATH}/:nummer`,
      access: READERS,
      handle: async (input) => onePage(services, input as OwnInput, await readAnslutning(services, input)),
    },
    {
      method: 'get',
      path: `${PATH}/:nummer/historik`,
      access: READERS,
      handle: async (input) => history(services, await readAnslutning(services, input)),
    },
  ];
}

async function list(
  { anslutningar, andringsbegaranden }: AnslutningServices,
  { person }: OwnInput,
): Promise<PageReply> {
  const own = ownNamnder(person);
  const seesAll = hasRole(person, 'drift', 'forvaltare');
  const all = (await anslutningar.alla()).filter(
    ({ dokument }) => seesAll || own.includes(dokument.organisationsnummer),
  );
  const waiting = new Set((await andringsbegaranden.waiting()).map(({ organisationsnummer }) => organisationsnummer));
  const rows = all.map(
    ({ dokument: { organisationsnummer, namn, kommun = '', status } }) => html`<tr>
<td><a class="anchor" href="${PATH}/${organisationsnummer}">${namn}</a></td>
<td>${statusBadge(status)}${waiting.has(organisationsnummer) ? html` <span class="badge badge--warning">ändring begärd</span>` : ''}</td>
<td>${kommun}</td><td class="nummer">${numberText(organisationsnummer)}</td></tr>`,
  );
  return {
    title: 'Anslutningar',
    main:
      rows.length === 0
        ? html`<p>Det finns inga anslutningar att visa än.</p>`
        : html`<div class="tabell" role="region" aria-label="Anslutningar" tabindex="0">
<table class="table-ng table-ng--divided"><thead><tr><th scope="col">Nämnd</th><th scope="col">Status</th>
<th scope="col">Kommun</th><th scope="col">Organisationsnummer</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  };
}

/** @param errors what a form of the page was refused with */
export async function onePage(
  services: AnslutningServices,
  { person, csrf }: OwnInput,
  stored: LagradAnslutning,
  draft: Draft = emptyDraft,
): Promise<PageReply> {
  const { dokument, version } = stored;
  const names = new Map(services.bastjanster.map(({ id, namn }) => [id, namn]));
  const waiting = await services.andringsbegaranden.waiting(dokument.organisationsnummer);
  const isDrift = hasRole(person, 'drift');
  const change = { address: `${PATH}/${dokument.organisationsnummer}`, csrf, version, draft };
  const ends = ['avslutad', 'avslagen'].includes(dokument.status);
  const brister = ends ? [] : await services.anslutningar.brister(dokument);
  return {
    title: dokument.namn,
    main: html`${errorSummary(draft)}
${facts(dokument, names)}
<p><a class="anchor" href="${change.address}/historik">Historik</a></p>
${ends ? '' : checklist(brister)}
${waiting.map((one) => waitingView(one, isDrift ? change : undefined))}
${isDrift ? stegForm(stored, change) : ''}
${isDrift && !ends ? [avtalForm(change), uppdragForm(change)] : ''}
${mayAsk(stored, person) || isDrift ? [leverantorForm(change, isDrift), ...uppsagningForm(change, stored, isDrift)] : ''}`,
  };
}

function stegForm({ dokument }: LagradAnslutning, { address, csrf, version, draft }: Change): Html {
  const choices = stegFran(dokument).map(({ value, label }) => ({ value, label }));
  if (choices.length === 0) return html``;
  return html`<h2>Nästa steg</h2>${form(
    { action: `${address}/steg`, csrf, submit: 'Utför', hidden: { version } },
    selectField({ name: 'till', label: 'Steg' }, choices, draft),
    textField(
      { name: 'skal', label: 'Skäl till steget', hint: 'Står i historiken. Inga personnummer.', most: 500 },
      draft,
    ),
  )}`;
}

/** @param change for an operator, who decides it */
function waitingView({ id, andring, skal, begardAt, begardAv }: Andringsbegaran, change?: Change): Html {
  const about = html`<p><strong>${andringText(andring)}</strong></p><p>Begärd ${timeText(begardAt)} av ${begardAv}. Skäl: ${skal}</p>`;
  if (!change) return html`<section class="message-box message-box--info"><h2>Begärd ändring</h2>${about}</section>`;
  const { address, csrf, version, draft } = change;
  const choices = [
    { value: 'genomförd', label: 'Genomför' },
    { value: 'avvisad', label: 'Avvisa' },
  ];
  const name = { beslut: `beslut-${id}`, skal: `beslutsskal-${id}` };
  return html`<section class="message-box message-box--info"><h2>Begärd ändring</h2>${about}
${form(
  { action: `${address}/andringsbegaran`, csrf, submit: 'Avgör', hidden: { version, id } },
  selectField({ name: name.beslut, label: 'Beslut om ändringen' }, choices, draft),
  textField({ name: name.skal, label: 'Skäl till beslutet', most: 500 }, draft),
)}</section>`;
}

async function history(services: AnslutningServices, { dokument }: LagradAnslutning): Promise<PageReply> {
  const handelser = await services.anslutningar.historik(dokument.organisationsnummer);
  return {
    title: `Historik för ${dokument.namn}`,
    main: html`<p><a class="anchor" href="${PATH}/${dokument.organisationsnummer}">Till anslutningen</a></p>
${handelseList([...handelser].reverse())}`,
  };
}
