// Writing driftinformation: a new one, changes of one, and confirming what the service suggested; the guard's part is shown first.
import { type Html, html } from '../../platform/html.ts';
import type { Begaran } from '../../servicelevel/begaran.ts';
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import { framforhallningMs } from '../../servicelevel/driftinformation/framforhallning.ts';
import { efterSteg } from '../../servicelevel/driftinformation/steg.ts';
import type { Driftutkast } from '../../servicelevel/driftinformation/utkast.ts';
import { type Draft, errorSummary, type FormError, fieldText, form, textField } from '../form.ts';
import { type OwnInput, type Page, PageError, type PageReply } from '../page.ts';
import { FIELDS, formErrorOf, momentText, notisFields, notisValues, utkastOf } from './notis-form.ts';
import { PATH } from './notis-view.ts';
import { begaranOf, type DriftinformationServices, readNotis } from './services.ts';
import { isWithin, maySkriva, partOf, type Skrivratt, skrivrattOf } from './skrivratt.ts';
import { slutText, stoppText } from './stopp-text.ts';

const WRITERS = ['drift', 'uppgiftslamnare'] as const;

/** One of the three forms. */
interface Arende {
  readonly title: string;
  readonly action: string;
  readonly submit: string;
  readonly fore?: Driftnotis;
  /** In the audit trail; where it is missing the form asks for it. */
  readonly skal?: string;
  readonly save: (begaran: Begaran, utkast: Driftutkast) => Promise<Driftnotis>;
}

type ArendeOf = (services: DriftinformationServices, input: OwnInput) => Promise<Arende>;

export function createWritePages(services: DriftinformationServices): Page[] {
  const pages = (path: string, arendeOf: ArendeOf): Page[] => [
    { method: 'get', path, access: WRITERS, handle: (input) => show(services, input as OwnInput, arendeOf) },
    { method: 'post', path, access: WRITERS, handle: (input) => send(services, input as OwnInput, arendeOf) },
  ];
  return [
    ...pages(`${PATH}/ny`, ny),
    ...pages(`${PATH}/:id/andra`, andring),
    ...pages(`${PATH}/:id/bekrafta`, bekraftelse),
  ];
}

const ny: ArendeOf = async ({ driftinformation }) => ({
  ...{ title: 'Ny driftinformation', action: `${PATH}/ny`, submit: 'Publicera' },
  skal: 'Ny driftinformation på webbplatsen',
  save: (begaran, utkast) => driftinformation.skapa(begaran, utkast),
});

const andring: ArendeOf = async (services, input) => {
  const fore = await readSkrivbar(services, input);
  efterSteg('ändra', fore, services.clock.now());
  return {
    ...{ title: 'Ändra driftinformation', action: `${PATH}/${fore.id}/andra`, submit: 'Publicera ändringen', fore },
    save: (begaran, utkast) => services.driftinformation.andra({ ...begaran, ...versionIn(fore, input) }, utkast),
  };
};

const bekraftelse: ArendeOf = async (services, input) => {
  const fore = await readSkrivbar(services, input);
  efterSteg('bekräfta', fore, services.clock.now());
  return {
    ...{ title: 'Bekräfta förslaget', action: `${PATH}/${fore.id}/bekrafta`, submit: 'Publicera', fore },
    skal: 'Bekräftat förslag på webbplatsen',
    save: (begaran, utkast) => services.driftinformation.bekrafta({ ...begaran, ...versionIn(fore, input) }, utkast),
  };
};

/** @throws {PageError} status 403 for what the person may read and not change */
export async function readSkrivbar(
  services: DriftinformationServices,
  { params, person }: OwnInput,
): Promise<Driftnotis> {
  const notis = await readNotis(services, params.id, person);
  if (maySkriva(notis, await skrivrattOf(services, person))) return notis;
  throw new PageError(
    403,
    'Du kan inte ändra den',
    'Andra har skrivit driftinformationen, eller svarar för det den gäller.',
  );
}

/** The version that the page was made from. */
export function versionIn(
  { id }: Driftnotis,
  { form: values }: OwnInput,
): { readonly id: string; readonly version: number } {
  return { id, version: Number(values.get('version')) };
}

