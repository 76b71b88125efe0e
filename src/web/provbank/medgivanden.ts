// Consent to hostile cases, given and taken back on the page by whoever the bastjänst belongs to, or by an operator.
import { AnslutningError } from '../../anslutning/anslutning-error.ts';
import { html } from '../../platform/html.ts';
import { swedishMoment } from '../../platform/swedish-day.ts';
import { TillatelseError } from '../../testbench/tillatelse-error.ts';
import { errorSummary, type FormError, fieldText } from '../form.ts';
import { aktorNamn } from '../inloggning/person.ts';
import { type OwnInput, type Page, PageError, type PageReply } from '../page.ts';
import { medgivandeForm } from './medgivande-view.ts';
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

async function takeBack(services: ProvbankServices, { person, form, params }: OwnInput): Promise<PageReply> {
  const found = (await services.medgivanden.alla()).find(({ id }) => id === params.id);
  await provkalla(services, person, found?.bastjanst);
  try {
    await services.medgivanden.aterkalla(begaranOf(person, fieldText(form, 'skal')), params.id ?? '');
  } catch (error) {
    // Taken back by somebody else in between is what was wanted.
    if (!(error instanceof TillatelseError)) throw error;
  }
  return { next: BACK };
}

function begaranOf(person: OwnInput['person'], skal: string) {
  return { aktor: { namn: aktorNamn(person) }, skal };
}

function refusal(error: unknown): FormError {
  if (error instanceof AnslutningError) return { field: 'skal', text: error.message };
  if (!(error instanceof TillatelseError)) throw error;
  return { text: error.message, ...(error.falt !== undefined && { field: error.falt }) };
}
