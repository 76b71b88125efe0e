// The log of queried persons on pages: a nämnd searches its own part and takes out a registerutdrag, operators control the chains.

import { html } from '../../platform/html.ts';
import type { Aktor } from '../../querylog/granskning/aktor.ts';
import type { Kriterium } from '../../querylog/granskning/kriterium.ts';
import { utdragHtml } from '../../querylog/granskning/utdrag-html.ts';
import { type Draft, emptyDraft, errorSummary, type FormError, fieldText } from '../form.ts';
import { aktorNamn, hasRole, type Person } from '../inloggning/person.ts';
import { intervalOf, type LoggServices, pageOf } from '../logg-services.ts';
import { senderOf } from '../logg-utdrag.ts';
import { type OwnInput, type Page, PageError, type PageReply } from '../page.ts';
import { asProblem } from '../problem.ts';
import { kontrollForm, sokForm, utdragForm } from './logg-forms.ts';
import { kontrollView, sidaView } from './logg-view.ts';

export type LoggPageServices = Pick<LoggServices, 'granskning' | 'kontroll' | 'myndigheter' | 'namnder' | 'clock'>;

const PATH = '/logg';
/** Whatever is searched by stands in one field. */
const KRITERIER: readonly string[] = ['person', 'arende', 'handlaggare', 'organisation'];
const NAMND = ['namnd', 'loggranskare'] as const;

export function createLoggPages(services: LoggPageServices): Page[] {
  return [
    { method: 'get', path: PATH, access: [...NAMND, 'drift'], handle: async (input) => forms(input as OwnInput) },
    // No person is in an address: a search is a post, and its answer the page.
    { method: 'post', path: `${PATH}/sokning`, access: NAMND, handle: (input) => search(services, input as OwnInput) },
    { method: 'post', path: `${PATH}/utdrag`, access: NAMND, handle: (input) => extract(services, input as OwnInput) },
    {
      method: 'post',
      path: `${PATH}/kontroll`,
      access: ['drift'],
      handle: (input) => control(services, input as OwnInput),
    },
  ];
}

function forms({ person, csrf }: OwnInput, draft: Draft = emptyDraft): PageReply {
  const namnder = namnderOf(person);
  const isNamnd = namnder.length > 0;
  return {
    title: 'Loggen',
    main: html`${errorSummary(draft)}
<p>Varje sökning, utdrag och kontroll skrivs själv i loggen, med vem som gjorde den och varför.</p>
${isNamnd ? sokForm(namnder, csrf, draft) : ''}${isNamnd ? utdragForm(namnder, csrf, draft) : ''}
${hasRole(person, 'drift') ? kontrollForm(csrf, draft) : ''}`,
  };
}

function search({ granskning, myndigheter }: LoggPageServices, input: OwnInput): Promise<PageReply> {
  const text = (name: string) => fieldText(input.form, `sok-${name}`);
  return orRefused(input, 'sok', async () => {
    const namnd = text('namnd');
    const sida = await granskning.sok({
      aktor: aktorFor(input.person, namnd),
      ...{ namnd, skal: text('skal') },
      // What is none of the permitted criteria is refused by the log itself.
      kriterium: { falt: text('falt') as Kriterium['falt'], varde: text('varde') },
      interval: intervalOf({ fran: text('fran'), till: text('till') }),
      ...pageOf({ efter: text('efter') }),
    });
    return { title: 'Sökning i loggen', main: sidaView(sida, myndigheter, input) };
  });
}

function extract(services: LoggPageServices, input: OwnInput): Promise<PageReply> {
  const { granskning, myndigheter } = services;
  const text = (name: string) => fieldText(input.form, `utdrag-${name}`);
  return orRefused(input, 'utdrag', async () => {
    const namnd = text('namnd');
    const utdrag = await granskning.utdrag({
      aktor: aktorFor(input.person, namnd),
      ...{ namnd, skal: text('skal'), person: text('person') },
      interval: intervalOf({ fran: text('fran'), till: text('till') }),
    });
    const page = utdragHtml(utdrag, { myndigheter, namnd: senderOf(utdrag, services) });
    return { file: { name: 'registerutdrag.html', type: 'text/html; charset=utf-8', text: page } };
  });
}

function control({ granskning, kontroll }: LoggPageServices, input: OwnInput): Promise<PageReply> {
  return orRefused(input, 'kontroll', async () => {
    const aktor: Aktor = { namn: aktorNamn(input.person), roll: 'drift' };
    const skal = fieldText(input.form, 'kontroll-skal');
    const result = await granskning.kontrollera({ aktor, skal }, () => kontroll.kontrollera());
    return { title: 'Kontroll av loggen', main: kontrollView(result) };
  });
}

/** The forms again with what was refused, at its field; what failed is a page of its own. */
async function orRefused(input: OwnInput, form: string, work: () => Promise<PageReply>): Promise<PageReply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PageError) throw error;
    const { status, detail, falt } = asProblem(error);
    if (status === 503) throw new PageError(503, 'Loggen är inte tillgänglig', detail);
    if (status !== 422) throw error;
    const errors: FormError[] = [{ ...(falt && { field: `${form}-${fieldOf(falt, form)}` }), text: detail }];
    return { ...forms(input, { values: input.form, errors }), status };
  }
}

/** Fields of granskning by their names in the forms. */
function fieldOf(falt: string, form: string): string {
  if (falt === 'fran, till') return 'fran';
  return form === 'sok' && KRITERIER.includes(falt) ? 'varde' : falt;
}

/** The nämnder whose log somebody may see. */
function namnderOf({ roller }: Person): string[] {
  const own = roller.flatMap((one) => (one.roll === 'namnd' || one.roll === 'loggranskare' ? [one.namnd] : []));
  return [...new Set(own)];
}

/** @throws {PageError} status 403 */
function aktorFor(person: Person, namnd: string): Aktor {
  if (namnderOf(person).includes(namnd)) return { namn: aktorNamn(person), roll: 'namnd', namnd };
  throw new PageError(403, 'Du har inte tillgång hit', 'Nämnden är inte din.');
}
