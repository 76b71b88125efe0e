// The shared suite over forsakringskassan, and what JSON alone can do wrong.
import { expect } from 'chai';
import { forsakringskassan } from '../../src/bastjanster/forsakringskassan/index.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { pingV10, questionV10 } from '../questions.ts';
import { describeBastjanst } from './describe-bastjanst.ts';

describeBastjanst(forsakringskassan, { namesPerson: true, any: false });

describe('bastjänst FK, in the whole service', () => {
  let service: Constellation;
  before(async () => {
    service = await startConstellation({ env: { FK_TEST_AKTORSID: 'provkommun' } });
  });
  after(() => service.stop());

  it('passes no BOM on', async () => {
    await service.simulators.behave('FK', 'bom');
    const { text } = await service.soap(questionV10({ ask: ['FK'] }));
    const svar = /<ssbt:lefiJsonSvar>(.*?)</.exec(text)?.[1] ?? '';
    expect(Buffer.from(svar, 'base64').toString('utf8')[0]).to.equal('{');
  });

  it('has a ping that looks at the answer', async () => {
    await service.simulators.behave('FK', 'not-json');
    const { text } = await service.soap(pingV10);
    expect(text).to.include('<ssbt:FK><ssbt:anropad>true</ssbt:anropad><ssbt:error>');
  });
});