async function show(services: DriftinformationServices, input: OwnInput, arendeOf: ArendeOf): Promise<PageReply> {
  const arende = await arendeOf(services, input);
  const ratt = await skrivrattOf(services, input.person);
  const [only, ...more] = ratt.kallor;
  const values = arende.fore
    ? notisValues(arende.fore)
    : new URLSearchParams({
        ...{ slag: 'akut', fran: momentText(services.clock.now()), allvar: 'störning' },
        ...(only && more.length === 0 && { kallor: only.kalla }),
      });
  return page(arende, ratt, input, { values, errors: [] });
}

async function send(services: DriftinformationServices, input: OwnInput, arendeOf: ArendeOf): Promise<PageReply> {
  const { person, form: values } = input;
  const arende = await arendeOf(services, input);
  const ratt = await skrivrattOf(services, person);
  const again = (errors: readonly FormError[]) => ({ ...page(arende, ratt, input, { values, errors }), status: 422 });
  const keys = services.kallor.map(({ kalla }) => kalla);
  const read = utkastOf(values, { now: services.clock.now(), kallor: keys, ...(arende.fore && { fore: arende.fore }) });
  if ('errors' in read) return again(read.errors);
  const { utkast } = read;
  demandRatt(ratt, utkast);
  const skal = arende.skal ?? fieldText(values, 'skal');
  if (skal.length < 3) return again([{ field: 'skal', text: 'Skriv skälet, med minst tre tecken.' }]);
  const begaran = begaranOf(person, skal, partOf(ratt, utkast.kallor));
  const effects = effectsOf(services, begaran, arende.fore, utkast);
  if (effects.length > 0 && values.get('granskad') !== 'ja') return preview(arende, input, effects);
  try {
    return { next: `${PATH}/${(await arende.save(begaran, utkast)).id}` };
  } catch (error) {
    return again([formErrorOf(error)]);
  }
}

/** @throws {PageError} status 403 */
function demandRatt(ratt: Skrivratt, { kallor, tasUrDrift = [] }: Driftutkast): void {
  if (!isWithin(kallor, ratt.kallor))
    throw new PageError(403, 'Inte din bastjänst', 'Du kan skriva om den bastjänst som du svarar för.');
  if (!isWithin(tasUrDrift, ratt.tasUrDrift))
    throw new PageError(403, 'Den tas inte ur drift av dig', 'Andra delar bastjänsten. Kontakta driftleverantören.');
}

function page(arende: Arende, ratt: Skrivratt, { csrf }: OwnInput, draft: Draft): PageReply {
  const { title, action, submit, fore, skal } = arende;
  const fields = [
    ...notisFields(ratt, fore?.slag, draft),
    ...(skal === undefined
      ? [textField({ name: 'skal', label: 'Skäl till ändringen', hint: 'Står i historiken.', most: 500 }, draft)]
      : []),
  ];
  return {
    title,
    main: html`${errorSummary(draft)}
${form({ action, csrf, submit, ...(fore && { hidden: { version: fore.version } }) }, ...fields)}`,
  };
}

/** What will happen to the guard, in sentences. */
function effectsOf(
  services: DriftinformationServices,
  begaran: Begaran,
  fore: Driftnotis | undefined,
  utkast: Driftutkast,
): string[] {
  const { fran, till = fran, tasUrDrift = [] } = utkast;
  const before = fore?.tasUrDrift ?? [];
  const undantas = services.clock.now() + framforhallningMs(begaran) <= fran;
  const isMoved = fore?.fran !== fran || fore?.till !== till;
  return [
    ...tasUrDrift
      .filter((kalla) => isMoved || !before.includes(kalla))
      .map((kalla) => stoppText(services, kalla, { fran, till, undantas })),
    ...before.filter((kalla) => !tasUrDrift.includes(kalla)).map((kalla) => slutText(services, kalla)),
  ];
}

/** The same form once more, unseen, with what it does. */
function preview(
  { title, action, submit, fore }: Arende,
  { csrf, form: values }: OwnInput,
  effects: readonly string[],
): PageReply {
  const kept = [...FIELDS, 'skal'].flatMap((name) => values.getAll(name).map((value) => hiddenInput(name, value)));
  const hidden = { granskad: 'ja', ...(fore && { version: values.get('version') ?? fore.version }) };
  return {
    title,
    main: html`<div class="message-box message-box--warning"><h2>Det här händer när du publicerar</h2>
<ul>${effects.map((effect) => html`<li>${effect}</li>`)}</ul></div>
${form({ action, csrf, submit, hidden }, ...kept)}
<p><a class="anchor" href="${fore ? `${PATH}/${fore.id}` : PATH}">Avbryt</a></p>`,
  };
}

function hiddenInput(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}
