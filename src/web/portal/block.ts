// The data that pages of Markdown refer to, each as what makes its HTML.
import type { Html } from '../../platform/html.ts';
import type { PageInput } from '../page.ts';
import { atagandeView } from './atagande.ts';
import { avtalslista } from './avtal-view.ts';
import type { Blocknamn } from './blocknamn.ts';
import { fragelista } from './faq.ts';
import { fortackningslista } from './fortackning-lista.ts';
import { createManader, oppettiderView, servicenivaerView } from './oppettider.ts';
import { releasetabell } from './releaser.ts';
import type { PortalServices } from './services.ts';

/** Every one @throws {DatabaseError} */
export type Block = Readonly<Record<Blocknamn, (input: PageInput) => Promise<Html>>>;

export function createBlock(services: PortalServices): Block {
  const { innehall, clock } = services;
  const manader = createManader(services);
  return {
    atagande: ({ person }) => atagandeView(services, person),
    avtal: async () => avtalslista(innehall.avtal, clock.now()),
    fortackningar: ({ person }) => fortackningslista(services, person),
    fragor: async () => fragelista(innehall.sidor),
    manader: async () => manader('senaste'),
    oppettider: async () => oppettiderView(innehall.oppettider),
    releaser: async () => releasetabell(innehall.releaser, clock.now()),
    servicenivaer: async () => servicenivaerView(services),
  };
}
