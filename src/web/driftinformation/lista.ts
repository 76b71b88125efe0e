// What goes on, what is planned and what has been: for everybody, with a way to hear of it.
import { type Html, html } from '../../platform/html.ts';
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import { LONGEST_AHEAD_MS } from '../../servicelevel/driftinformation/utkast.ts';
import { emptyDraft, selectField } from '../form.ts';
import { hasRole } from '../inloggning/person.ts';
import type { Page, PageInput, PageReply } from '../page.ts';
import { cursorOf, cursorText } from './markor.ts';
import { notisList, PATH } from './notis-view.ts';
import { allaKallor, type DriftinformationServices } from './services.ts';

const ARKIV = `${PATH}/arkiv`;
const A_PAGE = 20;

export function createListPages(services: DriftinformationServices): Page[] {
  return [
    { method: 'get', path: PATH, access: 'alla', handle: (input) => current(services, input) },
    { method: 'get', path: ARKIV, access: 'alla', handle: (input) => archive(services, input) },
  ];
}

async function current(services: DriftinformationServices, { person, query }: PageInput): Promise<PageReply> {
  const now = services.clock.now();
  const kalla = kallaIn(services, query);
  const all = await services.driftinformation.aktuella(now, LONGEST_AHEAD_MS);
  const chosen = all.filter(({ kallor }) => kalla === undefined || kallor.includes(kalla));
  const [ahead, on] = [chosen.filter(({ fran }) => fran > now), chosen.filter(({ fran }) => fran <= now)];
  const seesSuggestions = hasRole(person, 'drift', 'forvaltare');
  const waiting = seesSuggestions ? await services.driftinformation.lista({ lagen: ['förslag'] }) : [];
  const writes = hasRole(person, 'drift', 'uppgiftslamnare');
  return {
    title: 'Driftinformation',
    main: html`${writes ? html`<p><a class="button button--primary button--medium" href="${PATH}/ny">Ny driftinformation</a></p>` : ''}
${waiting.length > 0 ? section(services, 'Förslag att ta ställning till', waiting, now) : ''}
${filterForm(services, PATH, kalla)}
${section(services, 'Pågår nu', on, now, 'Inga kända störningar.')}
${section(services, 'Planerat', ahead, now, 'Ingenting är planerat.')}
<ul class="driftlankar"><li><a class="anchor" href="${ARKIV}">Arkiv</a></li>
<li><a class="anchor" href="${PATH}/prenumerera">Få driftinformation via e-post</a></li>
<li><a class="anchor" href="${PATH}/flode.atom">Flöde (Atom)</a></li></ul>`,
  };
}

async function archive(services: DriftinformationServices, { query }: PageInput): Promise<PageReply> {
  const kalla = kallaIn(services, query);
  const efter = cursorOf(query.get('efter'));
  const found = await services.driftinformation.lista({
    ...{ lagen: ['avslutad', 'återkallad'], publicerade: true, antal: A_PAGE },
    ...(kalla !== undefined && { kalla }),
    ...(efter && { efter }),
  });
  const last = found.length === A_PAGE ? found.at(-1) : undefined;
  const next = last && `${ARKIV}?${new URLSearchParams({ ...(kalla && { kalla }), efter: cursorText(last) })}`;
  return {
    title: 'Tidigare driftinformation',
    main: html`<p><a class="anchor" href="${PATH}">Till det som gäller nu</a></p>
${filterForm(services, ARKIV, kalla)}
${found.length > 0 ? notisList(services, found, services.clock.now()) : html`<p>Det finns ingen att visa.</p>`}
${next ? html`<p><a class="anchor" href="${next}">Äldre driftinformation</a></p>` : ''}`,
  };
}

function section(
  services: DriftinformationServices,
  title: string,
  notiser: readonly Driftnotis[],
  now: number,
  none = '',
): Html {
  return html`<section><h2>${title}</h2>${notiser.length > 0 ? notisList(services, notiser, now) : html`<p>${none}</p>`}</section>`;
}

function kallaIn(services: DriftinformationServices, query: URLSearchParams): string | undefined {
  const asked = query.get('kalla');
  return allaKallor(services).find(({ kalla }) => kalla === asked)?.kalla;
}

function filterForm(services: DriftinformationServices, action: string, kalla: string | undefined): Html {
  const choices = allaKallor(services).map((one) => ({ value: one.kalla, label: one.namn }));
  const draft = { ...emptyDraft, values: new URLSearchParams({ kalla: kalla ?? '' }) };
  return html`<form method="get" action="${action}" class="driftfilter">
${selectField({ name: 'kalla', label: 'Gäller' }, [{ value: '', label: 'Allt' }, ...choices], draft)}
<button class="button button--secondary button--medium" type="submit">Visa</button></form>`;
}
