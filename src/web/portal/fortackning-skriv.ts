// An uppgiftslämnare proposes changes of its förteckning: item by item, kept until they are handed over for review.
import { type Html, html } from '../../platform/html.ts';
import type { Utkast } from '../../portal/fortackning/ordalydelse.ts';
import { isOppet } from '../../portal/fortackning/steg.ts';
import type { Uppgift } from '../../portal/fortackning/uppgift.ts';
import { type Draft, emptyDraft, errorSummary, type FormError, fieldText, form, textField } from '../form.ts';
import { type OwnInput, type Page, PageError, type PageReply } from '../page.ts';
import { uppgiftFields, uppgiftOf, uppgiftValues } from './fortackning-form.ts';
import {
  egetUnderlag,
  FORSLAGSSTALLARE,
  type FortackningServices,
  malOf,
  orRefused,
  UPPGIFTER,
} from './fortackning-services.ts';
import { skillnadView, uppgiftstabell } from './fortackning-view.ts';

const PATH = `${UPPGIFTER}/:id/forslag`;
const EDIT = 'Förslag på webbplatsen';

type Handle = (services: FortackningServices, input: OwnInput) => Promise<PageReply>;

export function createForslagPages(services: FortackningServices): Page[] {
  const page = (method: Page['method'], path: string, handle: Handle): Page => ({
    ...{ method, path: `${PATH}${path}`, access: FORSLAGSSTALLARE },
    handle: async (input) => {
      egetUnderlag(services, input as OwnInput);
      return handle(services, input as OwnInput);
    },
  });
  return [
    page('get', '', (_, input) => overview(services, input)),
    page('get', '/uppgift', showOne),
    page('post', '/uppgift', saveOne),
    page('post', '/borttagning', takeAway),
    page('post', '/lamna', hand),
    page('post', '/kasta', (_, input) =>
      act(services, input, (mal) => services.fortackning.kasta(mal), `${UPPGIFTER}/${input.params.id}`),
    ),
  ];
}

/** The items that are proposed, or those in force where nothing is. */
interface Arende {
  readonly version: number;
  readonly uppgifter: readonly Uppgift[];
  readonly galler: readonly Uppgift[];
  readonly utkast?: Utkast;
}

async function readArende({ fortackning }: FortackningServices, id: string): Promise<Arende> {
  const [utkast, said] = [await fortackning.utkast(id), await fortackning.en(id)];
  const galler = said?.uppgifter ?? [];
  if (!utkast || utkast.lage === 'inget') return { version: utkast?.version ?? 0, uppgifter: galler, galler };
  return { version: utkast.version, uppgifter: utkast.uppgifter, galler, utkast };
}

async function overview(services: FortackningServices, input: OwnInput, draft: Draft = emptyDraft): Promise<PageReply> {
  const { uppgiftslamnare: id, namn } = egetUnderlag(services, input);
  const { version, uppgifter, galler, utkast } = await readArende(services, id);
  const lage = utkast?.lage ?? 'inget';
  const mayEdit = isOppet('ändra förslag', lage);
  const base = `${UPPGIFTER}/${id}/forslag`;
  const { csrf } = input;
  const handling = (one: Uppgift): Html =>
    html`<a class="anchor" href="${base}/uppgift?uppgift=${one.id}">Ändra<span class="visuellt-dold"> ${one.namn}</span></a>`;
  return {
    title: `Föreslå ändringar för ${namn}`,
    main: html`${errorSummary(draft)}<p><a class="anchor" href="${UPPGIFTER}/${id}">Till det som gäller nu</a></p>
${lagesrad(utkast)}
${utkast ? html`<h2>Det som skiljer från det som gäller</h2>${skillnadView(galler, uppgifter)}` : ''}
<h2>Uppgifter</h2>${mayEdit ? html`<p><a class="button button--secondary button--medium" href="${base}/uppgift">Lägg till en uppgift</a></p>` : ''}
${uppgiftstabell(uppgifter, namn, mayEdit ? handling : undefined)}
${isOppet('lämna för granskning', lage) ? html`<h2>Lämna för granskning</h2>${form({ action: `${base}/lamna`, csrf, submit: 'Lämna för granskning', hidden: { version } }, textField({ name: 'skal', label: 'Skäl till ändringen', hint: 'Publiceras i historiken. Inga personnummer.', most: 500 }, draft))}` : ''}
${isOppet('kasta förslag', lage) ? form({ action: `${base}/kasta`, csrf, submit: 'Kasta förslaget', hidden: { version }, secondary: true }) : ''}`,
  };
}

