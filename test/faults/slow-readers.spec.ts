// Fault I4: callers that read their answer a byte at a time, or not at all. They hold up nobody, and not for ever.
import { expect } from 'chai';
import type { Constellation } from '../constellation.ts';
import { faultOf, partsOf, questionV10 } from '../questions.ts';
import { expectComplete, faultConstellation } from './describe-fault.ts';
import { slowReader } from './slow-reader.ts';

const READERS = 4;
const other = questionV10({ ask: ['CSN'] });

describe('faults I: slow readers', () => {
  let service: Constellation;
  afterEach(() => service.stop());

  /** Answers of 5 MB, more than the system's buffers take, and callers to whom they have begun to come. */
  async function start(env: Record<string, string>) {
    service = await faultConstellation({ MAX_SVAR_BYTE: '5242880', TIDSGRANS_BASTJANST_MS: '1500', ...env });
    await service.simulators.behave('AF', 'big-text');
    const readers = Array.from({ length: READERS }, (_, n) => slowReader(service.url, questionV10(), n % 2 === 0));
    await Promise.all(readers.map(({ begun }) => begun));
    return readers;
  }

  it('I4 the others are answered meanwhile, and who reads on in time gets all of it', async () => {
    const readers = await start({ SAMTIDIGA_FRAGOR: String(2 * READERS), TIDSGRANS_TOTAL_MS: '10000' });
    for (let n = 0; n < 3; n++) expect(partsOf((await service.soap(other)).text)).to.deep.equal({ CSN: 'data' });
    for (const reader of readers) {
      expect(await reader.readOn(), 'the whole answer').to.equal(true);
      await expectComplete(service, { id: reader.id() });
    }
  });

  it('I4 no more answers lie unread than there are places, and who never reads on is cut off', async () => {
    const readers = await start({ SAMTIDIGA_FRAGOR: String(READERS), TIDSGRANS_TOTAL_MS: '2000' });
    expect(faultOf((await service.soap(other)).text)).to.equal('OVERBELASTAD');
    await service.simulators.behave('CSN', { name: 'slow', ms: 300 });
    const asManyAtOnce = () => Promise.all(readers.map(async () => faultOf((await service.soap(other)).text)));
    while ((await asManyAtOnce()).includes('OVERBELASTAD'));
    for (const reader of readers) {
      await expectComplete(service, { id: reader.id() });
      expect(await reader.readOn(), 'the whole answer').to.equal(false);
    }
  });
});
