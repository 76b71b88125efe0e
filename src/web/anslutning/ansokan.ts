// A nämnd applies for its anslutning, or an operator does so for one that applied on paper; and may mend it while it is anmäld.

import { AnslutningError } from '../../anslutning/anslutning-error.ts';
import type { LagradAnslutning } from '../../anslutning/anslutningar.ts';
import { html } from '../../platform/html.ts';
import { type Draft, emptyDraft, errorSummary, fieldText, form } from '../form.ts';
import { hasRole, ownNamnder, type Person } from '../inloggning/person.ts';
import { fullNumber } from '../inloggning/rollregler.ts';
import type { OwnInput, Page, PageReply } from '../page.ts';
import { ansokanErrors, ansokanFields, ansokanOf, ansokanValues } from './ansokan-form.ts';
import { type AnslutningServices, begaranOf, orRefused, readAnslutning } from './services.ts';

const PATH = '/ansokan';
const ROLES = ['namnd', 'drift'] as const;

export function createAnsokanPages(services: AnslutningServices): Page[] {
  return [
    { method: 'get', path: PATH, access: ROLES, handle: (input) => show(services, input as OwnInput) },
    { method: 'post', path: PATH, access: ROLES, handle: (input) => send(services, input as OwnInput) },
    {
      method: 'get',
      path: `${PATH}/:nummer/mottagen`,
      access: ROLES,
      handle: async (input) => received(await readAnslutning(services, input)),
    },
  ];
}

async function show(services: AnslutningServices, input: OwnInput): Promise<PageReply> {
  const own = ownOf(input.person);
  const existing = own === undefined ? undefined : await find(services, own);
  if (!existing) return page(services, input, emptyDraft);
  if (existing.dokument.status !== 'anmäld') return { next: `/anslutningar/${own}` };
  return page(services, input, { values: ansokanValues(existing.dokument), errors: [] }, existing);
}

async function send(services: AnslutningServices, input: OwnInput): Promise<PageReply> {
  const { person, form: values } = input;
  const own = ownOf(person);
  const nummer = own ?? fullNumber(fieldText(values, 'organisationsnummer')) ?? '';
  const errors = ansokanErrors(values, optionsOf(services, own));
  const existing = own === undefined ? undefined : await find(services, own);
  if (errors.length > 0) return { ...page(services, input, { values, errors }, existing), status: 422 };
  const again = (text: string) => page(services, input, { values, errors: [{ text }] }, existing);
  return orRefused(async () => {
    const stored = await store(services, person, nummer, values, existing);
    const about = existing
      ? 'Vi har tagit emot era ändringar i ansökan.'
      : 'Vi har tagit emot er ansökan om anslutning.';
    await services.notiser.send(stored.dokument, about);
    return { next: `${PATH}/${nummer}/mottagen` };
  }, again);
}

async function store(
  { anslutningar }: AnslutningServices,
  person: Person,
  organisationsnummer: string,
  values: URLSearchParams,
  existing: LagradAnslutning | undefined,
): Promise<LagradAnslutning> {
  if (!existing) return anslutningar.laggTill(begaranOf(person, SKAL), { organisationsnummer, ...ansokanOf(values) });
  const { version } = existing;
  if (existing.dokument.status !== 'anmäld') {
    throw new AnslutningError('otillaten-overgang', 'Ansökan har börjat granskas och kan inte ändras här längre.');
  }
  const patch = { aktorsid: null, ...ansokanOf(values, existing.dokument) };
  const mal = { ...begaranOf(person, 'Ändrad ansökan på webbplatsen'), organisationsnummer, version };
  return anslutningar.andra(mal, patch);
}

const SKAL = 'Ansökan på webbplatsen';

function page(
  services: AnslutningServices,
  { person, csrf }: OwnInput,
  draft: Draft,
  existing?: LagradAnslutning,
): PageReply {
  const own = ownOf(person);
  const submit = existing ? 'Spara ändringarna' : 'Skicka ansökan';
  const fields = ansokanFields(optionsOf(services, own), draft);
  return {
    title: existing ? 'Ändra ansökan' : 'Ansök om anslutning',
    main: html`${errorSummary(draft)}
<p>Uppgifterna är de som anslutningsavtalet har. Skriv inga personnummer. Avtalen undertecknas efteråt.</p>
${form({ action: PATH, csrf, submit }, ...fields)}`,
  };
}

function received({ dokument }: LagradAnslutning): PageReply {
  return {
    title: 'Ansökan är mottagen',
    main: html`<div class="message-box message-box--success"><p>Tack! Ansökan för <strong>${dokument.namn}</strong> är mottagen.</p></div>
<h2>Det här händer nu</h2>
<ol><li>Driftleverantören granskar ansökan.</li><li>Anslutningsavtal och personuppgiftsbiträdesavtal undertecknas.</li>
<li>Nämndens gallringsbeslut registreras.</li><li>Anslutningen aktiveras, och kontakten för avtal får besked.</li></ol>
<p><a class="anchor" href="/anslutningar/${dokument.organisationsnummer}">Se ansökan</a></p>`,
  };
}

async function find({ anslutningar }: AnslutningServices, own: string): Promise<LagradAnslutning | undefined> {
  return (await anslutningar.alla()).find(({ dokument }) => dokument.organisationsnummer === own);
}

/** An operator applies for whom the form says; a nämnd for itself, as its login says. */
function ownOf(person: Person): string | undefined {
  return hasRole(person, 'drift') ? undefined : ownNamnder(person)[0];
}

function optionsOf({ bastjanster }: AnslutningServices, own: string | undefined) {
  return { bastjanster, ...(own !== undefined && { organisationsnummer: own }) };
}
