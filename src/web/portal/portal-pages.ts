// All pages of the portal's content: the start, what operators write, the agreements, and the förteckning.
import type { Page } from '../page.ts';
import { createAvtalPages } from './avtal.ts';
import { createBlock } from './block.ts';
import { createFortackningPages } from './fortackning.ts';
import { createGranskningPages } from './fortackning-granska.ts';
import { createForslagPages } from './fortackning-skriv.ts';
import type { PortalServices } from './services.ts';
import { createSidor } from './sidor.ts';
import { createStartPage } from './start.ts';

/** Its links are still to be checked: {@link checkLankar}, when all pages are known. */
export function createPortalPages(services: PortalServices): Page[] {
  const block = createBlock(services);
  return [
    createStartPage(services),
    ...createSidor({ sidor: services.innehall.sidor, block }),
    ...createAvtalPages(services, block),
    ...createFortackningPages(services),
    ...createForslagPages(services),
    ...createGranskningPages(services),
  ];
}
