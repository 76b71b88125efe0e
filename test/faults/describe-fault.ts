// What every fault of a bastjänst must come to: its own closed cause, the others delivered, the row complete, nothing leaked.
import { expect } from 'chai';
import type { Behaviour, BehaviourName } from '../../src/bastjanster/simulate.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { type Constellation, type HttpAnswer, startConstellation } from '../constellation.ts';
import { AGENCIES, type Agency, partsOf, questionV10 } from '../questions.ts';

export interface FaultCase {
  /** Id in the catalogue of faults and a few words. */
  readonly title: string;
  readonly behaviour: BehaviourName | Behaviour;
  /** Part of each agency that misbehaves: `kalla felkod`, or `data`. */
  readonly expected: Partial<Record<Agency, string>>;
  /** Whether the agency must see that we closed the connection. */
  readonly closed?: boolean;
}

/** The constellation of these tests: short deadlines, and breakers that never open. */
export function faultConstellation(env: Record<string, string> = {}): Promise<Constellation> {
  return startConstellation({
    env: { TIDSGRANS_TOTAL_MS: '2000', TIDSGRANS_BASTJANST_MS: '500', MAX_SVAR_BYTE: '300000', ...env },
    overrides: { breaker: { minimumCalls: 1_000_000 } },
  });
}

/** Runs a table of faults, each for every agency that it names. @param env limits that differ from those of these tests */
export function describeFaults(title: string, cases: readonly FaultCase[], env: Record<string, string> = {}): void {
  describe(title, () => {
    let service: Constellation;
    before(async () => {
      service = await faultConstellation(env);
    });
    after(() => service.stop());

    for (const { title: name, behaviour, expected, closed = false } of cases) {
      for (const [agency, part] of Object.entries(expected) as [Agency, string][]) {
        it(`${name}: ${agency} gets ${part}, the others are delivered`, async () => {
          await service.simulators.behave(agency, behaviour);
          try {
            const answer = await service.soap(questionV10());
            expect(answer.status).to.equal(200);
            expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), [agency]: part });
            await expectComplete(service, answer);
            expectNoPerson(service, answer, part === 'data' ? [] : [agency]);
            if (closed) await seenClosed(service, agency, answer);
          } finally {
            await service.simulators.behave(agency, undefined);
          }
        });
      }
    }
  });
}

export function everybody(part: string): Record<string, string> {
  return Object.fromEntries(AGENCIES.map((id) => [id, part]));
}

/** The question's row is there, with one outcome for each agency. */
export async function expectComplete(service: Constellation, { id }: Pick<HttpAnswer, 'id'>): Promise<void> {
  const row = await service.logged(id);
  expect(row?.avslut?.outcomes.map(({ bastjanst }) => bastjanst)).to.deep.equal([...AGENCIES]);
}

/** Resolves when an agency has seen that we closed the connection of a question. */
export async function seenClosed(service: Constellation, agency: Agency, answer: HttpAnswer): Promise<void> {
  await service.simulators.waitFor(agency, ({ id, outcome }) => id === answer.id && outcome === 'closed-by-caller');
}

/** No test person's number in our own log, nor in the parts that failed. */
export function expectNoPerson(service: Constellation, answer: HttpAnswer, failed: readonly string[]): void {
  const own = service.logLines().join('\n');
  const parts = failed
    .map((id) => new RegExp(`<ssbt:${id}>.*?</ssbt:${id}>`, 's').exec(answer.text)?.[0] ?? '')
    .join('\n');
  for (const { personnummer } of Object.values(persons)) {
    for (const form of [personnummer, personnummer.slice(2), Buffer.from(personnummer).toString('base64')]) {
      expect(own, 'the service log').to.not.include(form);
      expect(parts, 'a failed part').to.not.include(form);
    }
  }
}
