// Simulators with one contract break each, and the case that must catch it.
import type { Behaviour } from '../../src/bastjanster/simulate.ts';
import type { Granser } from '../../src/testbench/granser.ts';
import type { Andring } from './mutant-proxy.ts';
import { avvisningsmutanter } from './mutanter-avvisningar.ts';
import { felmutanter } from './mutanter-fel.ts';
import { fientligaMutanter } from './mutanter-fientliga.ts';
import { fragemutanter } from './mutanter-fragor.ts';
import { integritetsmutanter } from './mutanter-integritet.ts';
import { mangamutanter } from './mutanter-manga.ts';
import { svarsmutanter } from './mutanter-svar.ts';
import { uppgiftsmutanter } from './mutanter-uppgifter.ts';

export interface Mutant {
  readonly bastjanst: string;
  /** The break, in Swedish. */
  readonly brott: string;
  /** The case that catches it. */
  readonly fall: string;
  /** How it ends there; `underkänd` where nothing is said. */
  readonly utfall?: 'varning';
  /** What the simulator is told to do, or what a proxy before it changes. */
  readonly gor: Behaviour | Andring;
  /** Limits that make the break seen without waiting for it. */
  readonly granser?: Partial<Granser>;
}

export const mutanter: readonly Mutant[] = [
  ...svarsmutanter,
  ...mangamutanter,
  ...fragemutanter,
  ...uppgiftsmutanter,
  ...avvisningsmutanter,
  ...integritetsmutanter,
  ...felmutanter,
  ...fientligaMutanter,
];

/** Cases that no mutant of a simulator over HTTP can break, with where they are broken instead. */
export const UTAN_MUTANT: Readonly<Record<string, string>> = Object.fromEntries(
  ['PRO-101', 'PRO-102', 'PRO-103', 'PRO-104'].map((nr) => [nr, 'tls.spec.ts: fallet läser TLS eller adressen']),
);
