// Questions to one bastjänst at a time through its module and its simulator, for the tests of what an answer is worth.
import { arbetsformedlingen } from '../../src/bastjanster/arbetsformedlingen/index.ts';
import { csn } from '../../src/bastjanster/csn/index.ts';
import { forsakringskassan } from '../../src/bastjanster/forsakringskassan/index.ts';
import { migrationsverket } from '../../src/bastjanster/migrationsverket/index.ts';
import type { BastjanstModule, Content } from '../../src/bastjanster/module.ts';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { type PersonKey, persons } from '../../src/bastjanster/simulation/population.ts';
import { skatteverket } from '../../src/bastjanster/skatteverket/index.ts';
import { sverigesAKassor } from '../../src/bastjanster/sveriges-a-kassor/index.ts';
import { transportstyrelsen } from '../../src/bastjanster/transportstyrelsen/index.ts';
import type { Bastjanst, Delivery } from '../../src/composite/bastjanst.ts';
import type { Assessment } from '../../src/composite/quality.ts';
import { type BastjanstQuery, PersonId } from '../../src/composite/query.ts';
import { createHttpClient } from '../../src/platform/http-client.ts';
import { lefiQuestion, period } from '../questions.ts';

const modules: readonly BastjanstModule[] = [
  arbetsformedlingen,
  csn,
  forsakringskassan,
  skatteverket,
  sverigesAKassor,
  transportstyrelsen,
  migrationsverket,
];

export interface Asking {
  readonly simulators: Simulators;
  ask(agency: string, person: PersonKey, parameters?: Record<string, string>): Promise<Delivery<Content>>;
  stop(): Promise<void>;
}

/** Starts the simulators of the seven, asked in tolerant mode. */
export async function startAsking(): Promise<Asking> {
  const simulators = await startSimulators({ ports: 0, only: modules.map(({ id }) => id) });
  const http = createHttpClient({ connections: 5, connectTimeoutMs: 1000 });
  const settings = { schemaMode: 'tolerant', maxAnswerBytes: 1_000_000, partTimeoutMs: 10_000 } as const;
  const sources = new Map<string, Bastjanst<Content>>(
    modules.map((one) => [one.id, one.create({ http, settings: { ...settings, url: simulators.urls[one.id] ?? '' } })]),
  );
  return {
    simulators,
    ask(agency, person, parameters = {}) {
      const source = sources.get(agency);
      if (!source) throw new Error(`no ${agency}`);
      return source.ask(queryAbout(persons[person].personnummer, parameters), new AbortController().signal);
    },
    async stop() {
      await http.close();
      await simulators.stop();
    },
  };
}

export function queryAbout(personnummer: string, parameters: Record<string, string> = {}): BastjanstQuery {
  return {
    id: '01920000-0000-7000-8000-000000000003',
    korrelationsid: '',
    person: new PersonId(personnummer),
    ingivare: { organisationsnummer: '162120000142', namn: 'Provköpings kommun', handlaggare: 'anna' },
    personuppgiftsbitraden: [],
    arende: 'EB-1',
    syfte: 'Ekonomiskt bistånd',
    lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
    period,
    parameters: { aktorsid: 'provkommun', lefiJsonFraga: JSON.stringify(lefiQuestion(personnummer)), ...parameters },
  };
}

/** An assessment as one line: quality, flags, and each responder with its code. */
export function inWords({ quality, responders, flags }: Assessment): string {
  const each = responders.map((one) => `${one.id} ${one.quality}${one.code === undefined ? '' : ` ${one.code}`}`);
  return [[quality, ...flags].join(' '), ...each].join('; ');
}