function lagesrad(utkast: Utkast | undefined): Html {
  switch (utkast?.lage) {
    case 'utkast':
      return html`<p><span class="badge badge--info">utkast</span> Förslaget är inte lämnat för granskning än.</p>`;
    case 'lämnat':
      return html`<p><span class="badge badge--info">lämnat</span> Förslaget väntar på granskning, och kan inte ändras nu.</p>`;
    case 'återsänt':
      return html`<p><span class="badge badge--warning">återsänt</span> Granskaren skriver: ${utkast.skal}</p>`;
    default:
      return html`<p>Inget är föreslaget. Ändra en uppgift eller lägg till en ny för att börja.</p>`;
  }
}

const showOne: Handle = async (services, input) => {
  const arende = await readArende(services, input.params.id ?? '');
  const one = chosen(arende, input.query.get('uppgift'));
  return onePage(input, arende, one, { values: uppgiftValues(one), errors: [] });
};

const saveOne: Handle = async (services, input) => {
  const arende = await readArende(services, input.params.id ?? '');
  const old = chosen(arende, input.form.get('uppgift'));
  const made = uppgiftOf(
    input.form,
    old?.id,
    arende.uppgifter.map(({ id }) => id),
  );
  const next = old ? arende.uppgifter.map((one) => (one === old ? made : one)) : [...arende.uppgifter, made];
  const again = (error: FormError) => onePage(input, arende, old, { values: input.form, errors: [error] });
  return orRefused(async () => {
    await services.fortackning.spara(malOf(input, EDIT), next);
    return { next: `${UPPGIFTER}/${input.params.id}/forslag` };
  }, again);
};

const takeAway: Handle = async (services, input) => {
  const arende = await readArende(services, input.params.id ?? '');
  const gone = chosen(arende, input.form.get('uppgift') ?? '');
  const left = arende.uppgifter.filter((one) => one !== gone);
  return act(services, input, (mal) => services.fortackning.spara(mal, left));
};

const hand: Handle = (services, input) =>
  act(services, input, (mal) => services.fortackning.lamna({ ...mal, skal: fieldText(input.form, 'skal') }));

/** @param next where it leads; default the proposal */
function act(
  services: FortackningServices,
  input: OwnInput,
  work: (mal: ReturnType<typeof malOf>) => Promise<unknown>,
  next = `${UPPGIFTER}/${input.params.id}/forslag`,
): Promise<PageReply> {
  return orRefused(
    async () => {
      await work(malOf(input, EDIT));
      return { next };
    },
    (error) => overview(services, input, { values: input.form, errors: [error] }),
  );
}

/** @throws {PageError} status 404 */
function chosen({ uppgifter }: Arende, id: string | null): Uppgift | undefined {
  if (id === null) return undefined;
  const found = uppgifter.find((one) => one.id === id);
  if (found) return found;
  throw new PageError(404, 'Uppgiften finns inte', 'Den kan ha tagits bort. Läs om förslaget.');
}

function onePage({ csrf, params }: OwnInput, { version }: Arende, one: Uppgift | undefined, draft: Draft): PageReply {
  const base = `${UPPGIFTER}/${params.id}/forslag`;
  const hidden = { version, ...(one && { uppgift: one.id }) };
  return {
    title: one ? `Ändra ${one.namn}` : 'Ny uppgift',
    main: html`${errorSummary(draft)}<p><a class="anchor" href="${base}">Till förslaget</a></p>
${form({ action: `${base}/uppgift`, csrf, submit: 'Spara i förslaget', hidden }, ...uppgiftFields(draft))}
${one ? form({ action: `${base}/borttagning`, csrf, submit: 'Ta bort ur förslaget', hidden, secondary: true }) : ''}`,
  };
}
