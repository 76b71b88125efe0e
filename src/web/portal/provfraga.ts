// Questions about test persons, for those who are connected: chosen on a page, asked through the real faces, shown as they were answered.
import { type Html, html } from '../../platform/html.ts';
import { type Draft, emptyDraft } from '../form.ts';
import type { OwnInput, Page, PageReply } from '../page.ts';
import { PageError } from '../page.ts';
import { firstDraft, formView, organisationer, PROVFRAGA, readVal } from './provfraga-form.ts';
import type { ProvfragaServices } from './provfraga-services.ts';
import { type Format, skickasView, svarView } from './provfraga-svar.ts';

const ROLLER = ['namnd', 'uppgiftslamnare', 'drift'] as const;
const TITLE = 'Provfråga';

/** An answer is at most so large, as the browser sends it back. */
const MAX_SVAR_BYTES = 16_000_000;

const FILER: Readonly<Record<Format, string>> = { xml: 'text/xml; charset=utf-8', json: 'application/json' };

export function createProvfragaPages(services: ProvfragaServices): Page[] {
  const namn = new Map(services.bastjanster.map((one) => [one.id, one.namn]));

  async function ask(input: OwnInput): Promise<PageReply> {
    const { person, csrf, form } = input;
    refuseWhereOff(services);
    const val = await readVal(form, person, services);
    const draft = { values: form, errors: 'errors' in val ? val.errors : [] };
    const top = view(services, input, draft);
    if ('errors' in val) return { status: 422, title: TITLE, main: top };
    const text = services.formulera(val);
    if (form.get('gor') === 'visa') return { title: TITLE, main: html`${top}${skickasView(text)}` };
    const svar = await services.fraga(val, text);
    return { title: TITLE, main: html`${svarView(svar, namn, csrf)}${skickasView(text)}<h2>Ny fråga</h2>${top}` };
  }

  return [
    {
      method: 'get',
      path: PROVFRAGA,
      access: ROLLER,
      handle: async (input) => ({ title: TITLE, main: view(services, input as OwnInput, firstDraft(services)) }),
    },
    { method: 'post', path: PROVFRAGA, access: ROLLER, handle: (input) => ask(input as OwnInput) },
    {
      method: 'post',
      path: `${PROVFRAGA}/fil`,
      access: ROLLER,
      maxFormBytes: MAX_SVAR_BYTES,
      async handle({ form }) {
        refuseWhereOff(services);
        const format = form.get('format') === 'xml' ? 'xml' : 'json';
        // a form sends the line breaks of a text as CR LF
        const text = (form.get('svar') ?? '').replaceAll('\r\n', '\n');
        return { file: { name: `provfraga.${format}`, type: FILER[format], text } };
      },
    },
  ];
}

function refuseWhereOff({ avstangd }: ProvfragaServices): void {
  if (avstangd !== undefined) throw new PageError(403, 'Provfrågor är avstängda', avstangd);
}

function view(services: ProvfragaServices, { person, csrf }: OwnInput, draft: Draft = emptyDraft): Html {
  if (services.avstangd !== undefined) return html`<p class="ingress">${services.avstangd}</p>`;
  if (organisationer(person, services).length === 0) return UTAN_NAMND;
  return html`${INGRESS}${formView(services, person, csrf, draft)}`;
}

const INGRESS = html`<p class="ingress">Ställ en fråga om en testperson, så som ett verksamhetssystem gör det, och se svaret som XML och JSON.</p>
<p>Frågan går genom samma gränssnitt, regler och logg som alla andra. Du står som handläggare i loggen.
Personerna beskrivs under <a class="anchor" href="/teknik/prova">Prova med testpersoner</a>.</p>`;

const UTAN_NAMND = html`<p class="ingress">Det finns ingen nämnd som du kan fråga för här.</p>
<p>Driftpersonal och uppgiftslämnare frågar för en testnämnd, som driftleverantören anger i inställningen PROVFRAGA_ORGANISATION.</p>`;
