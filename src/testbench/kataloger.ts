// All catalogues, in the order of the composite's contract.
import { arbetsformedlingenKatalog } from './katalog/arbetsformedlingen.ts';
import { csnKatalog } from './katalog/csn.ts';
import { forsakringskassanKatalog } from './katalog/forsakringskassan.ts';
import { migrationsverketKatalog } from './katalog/migrationsverket.ts';
import { skatteverketKatalog } from './katalog/skatteverket.ts';
import { skatteverketDelarKatalog } from './katalog/skatteverket-delar.ts';
import { sverigesAKassorKatalog } from './katalog/sveriges-a-kassor.ts';
import { transportstyrelsenKatalog } from './katalog/transportstyrelsen.ts';
import type { Provkatalog } from './prov.ts';

export const kataloger: readonly Provkatalog[] = [
  arbetsformedlingenKatalog,
  csnKatalog,
  forsakringskassanKatalog,
  skatteverketKatalog,
  skatteverketDelarKatalog,
  sverigesAKassorKatalog,
  transportstyrelsenKatalog,
  migrationsverketKatalog,
];
