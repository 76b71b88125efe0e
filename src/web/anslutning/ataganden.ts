// The åtagande of handläggare (bilaga 7): read and confirmed by each, followed by the nämnd, worded by the operators.
import type { Atagande } from '../../anslutning/atagande.ts';
import type { AtagandeText } from '../../anslutning/atagande-text.ts';
import { sameHandlaggare } from '../../anslutning/handlaggare.ts';
import { type Html, html } from '../../platform/html.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import {
  checkboxes,
  type Draft,
  emptyDraft,
  errorSummary,
  type FormError,
  fieldText,
  form,
  selectField,
  textField,
} from '../form.ts';
import { hasRole, ownNamnder, type Person, type Roll } from '../inloggning/person.ts';
import { type OwnInput, type Page, PageError, type PageReply } from '../page.ts';
import { numberText } from '../text.ts';
import { type AnslutningServices, begaranOf, orRefused } from './services.ts';

const PATH = '/ataganden';
/** So many days before its last one a confirmation is called due. */
const DUE_DAYS = 30;

type Services = Pick<AnslutningServices, 'ataganden' | 'clock'>;
type Handlaggare = Extract<Roll, { roll: 'handlaggare' }>;

export function createAtagandePages(services: Services): Page[] {
  return [
    {
      method: 'get',
      path: PATH,
      access: ['handlaggare', 'namnd', 'drift'],
      handle: (input) => show(services, input as OwnInput),
    },
    {
      method: 'post',
      path: `${PATH}/bekraftelse`,
      access: ['handlaggare'],
      handle: (input) => confirm(services, input as OwnInput),
    },
    {
      method: 'post',
      path: `${PATH}/registrering`,
      access: ['namnd'],
      handle: (input) => register(services, input as OwnInput),
    },
    { method: 'post', path: `${PATH}/text`, access: ['drift'], handle: (input) => word(services, input as OwnInput) },
  ];
}

async function show(services: Services, input: OwnInput, draft: Draft = emptyDraft): Promise<PageReply> {
  const { person, csrf } = input;
  const text = await services.ataganden.texter.gallande();
  const own = handlaggareOf(person);
  const namnder = ownNamnder(person);
  const rows = (await Promise.all(namnder.map((namnd) => services.ataganden.alla(namnd)))).flat();
  const mine = own && (await latestOf(services, own));
  return {
    title: 'Åtaganden',
    main: html`${errorSummary(draft)}
${text ? textView(text) : html`<p>Ingen text är registrerad än, så ingen kan bekräfta.</p>`}
${own ? status(mine, swedishDay(services.clock.now())) : ''}
${own && text ? confirmForm(text, csrf, draft) : ''}
${namnder.length > 0 ? listView(rows, swedishDay(services.clock.now())) : ''}
${namnder.length > 0 && text ? registerForm(namnder, csrf, draft) : ''}
${hasRole(person, 'drift') ? wordForm(csrf, draft) : ''}`,
  };
}

async function confirm(services: Services, input: OwnInput): Promise<PageReply> {
  const { person, form: values } = input;
  const own = handlaggareOf(person);
  if (!own) throw new PageError(403, 'Du har inte tillgång hit', 'Bekräftelsen görs av den som är handläggare.');
  const errors = values.has('bekraftar')
    ? []
    : [{ field: 'bekraftar', text: 'Kryssa för att du bekräftar åtagandet.' }];
  return settled(services, input, errors, async () => {
    const bekraftelse = { handlaggare: own.handlaggare, textVersion: Number(values.get('textVersion')) };
    await services.ataganden.confirm(begaranOf(person, 'Egen bekräftelse på webbplatsen'), own.namnd, bekraftelse);
  });
}

async function register(services: Services, input: OwnInput): Promise<PageReply> {
  const { person, form: values } = input;
  const namnd = values.get('namnd') ?? '';
  if (!ownNamnder(person).includes(namnd)) throw new PageError(403, 'Du har inte tillgång hit', 'Nämnden är inte din.');
  const errors = ['handlaggare', 'bekraftat', 'skal'].filter((field) => fieldText(values, field) === '');
  const texts = errors.map((field) => ({ field, text: 'Fyll i fältet.' }));
  return settled(services, input, texts, async () => {
    const bekraftelse = { handlaggare: fieldText(values, 'handlaggare'), bekraftat: fieldText(values, 'bekraftat') };
    await services.ataganden.confirm(begaranOf(person, fieldText(values, 'skal')), namnd, bekraftelse);
  });
}

async function word(services: Services, input: OwnInput): Promise<PageReply> {
  const { person, form: values } = input;
  return settled(services, input, [], async () => {
    await services.ataganden.texter.ny(begaranOf(person, fieldText(values, 'textskal')), values.get('text') ?? '');
  });
}

