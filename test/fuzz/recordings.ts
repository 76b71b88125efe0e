// Real answers of the simulators, as they came over HTTP, for the fuzz of the parsers to start from.
import type { BastjanstModule } from '../../src/bastjanster/module.ts';
import { type BehaviourName, startSimulators } from '../../src/bastjanster/simulate.ts';
import { refusal } from '../../src/bastjanster/simulation/behaviours.ts';
import { type PersonKey, persons } from '../../src/bastjanster/simulation/population.ts';
import { type BastjanstQuery, PersonId } from '../../src/composite/query.ts';
import { createHttpClient, type HttpRequest, type HttpResponse } from '../../src/platform/http-client.ts';
import { modules } from '../../src/profiles/sverige/index.ts';
import { lefiQuestion, period } from '../questions.ts';
import { SKV_PARTS } from './question-v11.ts';

/** All that one question to a source brought, by {@link keyOf}. */
export interface Recording {
  readonly personnummer: string;
  readonly answers: ReadonlyMap<string, HttpResponse>;
}

/** Which of a source's operations is called. @param base the source's address */
export function keyOf({ method, url }: HttpRequest, base: string): string {
  return `${method} ${url.slice(base.length).split('/').at(-1)}`;
}

const WHO: readonly PersonKey[] = [
  'allaSvarar',
  'familjMamma',
  'arbetssokande',
  'pensionar',
  'fleraAkassor',
  'skyddad',
  'avliden',
  'okandHosCsn',
  'okandHosMiv',
  'ingenUppgift',
];
const HOW: readonly BehaviourName[] = ['partial', 'deviations', 'business-fault', 'soap-fault'];

/** Every recording, by source. */
export async function record(): Promise<ReadonlyMap<string, readonly Recording[]>> {
  const simulators = await startSimulators({ ports: 0 });
  const client = createHttpClient({ connections: 5, connectTimeoutMs: 1000 });

  async function one(module: BastjanstModule, personnummer: string): Promise<Recording> {
    const answers = new Map<string, HttpResponse>();
    const url = simulators.urls[module.source] ?? '';
    const http = {
      ...client,
      async send(request: HttpRequest, signal: AbortSignal) {
        const response = await client.send(request, signal);
        answers.set(keyOf(request, url), response);
        return response;
      },
    };
    const source = module.create({
      http,
      settings: { url, schemaMode: 'tolerant', maxAnswerBytes: 5_000_000, partTimeoutMs: 10_000 },
    });
    await source.ask(queryAbout(personnummer, 'provkommun'), AbortSignal.timeout(5000)).catch(() => {});
    return { personnummer, answers };
  }

  const recordings = new Map<string, Recording[]>();
  for (const module of modules) {
    const own: Recording[] = [];
    for (const key of WHO) own.push(await one(module, persons[key].personnummer));
    for (const behaviour of HOW.filter((name) => refusal(module.source, name) === undefined)) {
      await simulators.behave(module.source, behaviour);
      own.push(await one(module, persons.allaSvarar.personnummer));
    }
    recordings.set(module.source, own);
  }
  await client.close();
  await simulators.stop();
  return recordings;
}

/** @param aktorsid FK remembers what each may ask for */
export function queryAbout(personnummer: string, aktorsid: string): BastjanstQuery {
  return {
    id: '01920000-0000-7000-8000-000000000001',
    korrelationsid: '5f6b8a1e-6a52-4a39-9a0e-1a2b3c4d5e6f',
    person: new PersonId(personnummer),
    ingivare: { organisationsnummer: '162120000142', namn: 'Provköpings kommun', handlaggare: 'system' },
    personuppgiftsbitraden: [],
    arende: 'EB-1',
    syfte: 'Ekonomiskt bistånd',
    lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
    period,
    parameters: {
      version: 'v9',
      aktorsid,
      lefiJsonFraga: JSON.stringify(lefiQuestion(personnummer)),
      delar: SKV_PARTS.join(','),
      ar: '2025,2024',
    },
  };
}
