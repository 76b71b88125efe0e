// Simulators with one contract break each, and the case that must catch it.
import type { Behaviour } from '../../src/bastjanster/simulate.ts';
import type { Granser } from '../../src/testbench/granser.ts';
import type { Andring } from './mutant-proxy.ts';
import { felmutanter } from './mutanter-fel.ts';
import { fragemutanter } from './mutanter-fragor.ts';
import { svarsmutanter } from './mutanter-svar.ts';

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

export const mutanter: readonly Mutant[] = [...svarsmutanter, ...fragemutanter, ...felmutanter];
