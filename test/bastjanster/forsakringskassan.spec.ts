// The shared suite over forsakringskassan, and what JSON alone can do wrong.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { forsakringskassan } from '../../src/bastjanster/forsakringskassan/index.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { pingV10, questionV10 } from '../questions.ts';
import { describeBastjanst } from './describe-bastjanst.ts';

describeBastjanst(forsakringskassan, {
  namesPerson: true,
  any: false,
  jsonSchema: 'forsakringskassan/lefi-v9.schema.json#/$defs/ExternFormansinformationSvar',
});

describe('bastjänst FK, in the whole service', () => {
  let service: Constellation;
  before(async () => {
    service = await startConstellation();
  });
  after(() => service.stop());

  it('passes no BOM on', async () => {
    await service.simulators.behave('FK', 'bom');
    const { text } = await service.soap(questionV10({ ask: ['FK'] }));
    const svar = /<ssbt:lefiJsonSvar>(.*?)</.exec(text)?.[1] ?? '';
    expect(Buffer.from(svar, 'base64').toString('utf8')[0]).to.equal('{');
  });

  it('has a ping that looks at the answer', async () => {
    const other = createServer((_request, response) => void response.end('<html>Driftstopp</html>'));
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const pinged = await startConstellation({ env: { FK_TEST_AKTORSID: 'provkommun', BASTJANST_FK_URL: url } });
    const { text } = await pinged.soap(pingV10);
    expect(text).to.match(/<ssbt:FK><ssbt:anropad>true<.*?OGILTIGT_SVAR.*?<\/ssbt:FK>/);
    await pinged.stop();
    other.close();
  });
});
