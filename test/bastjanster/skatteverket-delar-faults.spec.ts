// Parts that fail alone, all parts that fail together, and what must never be seen on the way to Skatteverket.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { PARTS } from '../../src/bastjanster/skatteverket-delar/contract.ts';
import { causeOf, deadline } from './describe-bastjanst.ts';
import { about, type Delar, ID, partsOf, qualities, said, serve, startDelar } from './skatteverket-delar-asking.ts';

describe('bastjänst SKV_DELAR, when parts fail', () => {
  let delar: Delar;
  const never = new AbortController().signal;
  before(async () => {
    delar = await startDelar();
  });
  afterEach(() => delar.simulators.behave(ID, undefined));
  after(() => delar.stop());

  it('fails as a whole when every part fails for the same cause', async () => {
    expect(await causeOf(delar.strikt.ask(about('allaFelar'), never))).to.equal('invalid-answer');
    expect(await causeOf(delar.strikt.ask(about('skvFel'), never))).to.equal('http-error');
  });

  it('says which part failed for what when every part fails, but not alike', async () => {
    const { url, close } = await serve((path, response) => {
      if (path === '/skattekonto') response.end('[]');
      else response.writeHead(path === '/skatteuppgifter' ? 404 : 503).end();
    });
    const unlike = await delar.at(url, 'tolerant').ask(about('allaSvarar', 'foretagsinformation,skattekonto'), never);
    expect(said(unlike)).to.deep.equal({ foretagsinformation: 'http-error 503', skattekonto: 'invalid-answer' });
    expect(unlike.assessment.quality).to.equal('unverifiable');
    const missing = await delar
      .at(url, 'tolerant')
      .ask(about('allaSvarar', 'foretagsinformation,skatteuppgifter'), never);
    expect(said(missing)).to.deep.equal({ foretagsinformation: 'http-error 503', skatteuppgifter: 'http-error 404' });
    expect(missing.assessment.quality).to.equal('partial');
    close();
  });

  it('withholds the parts that name another person and delivers those that name nobody', async () => {
    await delar.simulators.behave(ID, 'wrong-person');
    const delivery = await delar.tolerant.ask(about('allaSvarar'), never);
    expect(said(delivery)).to.include({
      individuppgifter: 'data',
      skattekonto: 'wrong-person',
      skatteuppgifter: 'wrong-person',
    });
    expect(delivery.subject).to.equal('not-checked');
  });

  it('refuses an invalid part alone in strikt mode, and marks it in tolerant mode', async () => {
    await delar.simulators.behave(ID, 'schema-invalid');
    const strict = await delar.strikt.ask(about('allaSvarar'), never);
    expect(said(strict)).to.deep.equal({
      foretagsinformation: 'invalid-answer',
      individuppgifter: 'data',
      skattekonto: 'invalid-answer',
      skatteuppgifter: 'invalid-answer',
      beskattningsbilagor: 'data',
    });
    const delivery = await delar.tolerant.ask(about('allaSvarar'), never);
    expect(new Set(Object.values(said(delivery)))).to.deep.equal(new Set(['data']));
    expect(delivery.schema).to.equal('deviates');
    expect(qualities(delivery)).to.include({ foretagsinformation: 'unverifiable', individuppgifter: 'answered' });
  });

  it('closes every socket when its signal aborts', async () => {
    const left = () => delar.simulators.events(ID).filter(({ outcome }) => outcome === 'closed-by-caller').length;
    const before = left();
    expect(await causeOf(delar.strikt.ask(about('allaHanger'), deadline(100)))).to.equal('timeout');
    await delar.simulators.waitFor(ID, () => left() === before + PARTS.length);
  });

  it('survives duplicate keys and text that is no JSON, and passes no BOM on', async () => {
    for (const behaviour of ['duplicate-keys', 'not-json', 'deep'] as const) {
      await delar.simulators.behave(ID, behaviour);
      expect(await causeOf(delar.tolerant.ask(about('allaSvarar'), never)), behaviour).to.equal('invalid-answer');
    }
    await delar.simulators.behave(ID, 'bom');
    const parts = Object.values(partsOf(await delar.strikt.ask(about('allaSvarar'), never)));
    expect(parts.map((part) => 'bytes' in part && part.bytes[0])).to.deep.equal(PARTS.map(() => 0x7b));
  });

  it('sends the person in the body and nowhere else, and pings a configured test address', async () => {
    const seen: string[] = [];
    const bodies: string[] = [];
    const { url, close } = await serve(async (_path, response, request) => {
      seen.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
      for await (const chunk of request.setEncoding('utf8')) bodies.push(chunk);
      response.end('{}');
    });
    const source = delar.at(`${url}/skv`, 'strikt', `${url}/halsa`);
    await source.ask(about('allaSvarar'), never);
    await source.test?.(never);
    close();
    const { personnummer } = persons.allaSvarar;
    expect(bodies.map((body) => JSON.parse(body))).to.deep.equal(
      PARTS.map(() => ({ identitet: personnummer, ar: [2025, 2024] })),
    );
    expect(seen.map((line) => line.split(' ', 2).join(' ')).sort()).to.deep.equal(
      ['GET /halsa', ...PARTS.map((part) => `POST /skv/${part}`)].sort(),
    );
    expect(seen.join()).to.not.include(personnummer).and.not.include(personnummer.slice(2));
  });
});
