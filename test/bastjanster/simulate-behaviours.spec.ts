// Each behaviour of the simulators does on the wire what it says.
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { type Simulators, simulatorIds, startSimulators } from '../../src/bastjanster/simulate.ts';
import { type BehaviourName, behaviours, refusal } from '../../src/bastjanster/simulation/behaviours.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { openEnvelope, SOAP_11 } from '../../src/platform/soap-envelope.ts';
import { parseXml, XmlRefusal } from '../../src/platform/xml.ts';
import { callsOf, failure, ID, QUESTION, questionAbout } from './simulator-calls.ts';

describe('simulate behaviours', () => {
  let simulators: Simulators;
  before(async () => {
    simulators = await startSimulators({ ports: 0, control: 0 });
  });
  after(() => simulators.stop());
  afterEach(() => Promise.all(simulatorIds.map((id) => simulators.behave(id, undefined))));

  const { ask, askFk, askSkvDelar, raw } = callsOf(() => simulators);

  describe('wire', () => {
    it('refuse closes the listening socket and lifting it opens the same one', async () => {
      await simulators.behave('AF', 'refuse');
      expect(await failure(ask())).to.equal('ECONNREFUSED');
      await simulators.behave('AF', undefined);
      expect((await ask()).status).to.equal(200);
    });

    it('reset, close-before-headers and garbage are no HTTP', async () => {
      const codes: string[] = [];
      for (const name of ['reset', 'close-before-headers', 'garbage'] as const) {
        await simulators.behave('AF', name);
        codes.push(await failure(ask()));
      }
      expect(codes[0]).to.equal('ECONNRESET');
      expect(codes[1]).to.equal('UND_ERR_SOCKET');
      // undici's parser error has no code; what came is no HTTP at all.
      expect(codes[2]).to.equal('undefined');
    });

    it('garbage is what it says', async () => {
      await simulators.behave('AF', 'garbage');
      expect((await raw()).text)
        .to.include('skr')
        .and.not.include('HTTP/1.1');
    });

    it('content-length-stall sends headers and nothing, content-length-short too much', async () => {
      await simulators.behave('AF', 'content-length-stall');
      const stalled = await raw();
      expect(stalled.closed).to.equal(false);
      expect(stalled.text).to.match(/Content-Length: 1000\r\n\r\n$/);
      await simulators.behave('AF', 'content-length-short');
      const { text } = await raw();
      const [, length] = /Content-Length: (\d+)/.exec(text) ?? [];
      expect(text.split('\r\n\r\n')[1]?.length).to.be.greaterThan(Number(length));
    });

    it('half-close ends a kept-alive connection after the answer', async () => {
      expect((await raw()).closed).to.equal(false);
      await simulators.behave('AF', 'half-close');
      const { text, closed } = await raw();
      expect(closed).to.equal(true);
      expect(text).to.include('SvarMeddelande>').and.include('Connection: keep-alive');
    });

    it('dribble never ends, and the caller who gives up is seen', async () => {
      await simulators.behave('AF', { name: 'dribble', ms: 5 });
      const since = Date.now();
      const { text, closed } = await raw(QUESTION, 200);
      expect(closed).to.equal(false);
      expect(text).to.include('<\r\n1\r\n?\r\n');
      await simulators.waitFor('AF', ({ at, outcome }) => at >= since && outcome === 'closed-by-caller');
    });

    it('hang is recorded when the caller closes, slow is answered', async () => {
      await simulators.behave('AF', 'hang');
      const since = Date.now();
      const giveUp = ask(QUESTION, { signal: AbortSignal.timeout(100) }).catch(() => undefined);
      const event = await simulators.waitFor(
        'AF',
        ({ at, id, outcome }) => at >= since && id === ID && outcome === 'closed-by-caller',
      );
      await giveUp;
      expect(event.korrelationsid).to.equal(undefined);
      await simulators.behave('AF', { name: 'slow', ms: 150 });
      const begun = performance.now();
      expect((await ask()).status).to.equal(200);
      expect(performance.now() - begun).to.be.greaterThan(140);
      expect(simulators.events('AF').at(-1)?.outcome).to.equal('answered');
    });

    it('a test person misbehaves without a command, and a command goes first', async () => {
      const hanging = questionAbout(persons.allaHanger.personnummer);
      await ask(hanging, { signal: AbortSignal.timeout(100) }).then(
        () => expect.fail('answered'),
        () => undefined,
      );
      await simulators.behave('AF', 'normal');
      expect((await ask(hanging)).status).to.equal(200);
    });
  });

  describe('http and documents', () => {
    const expected: Partial<Record<BehaviourName, (response: Response, text: string) => unknown>> = {
      'http-404': ({ status }) => expect(status).to.equal(404),
      'http-429': ({ headers }) => expect(headers.get('retry-after')).to.equal('7'),
      'http-502-html': ({ status }, text) => expect([status, text.includes('<h1>')]).to.deep.equal([502, true]),
      redirect: ({ status, headers }) => expect([status, headers.get('location')]).to.deep.equal([302, '/omdirigerad']),
      'empty-200': ({ status }, text) => expect([status, text]).to.deep.equal([200, '']),
      'no-content-type': ({ headers }) => expect(headers.get('content-type')).to.equal(null),
      gzip: ({ headers }, text) =>
        expect([headers.get('content-encoding'), text.includes('SvarMed')]).to.deep.equal(['gzip', true]),
      'soap-fault': ({ status }, text) => expect([status, text.includes('soap:Server')]).to.deep.equal([500, true]),
      'fault-with-personnummer': (_, text) => expect(text).to.include(persons.allaSvarar.personnummer),
      malformed: (_, text) => expect(() => parseXml(text)).to.throw(XmlRefusal),
      truncated: (_, text) => expect(() => parseXml(text)).to.throw(XmlRefusal),
      dtd: (_, text) => expect(() => parseXml(text)).to.throw(XmlRefusal, 'dtd'),
      'billion-laughs': (_, text) => expect(text).to.include('&l8;&l8;').and.include('<x>&l9;</x>'),
      cdata: (_, text) => expect(text).to.include('<![CDATA[Kommunalarbetarnas'),
      'other-prefixes': (_, text) => expect(text).to.match(/<soap:Envelope xmlns:q1=.*<q1:SvarMeddelande>/s),
      'default-namespace': (_, text) =>
        expect(text).to.include(`<Envelope xmlns="${SOAP_11}"><Body><SvarMeddelande xmlns=`),
      'unknown-namespace': (_, text) => expect(text).to.include('/v999"'),
      'two-in-body': (_, text) => expect(text.match(/<\/SvarMeddelande>/g)).to.have.length(2),
      'many-attributes': (_, text) => expect(text).to.include('a99999="99999"'),
      'big-text': (_, text) => expect(text.length).to.be.greaterThan(2_500_000),
    };
    for (const [name, check] of Object.entries(expected)) {
      it(name, async () => {
        await simulators.behave('AF', name as BehaviourName);
        const response = await ask(QUESTION, { redirect: 'manual' });
        check(response, await response.text());
        expect(simulators.events('AF').at(-1)?.outcome).to.equal('misbehaved');
      });
    }

    it('right answers in another dress say the same', async () => {
      const meaning = async () => {
        using document = parseXml(new Uint8Array(await (await ask()).arrayBuffer()));
        const opened = openEnvelope(document);
        return 'flaw' in opened ? opened.flaw : opened.body.content;
      };
      const plain = await meaning();
      expect(plain).to.include('Alva');
      for (const name of [
        'bom',
        'utf-16',
        'cdata',
        'other-prefixes',
        'default-namespace',
        'charset-contradiction',
      ] as const) {
        await simulators.behave('AF', name);
        expect(await meaning(), name).to.equal(plain);
      }
    });

    it('gzip-bomb is small on the wire and large when opened', async () => {
      await simulators.behave('AF', 'gzip-bomb');
      const { text } = await raw(QUESTION, 2000);
      const body = Buffer.from(text.slice(text.indexOf('\r\n\r\n') + 4), 'latin1');
      expect(body.length).to.be.lessThan(200_000);
      expect(gunzipSync(body).length).to.be.greaterThan(60_000_000);
    });

    it('every behaviour that ends does so for SOAP and for REST without a crash', async () => {
      const endless = ['hang', 'refuse', 'slow', 'dribble', 'content-length-stall', 'too-large', 'reset', 'garbage'];
      const names = (Object.keys(behaviours) as BehaviourName[]).filter((name) => !endless.includes(name));
      for (const [id, call] of [
        ['AF', ask],
        ['FK', askFk],
        ['SKV_DELAR', askSkvDelar],
      ] as const) {
        for (const name of names.filter((one) => refusal(id, one) === undefined)) {
          await simulators.behave(id, name);
          await failure(call());
          expect(simulators.events(id).at(-1)?.outcome, `${id} ${name}`).to.equal(
            name === 'normal' ? 'answered' : 'misbehaved',
          );
        }
      }
    });
  });
});
