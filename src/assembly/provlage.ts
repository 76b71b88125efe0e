// What trial mode puts around the service: simulated bastjänster at its addresses, and certificates of its own making.
import { join } from 'node:path';
import type { Simulators } from '../bastjanster/simulate.ts';
import { persons } from '../bastjanster/simulation/population.ts';
import { exampleIngivare } from '../example-question.ts';
import type { Config } from '../platform/config.ts';
import type { TrialCa } from '../platform/trial-ca.ts';

/** What AF's ping asks with in trial mode. */
const TRIAL_PING = {
  organisationsnummer: '162120000142',
  namn: 'Driftkontroll',
  person: persons.allaSvarar.personnummer,
};

/** Certificates of trial mode; outside it nothing is made, and the library that makes them not even loaded. */
export async function trialCa({ callers, dataDir }: Config): Promise<TrialCa | undefined> {
  if (callers.trialTlsPort === undefined) return undefined;
  const { openTrialCa } = await import('../platform/trial-ca.ts');
  const { organisationsnummer } = exampleIngivare;
  return openTrialCa({ dir: join(dataDir, 'prov-ca'), organisationsnummer, now: Date.now() });
}

/** The configuration with the simulators wherever it names no address, and with what their pings need. */
export function withSimulators(config: Config, simulators: Pick<Simulators, 'urls'> | undefined): Config {
  if (!simulators) return config;
  const { AF, FK, ...others } = config.testParameters;
  return {
    ...config,
    bastjanstUrls: { ...simulators.urls, ...config.bastjanstUrls },
    bastjanstTestUrls: { ...simulators.urls, ...config.bastjanstTestUrls },
    testParameters: { ...others, AF: { ...TRIAL_PING, ...AF }, FK: { aktorsid: 'provkommun', ...FK } },
  };
}
