// All pages of driftinformation; those with a name of their own before the one that takes any id.
import type { Page } from '../page.ts';
import { createNotisPages } from './en-notis.ts';
import { createListPages } from './lista.ts';
import { createPrenumerationPages } from './prenumerera.ts';
import type { DriftinformationServices } from './services.ts';
import { createWritePages } from './skriv.ts';

export function createDriftinformationPages(services: DriftinformationServices): Page[] {
  return [
    ...createListPages(services),
    ...createPrenumerationPages(services),
    ...createWritePages(services),
    ...createNotisPages(services),
  ];
}
