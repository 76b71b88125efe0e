// All pages of the test bench; those with a name of their own before the one that takes any id.
import type { Page } from '../page.ts';
import { createKorningPages } from './korningar.ts';
import { createMedgivandePages } from './medgivanden.ts';
import { createNyPages } from './ny.ts';
import type { ProvbankServices } from './services.ts';
import { createStartPages } from './start.ts';

export function createProvbankPages(services: ProvbankServices): Page[] {
  return [
    ...createStartPages(services),
    ...createNyPages(services),
    ...createMedgivandePages(services),
    ...createKorningPages(services),
  ];
}
