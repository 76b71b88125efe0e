// A new run: the form, then the statement of what it will send, and only then its start.
import { type Html, html } from '../../platform/html.ts';
import { planrader } from '../../testbench/plan-text.ts';
import { GRUPPER } from '../../testbench/prov.ts';
import { ROLLER } from '../../testbench/testpersoner.ts';
import { checkboxes, type Draft, errorSummary, form, selectField, textField } from '../form.ts';
import { aktorNamn } from '../inloggning/person.ts';
import type { OwnInput, Page, PageReply } from '../page.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { FALT, type Provval, provvalDefaults, provvalFault, readProvval } from './provval.ts';
import { adresserFor, PATH, PROVARE, type ProvbankServices, provkalla } from './services.ts';

/** Test persons of every role fit many times over. */
const MOST_FORM_BYTES = 32_768;

export function createNyPages(services: ProvbankServices): Page[] {
  const post = (path: string, handle: (input: OwnInput) => Promise<PageReply>): Page => ({
    ...{ method: 'post', path, access: PROVARE, maxFormBytes: MOST_FORM_BYTES },
    handle: (input) => handle(input as OwnInput),
  });
  return [
    { method: 'get', path: `${PATH}/ny`, access: PROVARE, handle: (input) => show(services, input as OwnInput) },
    post(`${PATH}/plan`, (input) =>
      orRefused(services, input, (om, provval) => statement(services, om, provval, input)),
    ),
    post(`${PATH}/korningar`, (input) =>
      orRefused(services, input, async (_, { mal, val }) => {
        const { id } = await services.provjobb.starta(mal, val, aktorNamn(input.person));
        return { next: `${PATH}/korningar/${id}` };
      }),
    ),
  ];
}

async function show(services: ProvbankServices, { person, query, csrf }: OwnInput): Promise<PageReply> {
  const om = await provkalla(services, person, query.get('bastjanst'));
  const values = provvalDefaults(adresserFor(services, om)[0] ?? {}, await services.avtalat(om.kalla));
  return formPage(services, om, csrf, { values, errors: [] });
}

async function orRefused(
  services: ProvbankServices,
  { person, form: values, csrf }: OwnInput,
  work: (om: Kalla, provval: Provval) => Promise<PageReply>,
): Promise<PageReply> {
  const om = await provkalla(services, person, values.get('bastjanst'));
  try {
    return await work(om, await readProvval(services, om, values));
  } catch (error) {
    const fault = provvalFault(error);
    if (!fault) throw error;
    return { ...formPage(services, om, csrf, { values, errors: [fault] }), status: 422 };
  }
}

function formPage(services: ProvbankServices, om: Kalla, csrf: string | undefined, draft: Draft) {
  return {
    title: `Prova ${om.namn}`,
    main: html`${errorSummary(draft)}
<p>Ingenting skickas härifrån: nästa sida visar vad körningen skulle skicka.</p>
${form({ action: `${PATH}/plan`, csrf, submit: 'Visa vad som skickas', hidden: { bastjanst: om.kalla } }, ...fields(services, om, draft))}
<p><a class="anchor" href="${PATH}">Till provbänken</a></p>`,
  };
}

function fields(services: ProvbankServices, om: Kalla, draft: Draft): Html[] {
  const adresser = adresserFor(services, om).map(({ origin }) => ({ value: origin, label: origin }));
  const roller = Object.keys(ROLLER).join(', ');
  return [
    selectField({ name: 'adress', label: 'Adress' }, adresser, draft),
    textField(
      { name: 'sokvag', label: 'Sökväg', hint: 'Det som följer efter adressen, till exempel /ssbtek/v4.', most: 500 },
      draft,
    ),
    textField(
      {
        name: 'personer',
        label: 'Testpersoner i er testmiljö (JSON)',
        hint: `{"kand": "ÅÅÅÅMMDDNNNN", …} med Skatteverkets testnummer. Roller: ${roller}. Får vara tomt bara för egna simulatorer.`,
        most: 8_000,
        rows: 8,
      },
      draft,
    ),
    textField({ ...TESTADRESS, most: 500 }, draft),
    textField({ ...INSTALLNINGAR, most: 500 }, draft),
    checkboxes(
      { name: 'grupp', label: 'Grupper av fall' },
      GRUPPER.map((grupp) => ({ value: grupp, label: grupp })),
      draft,
    ),
    textField({ name: 'takt', label: 'Anrop i sekunden, högst', most: 3 }, draft),
    textField({ name: 'samtidiga', label: 'Frågor samtidigt, högst', hint: SAMTIDIGA, most: 2 }, draft),
    textField({ name: 'matningar', label: 'Mätningar av servicenivån', hint: MATNINGAR, most: 4 }, draft),
    textField({ name: 'antal', label: 'Anrop sammanlagt, högst', most: 5 }, draft),
    textField({ name: 'tid', label: 'Sekunder, högst', most: 5 }, draft),
    checkboxes(
      {
        name: 'fientlig',
        label: 'Fientliga fall',
        hint: 'Kräver ett medgivande som gäller för adressen. Provlägets egna simulatorer behöver inget.',
      },
      [{ value: 'ja', label: 'Skicka också fientliga fall' }],
      draft,
    ),
  ];
}

const SAMTIDIGA = 'Ifyllt: så många som tjänsten släpper fram på en gång.';
const MATNINGAR = 'Fler mätningar säger mer: av 30 kan en enda slump fälla en nivå på 99 %.';

const TESTADRESS = {
  name: 'testadress',
  label: 'Testanropets adress (frivillig)',
  hint: 'Där bastjänsten har en egen testtjänst: hela adressen, på en av adresserna ovan.',
};

const INSTALLNINGAR = {
  name: 'installningar',
  label: 'Det som testanropet behöver (frivilligt)',
  hint: 'Till exempel aktorsid=provkommun för Försäkringskassan, med komma mellan flera.',
};

/** The form's values go along, unseen, and are read anew at the start. */
async function statement(
  { provbank }: ProvbankServices,
  om: Kalla,
  { mal, val }: Provval,
  { csrf, form: values }: OwnInput,
): Promise<PageReply> {
  const rows = planrader(provbank.plan(mal, val)).map((rad) => html`<li>${rad}</li>`);
  const kept = FALT.flatMap((name) =>
    values.getAll(name).map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  );
  return {
    title: `Det här skickas till ${om.namn}`,
    main: html`<ul>${rows}</ul>
${form({ action: `${PATH}/korningar`, csrf, submit: 'Starta körningen', hidden: { bastjanst: om.kalla } }, ...kept)}
<p><a class="anchor" href="${PATH}/ny?bastjanst=${om.kalla}">Börja om</a></p>`,
  };
}
