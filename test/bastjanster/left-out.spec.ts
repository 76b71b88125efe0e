// LEFI leaves out what an aktör may not have, without a word: this service says it, and never waits long to find out.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { forsakringskassan } from '../../src/bastjanster/forsakringskassan/index.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { createHttpClient, type HttpClient } from '../../src/platform/http-client.ts';
import { inWords, queryAbout } from './quality-asking.ts';

const { personnummer } = persons.ordinarie;
const ok = (kod: string) => ({ utlamnare: { kod, namn: kod }, tillstand: { kod: 'OK', beskrivning: 'OK' } });
const PAYMENT = { utbetalningsdatum: '2026-01-18', bruttobelopp: 1, nettobelopp: 1 };

describe('what LEFI leaves out', () => {
  let http: HttpClient;
  let server: Server;
  let url: string;
  let lookups: number;
  let available: object | number;
  let delayMs: number;
  let answer: object;

  beforeEach(async () => {
    [lookups, delayMs, available] = [0, 0, {}];
    answer = { utlamnare: [ok('FK'), ok('PM')], formansinformation: {}, utbetalningar: [PAYMENT] };
    server = createServer((request, response) => {
      const isLookup = request.method === 'GET';
      if (isLookup) lookups++;
      if (isLookup && typeof available === 'number') return response.writeHead(available).end('{}');
      const json = JSON.stringify(isLookup ? available : answer);
      setTimeout(() => response.end(json), isLookup ? delayMs : 0);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    http = createHttpClient({ connections: 5, connectTimeoutMs: 1000 });
  });
  afterEach(async () => {
    await http.close();
    server.closeAllConnections();
    server.close();
  });

  const create = () =>
    forsakringskassan.create({
      http,
      settings: { url, schemaMode: 'tolerant', maxAnswerBytes: 100_000, partTimeoutMs: 10_000 },
    });
  const asking = (types: object, aktorsid = 'kommun') => {
    const period = { from: '2026-01-01', tom: '2026-02-01' };
    return queryAbout(personnummer, { aktorsid, lefiJsonFraga: JSON.stringify({ personnummer, period, ...types }) });
  };
  const coded = (...codes: string[]) => codes.map((kod) => ({ kod, beskrivning: kod }));
  const never = new AbortController().signal;

  it('names the types, and says that whoever they are of has not told all', async () => {
    available = { formansinformation: coded('FK:SJP'), utbetalningar: coded('PM:AP') };
    const query = asking({ formansinformation: ['FK:SJP', 'FK:VB'], utbetalningar: ['FK:SJP', 'PM:AP'] });
    const { assessment } = await create().ask(query, never);
    expect(assessment.leftOut).to.deep.equal(['FK:VB Vårdbidrag', 'FK:SJP Sjukpenning (utbetalningar)']);
    expect(inWords(assessment)).to.equal('partial; FK partial; PM answered');
  });

  it('says that nothing is left out where all is permitted', async () => {
    available = { formansinformation: coded('FK:SJP'), utbetalningar: coded('PM:AP') };
    const query = asking({ formansinformation: ['FK:SJP'], utbetalningar: ['PM:AP'] });
    const { assessment } = await create().ask(query, never);
    expect(assessment.leftOut).to.deep.equal([]);
    expect(inWords(assessment)).to.equal('answered; FK nothing; PM answered');
  });

  it('takes no empty answer for "nothing" where it is not known what the aktör may have', async () => {
    available = 403;
    const { assessment } = await create().ask(asking({ formansinformation: ['FK:SJP'] }), never);
    expect(assessment.leftOut).to.equal(undefined);
    expect(inWords(assessment)).to.equal('unverifiable; FK unverifiable; PM answered');
  });

  it('asks once for each aktör, also when questions come at once, and keeps what failed too', async () => {
    const bastjanst = create();
    delayMs = 50;
    await Promise.all([1, 2, 3].map(() => bastjanst.ask(asking({ ansprak: ['PM:AP'] }), never)));
    await bastjanst.ask(asking({ ansprak: ['PM:AP'] }), never);
    expect(lookups).to.equal(1);
    available = 500;
    for (const _ of [1, 2]) await bastjanst.ask(asking({ ansprak: ['PM:AP'] }, 'annan'), never);
    expect(lookups).to.equal(2);
  });

  it('waits a second at most, counted from the question, and knows for the next question what came late', async () => {
    const bastjanst = create();
    available = { ansprak: coded('PM:AP') };
    delayMs = 1600;
    const started = performance.now();
    const { assessment } = await bastjanst.ask(asking({ ansprak: ['PM:AP'] }), never);
    expect(performance.now() - started).to.be.within(900, 1500);
    expect(assessment.leftOut).to.equal(undefined);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect((await bastjanst.ask(asking({ ansprak: ['PM:AP'] }), never)).assessment.leftOut).to.deep.equal([]);
    expect(lookups).to.equal(1);
  });

  it('looks nothing up for an aktörsid that is none', async () => {
    await create().ask(asking({ ansprak: ['PM:AP'] }, '../kommun'), never);
    expect(lookups).to.equal(0);
  });
});
