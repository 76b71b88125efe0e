// What a page says of an avvikelse that is refused, and of keys that are away: known faults with statuses of their own, no bugs.
import { expect } from 'chai';
import { AvvikelseError } from '../../src/portal/avvikelser/avvikelse-error.ts';
import { KeyError } from '../../src/querylog/keys/key-error.ts';
import { pageFault } from '../../src/web/page-fault.ts';

describe('web/page-fault', () => {
  for (const [kind, status] of [
    ['ogiltig', 422],
    ['okand', 404],
    ['annan-version', 409],
    ['otillaten-overgang', 409],
  ] as const) {
    it(`shows an avvikelse that is ${kind} as ${status}, with its text`, () => {
      const { reply, bug } = pageFault(new AvvikelseError(kind, 'Texten <b>'));
      expect([bug, 'main' in reply && reply.status]).to.deep.equal([false, status]);
      expect('main' in reply && reply.main.markup).to.contain('Texten &lt;b&gt;');
    });
  }

  it('shows keys that are away as 503, without what their error says', () => {
    const { reply, bug } = pageFault(new KeyError('unavailable', '/hemlig/sokvag'));
    expect([bug, 'main' in reply && reply.status]).to.deep.equal([false, 503]);
    expect('main' in reply && reply.main.markup)
      .to.contain('Loggens nycklar')
      .and.not.contain('hemlig');
  });
});
