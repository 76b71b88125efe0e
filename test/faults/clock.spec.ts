// Fault G11: the machine's clock is set while questions are under way. What is measured is measured on a clock that nobody sets.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Constellation } from '../constellation.ts';
import { partsOf, questionJson, questionV10 } from '../questions.ts';
import { everybody, expectComplete, faultConstellation } from './describe-fault.ts';

const HOUR_MS = 3_600_000;

describe('faults G: the clock', () => {
  const real = Date.now;
  let service: Constellation;
  before(async () => {
    service = await faultConstellation();
  });
  afterEach(() => {
    Date.now = real;
  });
  after(() => service.stop());

  for (const [title, by] of [
    ['an hour ahead', HOUR_MS],
    ['an hour back', -HOUR_MS],
  ] as const) {
    it(`G11 set ${title} while a question waits: it is answered in full, and so is the next`, async () => {
      await service.simulators.behave('CSN', { name: 'slow', ms: 300 });
      const asked = service.simulators.events('AF').length;
      const pending = service.soap(questionV10());
      while (service.simulators.events('AF').length === asked) await new Promise((resolve) => setTimeout(resolve, 5));
      Date.now = () => real() + by;
      const answer = await pending;
      await service.simulators.behave('CSN', undefined);
      expect(partsOf(answer.text)).to.deep.equal(everybody('data'));
      await expectComplete(service, answer);
      const next = await service.rest(questionJson());
      expect(next.status).to.equal(200);
      await expectComplete(service, next);
    });

    it(`G11 set ${title} while a source hangs: its deadline comes all the same`, async () => {
      const asked = service.simulators.events('AF').length;
      const pending = service.soap(questionV10({ person: persons.csnHanger.personnummer }));
      while (service.simulators.events('AF').length === asked) await new Promise((resolve) => setTimeout(resolve, 5));
      Date.now = () => real() + by;
      const answer = await pending;
      expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), CSN: 'SSBT TIDSGRANS_BASTJANST' });
      await expectComplete(service, answer);
    });
  }
});
