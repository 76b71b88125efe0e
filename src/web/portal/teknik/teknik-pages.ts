// All technical pages of the portal, for whoever builds or runs a system that asks.
import type { Page } from '../../page.ts';
import { createAnropPage } from './anrop.ts';
import { createExempelPages } from './exempel.ts';
import { createFelkodPage } from './felkoder.ts';
import { createFilPages } from './filer.ts';
import { createProvaPage } from './prova.ts';
import { publishedFiles } from './published-files.ts';
import { createReferensPages } from './referens.ts';
import { createRegelPage } from './regler.ts';
import type { TeknikServices } from './services.ts';
import { createTeknikStartPages } from './start.ts';
import { createStatuskodPage } from './statuskoder.ts';

/** @throws {ConfigError} where an example lacks a part, and where a file of the contract is missing */
export function createTeknikPages(services: TeknikServices): Page[] {
  return [
    ...createTeknikStartPages(services),
    ...createFilPages(publishedFiles(services)),
    ...createReferensPages(services.versioner),
    createFelkodPage(services),
    createStatuskodPage(services),
    createRegelPage(services),
    createProvaPage(services),
    createAnropPage(services),
    ...createExempelPages(services),
  ];
}
