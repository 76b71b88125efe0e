// Letters of driftinformation: ask for them, confirm by the letter that comes, and end them by the link in any of them.
import { html } from '../../platform/html.ts';
import { BREVVAGAR } from '../../servicelevel/driftinformation/brev.ts';
import type { Nyckelslag } from '../../servicelevel/driftinformation/prenumerationer.ts';
import { checkboxes, type Draft, emptyDraft, errorSummary, fieldText, form, textField } from '../form.ts';
import { type Page, PageError, type PageInput, type PageReply } from '../page.ts';
import { formErrorOf } from './notis-form.ts';
import { PATH } from './notis-view.ts';
import { allaKallor, type DriftinformationServices, namnOf } from './services.ts';

const START = `${PATH}/prenumerera`;

export function createPrenumerationPages(services: DriftinformationServices): Page[] {
  const both = (path: string, show: Page['handle'], send: Page['handle']): Page[] => [
    { method: 'get', path, access: 'alla', handle: show },
    { method: 'post', path, access: 'alla', utanSession: true, handle: send },
  ];
  return [
    ...both(
      START,
      async ({ csrf }) => askPage(services, csrf, emptyDraft),
      (input) => ask(services, input),
    ),
    ...both(
      BREVVAGAR.bekrafta,
      (input) => keyPage(services, input, 'bekräfta'),
      (input) => useKey(services, input, 'bekräfta'),
    ),
    ...both(
      BREVVAGAR.avsluta,
      (input) => keyPage(services, input, 'avsluta'),
      (input) => useKey(services, input, 'avsluta'),
    ),
  ];
}

function askPage(services: DriftinformationServices, csrf: string | undefined, draft: Draft): PageReply {
  const choices = allaKallor(services).map(({ kalla, namn }) => ({ value: kalla, label: namn }));
  return {
    title: 'Få driftinformation via e-post',
    main: html`${errorSummary(draft)}
<p>Adressen används bara till driftinformation, och tas bort när du avslutar. Varje brev har en länk för det.</p>
${form(
  { action: START, csrf, submit: 'Prenumerera' },
  textField({ name: 'epost', label: 'E-postadress', type: 'email', autocomplete: 'email', most: 254 }, draft),
  checkboxes({ name: 'kallor', label: 'Om', hint: 'Kryssa inte för något för att få allt.' }, choices, draft),
)}`,
  };
}

async function ask(services: DriftinformationServices, { csrf, form: values, browser }: PageInput): Promise<PageReply> {
  if (!(await services.forsok.count('brev', browser.address)))
    throw new PageError(429, 'För många försök', 'Vänta några minuter och försök igen.');
  if (!(await services.forsok.count('brevPerDygn', browser.address)))
    throw new PageError(429, 'För många försök', 'Försök igen i morgon.');
  try {
    if (!(await services.prenumerationer.begar(fieldText(values, 'epost'), values.getAll('kallor')))) throw full();
  } catch (error) {
    return { ...askPage(services, csrf, { values, errors: [formErrorOf(error)] }), status: 422 };
  }
  return {
    title: 'Titta i din e-post',
    main: html`<p>Om adressen stämmer kommer ett brev med en länk. Bekräfta med den inom två dygn. Har brevet inte kommit, titta bland skräpposten.</p>`,
  };
}

const WORDS: Readonly<Record<Nyckelslag, { title: string; submit: string; action: string; done: string }>> = {
  bekräfta: {
    ...{ title: 'Bekräfta prenumerationen', submit: 'Bekräfta', action: BREVVAGAR.bekrafta },
    done: 'Du får nu driftinformation via e-post.',
  },
  avsluta: {
    ...{ title: 'Avsluta prenumerationen', submit: 'Avsluta', action: BREVVAGAR.avsluta },
    done: 'Prenumerationen är avslutad, och adressen är borttagen.',
  },
};

/** A link that is only followed does nothing: programs that read letters follow all of them. */
async function keyPage(services: DriftinformationServices, input: PageInput, slag: Nyckelslag): Promise<PageReply> {
  const nyckel = input.query.get('nyckel') ?? '';
  const found = await services.prenumerationer.av(slag, nyckel);
  if (!found) return gone();
  const { title, submit, action } = WORDS[slag];
  const about = found.kallor.map((kalla) => namnOf(services, kalla)).join(', ') || 'allt';
  return {
    title,
    main: html`<p>${found.epost}, driftinformation om ${about}.</p>
${form({ action, csrf: input.csrf, submit, hidden: { nyckel } })}`,
  };
}

async function useKey({ prenumerationer }: DriftinformationServices, { form: values }: PageInput, slag: Nyckelslag) {
  const nyckel = values.get('nyckel') ?? '';
  const held = await (slag === 'bekräfta' ? prenumerationer.bekrafta(nyckel) : prenumerationer.avsluta(nyckel));
  if (!held) return gone();
  const main = html`<p>${WORDS[slag].done}</p><p><a class="anchor" href="${PATH}">Till driftinformationen</a></p>`;
  return { title: WORDS[slag].title, main };
}

function full(): PageError {
  const text = 'Alltför många väntar på att bekräfta sin prenumeration. Försök igen om ett par dagar.';
  return new PageError(503, 'Det går inte att prenumerera just nu', text);
}

function gone(): PageReply {
  return {
    status: 404,
    title: 'Länken gäller inte längre',
    main: html`<p>Den har redan använts, eller är för gammal. <a class="anchor" href="${START}">Prenumerera på nytt</a></p>`,
  };
}
