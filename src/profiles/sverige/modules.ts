// The bastjänster of SSBTEK, in the order of the contract.
import { arbetsformedlingen } from '../../bastjanster/arbetsformedlingen/index.ts';
import { csn } from '../../bastjanster/csn/index.ts';
import { forsakringskassan } from '../../bastjanster/forsakringskassan/index.ts';
import { migrationsverket } from '../../bastjanster/migrationsverket/index.ts';
import type { BastjanstModule } from '../../bastjanster/module.ts';
import { skatteverket } from '../../bastjanster/skatteverket/index.ts';
import { skatteverketDelar } from '../../bastjanster/skatteverket-delar/index.ts';
import { sverigesAKassor } from '../../bastjanster/sveriges-a-kassor/index.ts';
import { transportstyrelsen } from '../../bastjanster/transportstyrelsen/index.ts';

/** Skatteverket has two: v10's answers come from the one, v11's from the other. */
export const modules: readonly BastjanstModule[] = [
  arbetsformedlingen,
  csn,
  forsakringskassan,
  skatteverket,
  skatteverketDelar,
  sverigesAKassor,
  transportstyrelsen,
  migrationsverket,
];

/** Keys of the interfaces, in order. */
export const kallor: readonly string[] = modules.map(({ source }) => source);

/** The bastjänster by id, in order, as people call them: where one has two interfaces, the first has its plain name. */
export const bastjanstNamn: ReadonlyMap<string, string> = new Map(
  [...Map.groupBy(modules, ({ id }) => id)].map(([id, [first]]) => [id, first?.name ?? id]),
);

export const bastjanster: readonly string[] = [...bastjanstNamn.keys()];
