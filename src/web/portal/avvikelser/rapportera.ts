// Reporting an avvikelse: at once, or as a draft that its party goes on with before anybody else is told.
import { type Html, html } from '../../../platform/html.ts';
import type { Avvikelse, Part } from '../../../portal/avvikelser/avvikelse.ts';
import { AvvikelseError } from '../../../portal/avvikelser/avvikelse-error.ts';
import { type Draft, errorSummary } from '../../form.ts';
import { csrfInput } from '../../layout.ts';
import { type OwnInput, type Page, PageError, type PageReply } from '../../page.ts';
import { AVVIKELSE_STATUS } from '../../page-fault.ts';
import { avvikelseFields, formErrorOf, rapportIn, rapportValues } from './avvikelse-form.ts';
import { PATH } from './avvikelse-view.ts';
import { type AvvikelseServices, avsandareOf, nummerOf, PARTER, partsOf, readNamn } from './services.ts';

const NY = `${PATH}/ny`;
/** A report at the bounds of its fields, each character as nine (`%E2%82%AC`), and some more. */
const MOST_FORM_BYTES = 256_000;

export function createRapporteraPages(services: AvvikelseServices): Page[] {
  const page = (method: Page['method'], path: string, handle: (input: OwnInput) => Promise<PageReply>): Page => ({
    ...{ method, path, access: PARTER },
    handle: (input) => handle(input as OwnInput),
  });
  const form = (path: string, handle: (input: OwnInput) => Promise<PageReply>): Page => ({
    ...page('post', path, handle),
    maxFormBytes: MOST_FORM_BYTES,
  });
  return [
    page('get', NY, (input) => formPage(services, input, { values: new URLSearchParams({ allvar: 'medel' }) })),
    form(NY, (input) => sendNew(services, input)),
    page('get', `${PATH}/:nummer/utkast`, async (input) => {
      const { utkast } = await readUtkast(services, input);
      return formPage(services, input, { values: rapportValues(utkast), utkast });
    }),
    form(`${PATH}/:nummer/utkast`, (input) => sendUtkast(services, input)),
    page('post', `${PATH}/:nummer/kasta`, async (input) => {
      const { utkast, part } = await readUtkast(services, input);
      await services.avvikelser.kastaUtkast({ ...avsandareOf(input.person, part), ...malIn(utkast, input) });
      return { next: PATH };
    }),
  ];
}

/** The draft in the path, with the party whose it is. @throws {AvvikelseError} */
async function readUtkast(services: AvvikelseServices, input: OwnInput): Promise<{ utkast: Avvikelse; part: Part }> {
  const utkast = await services.avvikelser.en(await partsOf(services, input.person), nummerOf(input.params));
  if (utkast.lage === 'utkast') return { utkast, part: utkast.part };
  throw new AvvikelseError('otillaten-overgang', 'Avvikelsen är redan rapporterad: skriv ett svar i stället.');
}

/** The version that the page was made from. */
function malIn(
  { nummer }: Avvikelse,
  { form: values }: OwnInput,
): { readonly nummer: number; readonly version: number } {
  return { nummer, version: Number(values.get('version')) };
}

async function sendNew(services: AvvikelseServices, input: OwnInput): Promise<PageReply> {
  const { form: values, person } = input;
  const parter = await partsOf(services, person);
  const part = parter[Number(values.get('part') ?? 0)] ?? parter[0];
  if (!part) throw notRegistered();
  const { avvikelser } = services;
  const save = values.get('som') === 'utkast' ? avvikelser.skapaUtkast : avvikelser.rapportera;
  return orRefused(services, input, () => save(avsandareOf(person, part), rapportIn(values)));
}

function sendUtkast(services: AvvikelseServices, input: OwnInput): Promise<PageReply> {
  const { form: values, person } = input;
  const { avvikelser } = services;
  const save = values.get('som') === 'utkast' ? avvikelser.andraUtkast : avvikelser.rapporteraUtkast;
  return orRefused(services, input, async () => {
    const { utkast, part } = await readUtkast(services, input);
    return save({ ...avsandareOf(person, part), ...malIn(utkast, input) }, rapportIn(values));
  });
}

/** What was written stays: in the draft as it stands by now, or as a new report where there is no draft any more. */
async function orRefused(
  services: AvvikelseServices,
  input: OwnInput,
  save: () => Promise<Avvikelse>,
): Promise<PageReply> {
  try {
    return { next: `${PATH}/${(await save()).nummer}` };
  } catch (error) {
    if (!(error instanceof AvvikelseError)) throw error;
    const utkast = await findUtkast(services, input);
    const formular = { values: input.form, errors: [formErrorOf(error)], ...(utkast && { utkast }) };
    return { ...(await formPage(services, input, formular)), status: AVVIKELSE_STATUS[error.kind] };
  }
}

async function findUtkast(services: AvvikelseServices, { params, person }: OwnInput): Promise<Avvikelse | undefined> {
  if (params.nummer === undefined) return undefined;
  const nummer = nummerOf(params);
  const parter = await partsOf(services, person);
  const [found] = await services.avvikelser.lista(parter, { lagen: ['utkast'], fore: nummer + 1, antal: 1 });
  return found?.nummer === nummer ? found : undefined;
}

interface Formular extends Pick<Draft, 'values'>, Partial<Pick<Draft, 'errors'>> {
  readonly utkast?: Avvikelse;
}

async function formPage(
  services: AvvikelseServices,
  { person, csrf }: OwnInput,
  { values, errors = [], utkast }: Formular,
): Promise<PageReply> {
  const namn = await readNamn(services);
  const parter = utkast ? [utkast.part] : await partsOf(services, person);
  if (parter.length === 0) throw notRegistered();
  const draft = { values, errors };
  const fields = avvikelseFields({ ...services, parter, namn }, draft);
  return {
    title: utkast ? `Utkast till avvikelse ${utkast.nummer}` : 'Rapportera en avvikelse',
    main: html`${errorSummary(draft)}
<p class="ingress">Den som svarar för det du rapporterar får besked genast, och ser vad du skriver.</p>
<form method="post" action="${utkast ? `${PATH}/${utkast.nummer}/utkast` : NY}" novalidate>${csrfInput(csrf)}${versionInput(utkast)}
${fields}
<p><button class="button button--primary button--medium" type="submit" name="som" value="rapport">Rapportera</button>
<button class="button button--secondary button--medium" type="submit" name="som" value="utkast">Spara utkast</button></p></form>
${utkast ? discard(utkast, csrf) : ''}
<p><a class="anchor" href="${PATH}">Till alla avvikelser</a></p>`,
  };
}

function versionInput(utkast: Avvikelse | undefined): Html | string {
  return utkast ? html`<input type="hidden" name="version" value="${utkast.version}">` : '';
}

function discard(utkast: Avvikelse, csrf: string | undefined): Html {
  return html`<form method="post" action="${PATH}/${utkast.nummer}/kasta">${csrfInput(csrf)}${versionInput(utkast)}
<p><button class="button button--discrete button--medium" type="submit">Kasta utkastet</button></p></form>`;
}

function notRegistered(): PageError {
  const text = 'Uppgiftslämnaren som din inloggning gäller finns inte i registret. Vänd dig till driftleverantören.';
  return new PageError(403, 'Du kan inte rapportera', text);
}