async function settled(
  services: Services,
  input: OwnInput,
  errors: readonly FormError[],
  work: () => Promise<void>,
): Promise<PageReply> {
  const again = (wrong: readonly FormError[]) => show(services, input, { values: input.form, errors: wrong });
  if (errors.length > 0) return { ...(await again(errors)), status: 422 };
  return orRefused(
    async () => {
      await work();
      return { next: PATH };
    },
    (text) => again([{ text }]),
  );
}

function textView({ version, text }: AtagandeText): Html {
  return html`<section class="atagande" aria-labelledby="text"><h2 id="text">Texten som gäller (version ${version})</h2>
${text.split(/\r?\n\s*\r?\n/).map((paragraph) => html`<p>${paragraph}</p>`)}</section>`;
}

function status(mine: Atagande | undefined, idag: string): Html {
  if (!mine)
    return html`<p><span class="badge badge--warning">Inte bekräftat</span> Du har inte bekräftat åtagandet än.</p>`;
  const holds = mine.giltigtTom >= idag;
  return html`<p><span class="badge badge--${holds ? 'success' : 'error'}">${holds ? 'Giltigt' : 'Har gått ut'}</span>
Du bekräftade version ${mine.textVersion} den ${mine.bekraftat}. Den gäller till och med ${mine.giltigtTom}, och förnyas genom att du bekräftar igen.</p>`;
}

function confirmForm({ version }: AtagandeText, csrf: string | undefined, draft: Draft): Html {
  const choices = [{ value: 'ja', label: 'Jag har läst texten och bekräftar mitt åtagande' }];
  return form(
    { action: `${PATH}/bekraftelse`, csrf, submit: 'Bekräfta', hidden: { textVersion: version } },
    checkboxes({ name: 'bekraftar', label: 'Bekräftelse' }, choices, draft),
  );
}

function listView(rows: readonly Atagande[], idag: string): Html {
  const soon = swedishDay(Date.parse(`${idag}T12:00:00Z`) + DUE_DAYS * 86_400_000);
  const stateOf = (tom: string) => {
    if (tom < idag) return html`<span class="badge badge--error">har gått ut</span>`;
    return tom <= soon
      ? html`<span class="badge badge--warning">ska förnyas</span>`
      : html`<span class="badge badge--success">giltigt</span>`;
  };
  const lines = rows.map(
    ({ handlaggare, bekraftat, giltigtTom, textVersion }) => html`<tr><td>${handlaggare}</td><td>${bekraftat}</td>
<td>${giltigtTom}</td><td>${textVersion}</td><td>${stateOf(giltigtTom)}</td></tr>`,
  );
  if (lines.length === 0) return html`<h2>Nämndens handläggare</h2><p>Ingen har bekräftat än.</p>`;
  return html`<h2>Nämndens handläggare</h2>
<div class="tabell" role="region" aria-label="Bekräftelser" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Handläggare</th><th scope="col">Bekräftat</th><th scope="col">Gäller till och med</th><th scope="col">Text</th>
<th scope="col">Läge</th></tr></thead><tbody>${lines}</tbody></table></div>`;
}

function registerForm(namnder: readonly string[], csrf: string | undefined, draft: Draft): Html {
  const choices = namnder.map((namnd) => ({ value: namnd, label: numberText(namnd) }));
  return html`<h2>Registrera en bekräftelse på papper</h2>${form(
    { action: `${PATH}/registrering`, csrf, submit: 'Registrera', secondary: true },
    selectField({ name: 'namnd', label: 'Nämnd' }, choices, draft),
    textField({ name: 'handlaggare', label: 'Handläggarens id, som det står i frågorna', most: 100 }, draft),
    textField({ name: 'bekraftat', label: 'Bekräftat den', type: 'date', most: 10 }, draft),
    textField({ name: 'skal', label: 'Skäl, till exempel var papperet finns', most: 500 }, draft),
  )}`;
}

function wordForm(csrf: string | undefined, draft: Draft): Html {
  return html`<h2>Ny version av texten</h2>${form(
    { action: `${PATH}/text`, csrf, submit: 'Sätt i kraft', secondary: true },
    textField({ name: 'text', label: 'Text', rows: 10, most: 20_000 }, draft),
    textField({ name: 'textskal', label: 'Skäl till den nya versionen', most: 500 }, draft),
  )}`;
}

function handlaggareOf({ roller }: Person): Handlaggare | undefined {
  return roller.find((one) => one.roll === 'handlaggare');
}

async function latestOf({ ataganden }: Services, { namnd, handlaggare }: Handlaggare): Promise<Atagande | undefined> {
  return (await ataganden.alla(namnd)).find((one) => sameHandlaggare(one.handlaggare, handlaggare));
}
