// A proposal is reviewed by operators and förvaltare: published as the next wording, or sent back with what is missing.
import { html } from '../../platform/html.ts';
import { type Draft, emptyDraft, errorSummary, fieldText, form, textField } from '../form.ts';
import type { OwnInput, Page, PageReply } from '../page.ts';
import { timeText } from '../text.ts';
import {
  type FortackningServices,
  GRANSKARE,
  malOf,
  orRefused,
  UPPGIFTER,
  underlagOf,
} from './fortackning-services.ts';
import { skillnadView, uppgiftstabell } from './fortackning-view.ts';

const PATH = `${UPPGIFTER}/:id/granska`;
const REVIEWED = 'Granskad och publicerad på webbplatsen';

export function createGranskningPages(services: FortackningServices): Page[] {
  const { fortackning } = services;
  const page = (method: Page['method'], path: string, handle: (input: OwnInput) => Promise<PageReply>): Page => ({
    ...{ method, path: `${PATH}${path}`, access: GRANSKARE },
    handle: (input) => handle(input as OwnInput),
  });
  return [
    page('get', '', (input) => show(services, input)),
    page('post', '/publicera', (input) => act(services, input, () => fortackning.publicera(malOf(input, REVIEWED)))),
    page('post', '/atersand', (input) =>
      act(services, input, () => fortackning.atersand(malOf(input, fieldText(input.form, 'skal')))),
    ),
  ];
}

async function show(
  services: FortackningServices,
  { params, csrf }: OwnInput,
  draft: Draft = emptyDraft,
): Promise<PageReply> {
  const { uppgiftslamnare: id, namn } = underlagOf(services, params.id);
  const [utkast, said] = [await services.fortackning.utkast(id), await services.fortackning.en(id)];
  const title = `Granska förslag för ${namn}`;
  const back = html`<p><a class="anchor" href="${UPPGIFTER}/${id}">Till det som gäller nu</a></p>`;
  if (utkast?.lage !== 'lämnat')
    return { title, main: html`${errorSummary(draft)}${back}<p>Inget förslag väntar på granskning.</p>` };
  const hidden = { version: utkast.version };
  return {
    title,
    main: html`${errorSummary(draft)}${back}
<p>Föreslaget av ${utkast.foreslagetAv}, lämnat ${timeText(utkast.andradAt)}. Skäl: ${utkast.skal}</p>
<h2>Det som skiljer</h2>${skillnadView(said?.uppgifter ?? [], utkast.uppgifter)}
<h2>Förslaget i sin helhet</h2>${uppgiftstabell(utkast.uppgifter, namn)}
<h2>Beslut</h2>${form({ action: `${UPPGIFTER}/${id}/granska/publicera`, csrf, submit: 'Publicera', hidden })}
${form({ action: `${UPPGIFTER}/${id}/granska/atersand`, csrf, submit: 'Återsänd', hidden, secondary: true }, textField({ name: 'skal', label: 'Vad som behöver ändras', most: 500 }, draft))}`,
  };
}

function act(services: FortackningServices, input: OwnInput, work: () => Promise<unknown>): Promise<PageReply> {
  underlagOf(services, input.params.id);
  return orRefused(
    async () => {
      await work();
      return { next: `${UPPGIFTER}/${input.params.id}` };
    },
    (error) => show(services, input, { values: input.form, errors: [error] }),
  );
}
