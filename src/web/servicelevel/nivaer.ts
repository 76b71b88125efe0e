// The service levels on a page: what is valid and was, read by those it concerns, set by operators and förvaltare.
import { AnslutningError } from '../../anslutning/anslutning-error.ts';
import { html } from '../../platform/html.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { NivaError } from '../../servicelevel/niva/niva-error.ts';
import { type Nivatexter, readNiva } from '../../servicelevel/niva/niva-text.ts';
import type { Nivaer } from '../../servicelevel/niva/nivaer.ts';
import { begaranOf } from '../anslutning/services.ts';
import { type Draft, errorSummary, type FormError, fieldText } from '../form.ts';
import { hasRole } from '../inloggning/person.ts';
import type { OwnInput, Page, PageReply } from '../page.ts';
import type { KallorServices } from '../synliga-kallor.ts';
import { borttagForm, nivaForm, nivatabell, nivaValues } from './niva-view.ts';
import { nivakallor } from './nivakallor.ts';

export interface NivaServices extends KallorServices {
  readonly nivaer: Nivaer;
  readonly clock: { now(): number };
}

const PATH = '/servicenivaer';
const READERS = ['drift', 'forvaltare', 'uppgiftslamnare'] as const;
const WRITERS = ['drift', 'forvaltare'] as const;

export function createNivaPages(services: NivaServices): Page[] {
  return [
    { method: 'get', path: PATH, access: READERS, handle: (input) => show(services, input as OwnInput) },
    { method: 'post', path: PATH, access: WRITERS, handle: (input) => set(services, input as OwnInput) },
    {
      method: 'post',
      path: `${PATH}/borttagning`,
      access: WRITERS,
      handle: (input) => takeAway(services, input as OwnInput),
    },
  ];
}

/** @param draft what a form of the page was refused with */
async function show(services: NivaServices, { person, csrf, query }: OwnInput, draft?: Draft): Promise<PageReply> {
  const { nivaer, clock } = services;
  const kallor = await nivakallor(services, person);
  const idag = swedishDay(clock.now());
  const levels = await Promise.all(kallor.map(async (om) => ({ om, nivaer: await nivaer.om(om.kalla) })));
  const isWriter = hasRole(person, ...WRITERS);
  const tables = levels.map(({ om, nivaer: own }) =>
    nivatabell(om, own, idag, isWriter ? `${PATH}?kalla=${om.kalla}#satt` : undefined),
  );
  const intro = html`${draft ? errorSummary(draft) : ''}
<p>Det som är avtalat: SLA för hela tjänsten och UC för varje bastjänst. En nivå gäller från sin dag tills nästa börjar.</p>`;
  if (!isWriter) return { title: 'Servicenivåer', main: html`${intro}${tables}` };
  const chosen = kallor.find(({ kalla }) => kalla === query.get('kalla')) ?? kallor[0];
  const values = nivaValues(await nivaer.gallande(chosen?.kalla ?? '', idag));
  const own = draft ?? { values, errors: [] };
  const set = levels.flatMap((one) => one.nivaer.slice(1));
  return {
    title: 'Servicenivåer',
    main: html`${intro}${tables}
<h2 id="satt">Sätt en servicenivå</h2>${nivaForm(PATH, csrf, kallor, own)}
${set.length > 0 ? html`<h2>Ta bort en servicenivå</h2>${borttagForm(`${PATH}/borttagning`, csrf, set, own)}` : ''}`,
  };
}

function set(services: NivaServices, input: OwnInput): Promise<PageReply> {
  const { person, form } = input;
  const text = (name: string) => fieldText(form, name);
  return orRefused(services, input, 'skal', async () => {
    const texter: Nivatexter = {
      giltigFran: text('giltigFran'),
      tillganglighet: text('tillganglighet'),
      percentil: text('percentil'),
      ms: text('ms'),
      servicetid: text('servicetid'),
      underhallsfonster: text('underhallsfonster'),
      avtal: text('avtal'),
    };
    await services.nivaer.satt(begaranOf(person, text('skal')), readNiva(text('kalla'), texter));
  });
}

function takeAway(services: NivaServices, input: OwnInput): Promise<PageReply> {
  const { person, form } = input;
  const [kalla = '', giltigFran = ''] = fieldText(form, 'niva').split(' ');
  return orRefused(services, input, 'borttagsskal', () =>
    services.nivaer.taBort(begaranOf(person, fieldText(form, 'borttagsskal')), kalla, giltigFran),
  );
}

/** @param reasonField the one that the audit trail's refusals are about */
async function orRefused(
  services: NivaServices,
  input: OwnInput,
  reasonField: string,
  work: () => Promise<void>,
): Promise<PageReply> {
  try {
    await work();
    return { next: PATH };
  } catch (error) {
    const refused = refusal(error, reasonField);
    if (!refused) throw error;
    return { ...(await show(services, input, { values: input.form, errors: [refused] })), status: 422 };
  }
}

function refusal(error: unknown, reasonField: string): FormError | undefined {
  if (error instanceof NivaError) return { field: reasonField === 'skal' ? error.falt : 'niva', text: error.message };
  return error instanceof AnslutningError ? { field: reasonField, text: error.message } : undefined;
}
