// Every answer of the REST API has an id of its own, and every refusal is a problem document with that id.
import { expect } from 'chai';
import { type Constellation, startConstellation } from '../constellation.ts';
import { openApi } from '../web/description.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const;

/** What a path's variables are given: nothing that there is, and what is no UTF-8. */
const VALUES = ['01900000-0000-7000-8000-000000000008', '%zz'];

describe('inbound: the id of an answer', () => {
  let service: Constellation;
  before(async () => {
    service = await startConstellation();
  });
  after(() => service.stop());

  const paths = [...Object.keys(openApi.paths).filter((path) => path.startsWith('/v1/')), '/v1/inget', '/v1/{x}'];
  for (const path of paths) {
    it(`is there whatever ${path} answers, and in the problem where it refuses`, async () => {
      const ids = new Set<string>();
      const addresses = new Set(VALUES.map((value) => path.replaceAll(/\{\w+\}/g, value)));
      for (const address of addresses) {
        for (const method of METHODS) {
          const response = await fetch(service.url + address, { method });
          const text = await response.text();
          const id = response.headers.get('x-sammansatt-id') ?? '';
          expect(id, `${method} ${address}`).to.match(UUID_V7);
          ids.add(id);
          if (response.status < 400) continue;
          const type = response.headers.get('content-type');
          expect(type, `${method} ${address}: ${text}`).to.equal('application/problem+json');
          if (method !== 'HEAD') expect(JSON.parse(text)).to.include({ id, status: response.status });
        }
      }
      expect(ids.size).to.equal(addresses.size * METHODS.length);
    });
  }

  it('is that of the question in the log', async () => {
    const { id, status } = await service.rest('{}');
    expect(status).to.equal(400);
    expect(id).to.match(UUID_V7);
    expect(service.logLines().filter((line) => line.includes(id))).to.have.length(1);
  });
});
