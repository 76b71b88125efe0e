// All pages of the portal: content and förteckning, technical information, test questions, avvikelser, data protection.
import type { Anslutningar } from '../anslutning/anslutningar.ts';
import type { Ataganden } from '../anslutning/atagande.ts';
import type { Page } from './page.ts';
import { createAvvikelsePages } from './portal/avvikelser/avvikelse-pages.ts';
import type { AvvikelseServices } from './portal/avvikelser/services.ts';
import { createDataskyddPages, type DataskyddServices } from './portal/dataskydd/dataskydd-pages.ts';
import { createPortalPages } from './portal/portal-pages.ts';
import { createProvfragaPages } from './portal/provfraga.ts';
import type { ProvfragaServices } from './portal/provfraga-services.ts';
import type { PortalServices } from './portal/services.ts';
import type { TeknikServices } from './portal/teknik/services.ts';
import { createTeknikPages } from './portal/teknik/teknik-pages.ts';
import type { ServicelevelPages } from './servicelevel-pages.ts';
import type { ServicelevelServices } from './servicelevel-services.ts';

/** What the portal is made of beside what the service measures of itself; where a part is absent there are no pages of it. */
export interface PortalParts extends Pick<PortalServices, 'innehall' | 'fortackning'> {
  readonly teknik?: TeknikServices;
  readonly provfraga?: ProvfragaServices;
  readonly avvikelser?: AvvikelseServices['avvikelser'];
  readonly dataskydd?: DataskyddServices['dataskydd'];
}

export interface PortalPartsDeps {
  readonly portal: PortalParts;
  readonly servicelevel: ServicelevelServices;
  readonly oversikt: ServicelevelPages['oversikt'];
  readonly anslutningar: Anslutningar;
  readonly ataganden: Ataganden;
  readonly bastjanster: AvvikelseServices['bastjanster'];
}

export function createPortalParts(deps: PortalPartsDeps): Page[] {
  const { portal, servicelevel, oversikt, anslutningar, ataganden, bastjanster } = deps;
  const { avvikelser, dataskydd, teknik, provfraga } = portal;
  const { uppgiftslamnare } = servicelevel;
  return [
    ...createPortalPages({ ...servicelevel, ...portal, oversikt, atagandetexter: ataganden.texter }),
    ...(teknik ? createTeknikPages(teknik) : []),
    ...(provfraga ? createProvfragaPages(provfraga) : []),
    ...(avvikelser ? createAvvikelsePages({ avvikelser, bastjanster, anslutningar, uppgiftslamnare }) : []),
    ...(dataskydd ? createDataskyddPages({ dataskydd, anslutningar }) : []),
  ];
}
