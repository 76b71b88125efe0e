// One run on a page: how far it has come, how to stop it, what came of it, its reports, and drafts of avvikelser.
import { AvvikelseError } from '../../portal/avvikelser/avvikelse-error.ts';
import type { Provprotokoll } from '../../testbench/prov.ts';
import { avvikelseutkast } from '../../testbench/rapport/avvikelse.ts';
import { RAPPORTER } from '../../testbench/rapport/rapporter.ts';
import { fieldText } from '../form.ts';
import { aktorNamn } from '../inloggning/person.ts';
import { type OwnInput, type Page, PageError, type PageReply } from '../page.ts';
import { lamnarpart } from '../portal/avvikelser/services.ts';
import { korningPage } from './korning-view.ts';
import { PATH, PROVARE, type ProvbankServices, provkalla, readKorning } from './services.ts';

const ONE = `${PATH}/korningar/:id`;

export function createKorningPages(services: ProvbankServices): Page[] {
  const page = (method: Page['method'], path: string, handle: (input: OwnInput) => Promise<PageReply>): Page => ({
    ...{ method, path, access: PROVARE },
    handle: (input) => handle(input as OwnInput),
  });
  return [
    page('get', ONE, (input) => show(services, input)),
    page('post', `${ONE}/avbryt`, async ({ person, params }) => {
      const { id } = await readKorning(services, person, params.id);
      await services.korningar.avbryt(id);
      return { next: `${PATH}/korningar/${id}` };
    }),
    page('post', `${ONE}/avvikelser`, (input) => draft(services, input)),
    page('get', `${ONE}/:fil`, (input) => report(services, input)),
  ];
}

async function show(services: ProvbankServices, { person, params, csrf }: OwnInput): Promise<PageReply> {
  const korning = await readKorning(services, person, params.id);
  const { namn } = await provkalla(services, person, korning.bastjanst);
  return korningPage({ korning, namn, protokoll: await services.korningar.protokoll(korning.id), csrf });
}

async function report(services: ProvbankServices, { person, params }: OwnInput): Promise<PageReply> {
  const slag = RAPPORTER.find(({ namn }) => namn === params.fil);
  if (!slag) throw new PageError(404, 'Rapporten finns inte', 'Välj en av körningens rapporter.');
  const { protokoll, bastjanst } = await readProtokoll(services, { person, params });
  const text = slag.gor(protokoll, { bastjanst, kontakt: person.namn });
  return { file: { name: `${protokoll.bastjanst}-${slag.namn}`, type: slag.typ, text } };
}

/** Left to its author: nobody else sees a draft. */
async function draft(services: ProvbankServices, { person, params, form }: OwnInput): Promise<PageReply> {
  const { protokoll, bastjanst } = await readProtokoll(services, { person, params });
  const all = avvikelseutkast(protokoll, { bastjanst, kontakt: person.namn });
  const utkast = all.find(({ fall }) => fall.includes(fieldText(form, 'fall')));
  if (!utkast) throw new PageError(404, 'Fallet finns inte', 'Välj ett fall som är underkänt.');
  const { fall: _, ...rapport } = utkast;
  const part = await partOf(services, person, bastjanst);
  const { nummer } = await services.avvikelser.skapaUtkast({ aktor: { namn: aktorNamn(person) }, part }, rapport);
  return { next: `/avvikelser/${nummer}/utkast` };
}

/** For whom somebody drafts: the uppgiftslämnare of the bastjänst where they are its contact, the operators otherwise. */
async function partOf({ uppgiftslamnare }: ProvbankServices, { roller }: OwnInput['person'], bastjanst: string) {
  const own = roller.flatMap((one) => (one.roll === 'uppgiftslamnare' ? [one.uppgiftslamnare] : []));
  const those = (await uppgiftslamnare.alla()).map(({ dokument }) => dokument);
  const found = those.find((one) => own.includes(one.id) && one.bastjanst === bastjanst);
  if (found) return lamnarpart(found);
  if (roller.some(({ roll }) => roll === 'drift')) return { slag: 'drift' } as const;
  throw new AvvikelseError('ogiltig', 'Uppgiftslämnaren som din inloggning gäller finns inte i registret.');
}

async function readProtokoll(
  services: ProvbankServices,
  { person, params }: Pick<OwnInput, 'person' | 'params'>,
): Promise<{ readonly protokoll: Provprotokoll; readonly bastjanst: string }> {
  const { id, bastjanst: key } = await readKorning(services, person, params.id);
  const protokoll = await services.korningar.protokoll(id);
  if (!protokoll)
    throw new PageError(404, 'Rapporten finns inte', 'Körningen är inte klar, eller så blev det ingen rapport.');
  return { protokoll, bastjanst: (await provkalla(services, person, key)).bastjanst };
}
