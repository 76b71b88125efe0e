// Faults E17 and E19: what a caller gets wrong in HTTP and JSON. Each a precise problem, which repeats nothing.
import { connect } from 'node:net';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Constellation } from '../constellation.ts';
import { questionJson } from '../questions.ts';
import { faultConstellation } from './describe-fault.ts';

const digits = persons.allaSvarar.personnummer;

describe('faults E of a question as JSON, and of its upload', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation();
  });
  after(() => service.stop());

  for (const [title, body, status, felkod] of [
    ['malformed', '{"generella', 400, 'EJ_LASBAR'],
    ['duplicate keys', JSON.stringify(questionJson()).replace('{', '{"generellaFrageparametrar":1,'), 400, 'EJ_LASBAR'],
    ['__proto__', JSON.stringify(questionJson()).replace('{', '{"__proto__":{},'), 400, 'EJ_LASBAR'],
    ['deep', '['.repeat(10_000) + ']'.repeat(10_000), 400, 'EJ_LASBAR'],
    ['unknown field', JSON.stringify({ ...questionJson(), extra: 1 }), 400, 'EJ_ENLIGT_SCHEMA'],
    ['wrong check digit', JSON.stringify(questionJson({ person: '198503142386' })), 422, 'PERSONIDENTITET_OGILTIG'],
    [
      'a date that is none',
      JSON.stringify(questionJson({ general: { tidsperiod: { fromDatum: '2026-02-30', tomDatum: '2026-03-01' } } })),
      400,
      'EJ_ENLIGT_SCHEMA',
    ],
  ] as const) {
    it(`E19 REST ${title}: a problem ${felkod}`, async () => {
      const answer = await service.rest(body);
      const problem = JSON.parse(answer.text);
      expect(answer.status).to.equal(status);
      expect(answer.headers.get('content-type')).to.include('application/problem+json');
      expect(problem).to.include({ status, felkod });
      expect(answer.text).to.not.include(digits);
    });
  }

  it('E19 REST wrong content type: a problem that says which there are', async () => {
    for (const type of ['text/plain', 'text/xml', 'application/x-www-form-urlencoded']) {
      const answer = await service.rest(questionJson(), { 'content-type': type });
      expect([answer.status, JSON.parse(answer.text).felkod], type).to.deep.equal([415, 'FEL_INNEHALLSTYP']);
    }
  });

  it('E19 REST wrong method: a problem that says which there are', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const response = await fetch(`${service.url}/v1/fragor`, { method });
      expect([response.status, response.headers.get('allow')], method).to.deep.equal([405, 'POST']);
    }
  });

  it('E17 slow upload: a fault, and the connection is closed', async () => {
    const impatient = await faultConstellation({ TIDSGRANS_TOTAL_MS: '300' });
    const text = await halfOfAQuestion(impatient.url);
    expect(text)
      .to.include('FOR_LANGSAM_FRAGA')
      .and.to.match(/connection: close/i);
    await impatient.stop();
  });
});

/** Promises a thousand bytes, sends ten, and reads what comes. */
async function halfOfAQuestion(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write('POST /ssbtek HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: 1000\r\n\r\n<soapenv:E');
  let text = '';
  for await (const chunk of socket) text += chunk;
  return text;
}
