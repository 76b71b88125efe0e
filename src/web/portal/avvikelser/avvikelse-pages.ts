// All pages of avvikelser; those with a name of their own before the one that takes any number.
import type { Page } from '../../page.ts';
import { createEnAvvikelsePages } from './en-avvikelse.ts';
import { createListaPages } from './lista.ts';
import { createRapporteraPages } from './rapportera.ts';
import type { AvvikelseServices } from './services.ts';

export function createAvvikelsePages(services: AvvikelseServices): Page[] {
  return [...createListaPages(services), ...createRapporteraPages(services), ...createEnAvvikelsePages(services)];
}
