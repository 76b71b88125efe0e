// Every wording that an agreement has had, each on a page of its own (överenskommelsen § 6.3.5).
import { html } from '../../platform/html.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { type Page, PageError, type PageInput, type PageReply } from '../page.ts';
import { AVTAL, avtalslage, lagesbricka, tillText } from './avtal-view.ts';
import type { Block } from './block.ts';
import type { PortalServices } from './services.ts';
import { sidaView } from './sida-view.ts';
import { fylldText } from './sidor.ts';

type Services = Pick<PortalServices, 'innehall' | 'clock'>;

export function createAvtalPages(services: Services, block: Block): Page[] {
  return [
    {
      method: 'get',
      path: `${AVTAL}/:dokument/:version`,
      access: 'alla',
      handle: (input) => show(services, block, input),
    },
  ];
}

async function show({ innehall, clock }: Services, block: Block, input: PageInput): Promise<PageReply> {
  const document = innehall.avtal.find(({ id }) => id === input.params.dokument);
  const wording = document?.versioner.find(({ version }) => version === input.params.version);
  if (!document || !wording)
    throw new PageError(404, 'Ordalydelsen finns inte', 'Kontrollera adressen, eller välj bland avtalen.');
  const lage = avtalslage(document.versioner, wording, swedishDay(clock.now()));
  const { text, version, giltigFran } = wording;
  const delar = await fylldText(text, block, input);
  return {
    title: `${document.titel}, version ${version}`,
    main: html`<p class="ej-utskrift"><a class="anchor" href="${AVTAL}">Alla avtal</a></p>
<p>${lagesbricka(lage)} Gäller från ${giltigFran} ${tillText(document.versioner, wording)}.</p>
${sidaView({ text, delar })}`,
  };
}
