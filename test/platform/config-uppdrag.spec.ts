// Batches are off until the förvaltare has said yes.
import { expect } from 'chai';
import { ConfigError, toConfig } from '../../src/platform/config.ts';

const of = (env: Record<string, string>) => toConfig(env, { bastjanster: [] }).uppdrag;

describe('the configuration of batches', () => {
  it('has none where nothing is said, in trial either', () => {
    expect([of({}), of({ UPPDRAG: 'nej' }), of({ UPPDRAG: '' })]).to.deep.equal(Array(3).fill({ pa: false }));
    expect(of({ UPPDRAG: 'ja' })).to.deep.equal({ pa: true });
  });

  it('refuses another word', () => {
    expect(() => of({ UPPDRAG: 'on' })).to.throw(ConfigError, 'UPPDRAG: väntat är ja, nej');
  });
});
