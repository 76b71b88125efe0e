// Consent to hostile cases, given and taken back on the page by whoever the bastjänst belongs to, or by an operator.
import { AnslutningError } from '../../anslutning/anslutning-error.ts';
import { type Html, html } from '../../platform/html.ts';
import { swedishMoment } from '../../platform/swedish-day.ts';
import { TillatelseError } from '../../testbench/tillatelse-error.ts';
import { emptyDraft, errorSummary, type FormError, fieldText } from '../form.ts';
import { aktorNamn } from '../inloggning/person.ts';
import { type OwnInput, type Page, PageError, type PageReply } from '../page.ts';
import { aterkallelseForm, medgivandeForm } from './medgivande-view.ts';
import { adresserFor, PATH, PROVARE, type ProvbankServices, provkalla, provkallor } from './services.ts';

const BACK = `${PATH}#medgivanden`;

export function createMedgivandePages(services: ProvbankServices): Page[] {
  return [
    {
      method: 'post',
      path: `${PATH}/medgivanden`,
      access: PROVARE,
      handle: (input) => give(services, input as OwnInput),
    },
    {
      method: 'get',
      path: `${PATH}/medgivanden/:id/aterkallelse`,
      access: PROVARE,
      handle: (input) => askBack(services, input as OwnInput),
    },
    {
      method: 'post',
      path: `${PATH}/medgivanden/:id/aterkallelse`,
      access: PROVARE,
      handle: (input) => takeBack(services, input as OwnInput),
    },
  ];
}

async function give(services: ProvbankServices, { person, form, csrf }: OwnInput): Promise<PageReply> {
  const [key = '', origin = ''] = fieldText(form, 'mal').split(' ');
  const om = await provkalla(services, person, key);
  const isOffered = adresserFor(services, om).some((one) => one.origin === origin);
  if (!isOffered)
    throw new PageError(422, 'Adressen är inte tillåten', 'Driftleverantören bestämmer vilka adresser som är det.');
  try {
    await services.medgivanden.ge(begaranOf(person, fieldText(form, 'skal')), {
      ...{ bastjanst: om.kalla, url: origin, medgivetAv: fieldText(form, 'medgivetAv') },
      giltigtTill: swedishMoment(fieldText(form, 'giltigtTill'), '23:59'),
    });
    return { next: BACK };
  } catch (error) {
    const errors = [refusal(error)];
    const draft = { values: form, errors };
    const own = await provkallor(services, person);
    const main = html`${errorSummary(draft)}${medgivandeForm(services, own, csrf, draft)}<p><a class="anchor" href="${PATH}">Till provbänken</a></p>`;
    return { status: 422, title: 'Medge fientliga fall', main };
  }
}

async function askBack(services: ProvbankServices, { person, params, csrf }: OwnInput): Promise<PageReply> {
  const found = await medgivandet(services, person, params.id);
  return backPage(aterkallelseForm(found, csrf, emptyDraft));
}

async function takeBack(services: ProvbankServices, { person, form, params, csrf }: OwnInput): Promise<PageReply> {
  const found = await medgivandet(services, person, params.id);
  try {
    await services.medgivanden.aterkalla(begaranOf(person, fieldText(form, 'skal')), found.id);
  } catch (error) {
    if (error instanceof AnslutningError) {
      const draft = { values: form, errors: [refusal(error)] };
      return { ...backPage(html`${errorSummary(draft)}${aterkallelseForm(found, csrf, draft)}`), status: 422 };
    }
    // Taken back by somebody else in between is what was wanted.
    if (!(error instanceof TillatelseError)) throw error;
  }
  return { next: BACK };
}

function backPage(main: Html) {
  return { title: 'Återkalla ett medgivande', main };
}

/** @throws {PageError} status 404, also for others' */
async function medgivandet(services: ProvbankServices, person: OwnInput['person'], id: string | undefined) {
  const found = (await services.medgivanden.alla()).find((one) => one.id === id);
  await provkalla(services, person, found?.bastjanst);
  if (!found)
    throw new PageError(404, 'Medgivandet finns inte', 'Det finns inget sådant medgivande som du kan återkalla.');
  return found;
}

function begaranOf(person: OwnInput['person'], skal: string) {
  return { aktor: { namn: aktorNamn(person) }, skal };
}

function refusal(error: unknown): FormError {
  if (error instanceof AnslutningError) return { field: 'skal', text: error.message };
  if (!(error instanceof TillatelseError)) throw error;
  return { text: error.message, ...(error.falt !== undefined && { field: error.falt }) };
}
