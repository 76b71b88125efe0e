// The simulators over real HTTP: each behaviour does on the wire what it says, and node-soap serves our kind of question.
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { contract } from '../../src/bastjanster/arbetsformedlingen/contract.ts';
import { mapper } from '../../src/bastjanster/arbetsformedlingen/mapper.ts';
import { persons } from '../../src/bastjanster/population.ts';
import { type Simulators, simulatorIds, startSimulators } from '../../src/bastjanster/simulate.ts';
import { type BehaviourName, behaviours, refusal } from '../../src/bastjanster/simulate-behaviours.ts';
import { PersonId } from '../../src/composite/query.ts';
import { openEnvelope, SOAP_11, writeEnvelope } from '../../src/platform/soap-envelope.ts';
import { parseXml, XmlRefusal } from '../../src/platform/xml.ts';
import { compileXsd } from '../../src/platform/xsd.ts';

const ID = '0198c0de-0000-7000-8000-000000000002';

function questionAbout(personnummer: string): string {
  const query = {
    id: ID,
    korrelationsid: '',
    person: new PersonId(personnummer),
    ingivare: { organisationsnummer: '162021005489', namn: 'Testkommun', handlaggare: 'anna' },
    personuppgiftsbitraden: [],
    arende: 'A-1',
    syfte: 'Test',
    lagtext: 'Test',
    period: { from: '2026-01-01', tom: '2026-02-01' },
    parameters: {},
  };
  return writeEnvelope(mapper.toRequest(query));
}

const QUESTION = questionAbout(persons.allaSvarar.personnummer);
const HEADERS = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', 'x-sammansatt-id': ID };
const LEFI = JSON.stringify({
  personnummer: persons.allaSvarar.personnummer,
  period: { from: '2026-01-01', tom: '2026-02-01' },
  ovrigInformation: ['FK:GEPI'],
});

describe('simulate', () => {
  let simulators: Simulators;
  before(async () => {
    simulators = await startSimulators({ ports: 0, control: 0 });
  });
  after(() => simulators.stop());
  afterEach(() => Promise.all(simulatorIds.map((id) => simulators.behave(id, undefined))));

  const ask = (body = QUESTION, init: RequestInit = {}) => {
    return fetch(simulators.urls.AF ?? '', { method: 'POST', headers: HEADERS, body, ...init });
  };
  const askFk = (aktor = 'kommun', body = LEFI) => {
    const url = `${simulators.urls.FK}/lefi-extern-formansinformation/v9/aktorer/${aktor}/formansinformation/fraga`;
    return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  };
  const control = (method: string, path: string, body?: string) =>
    fetch(simulators.controlUrl + path, { method, body: body ?? null });

  /** The error code of a call that fails below HTTP. */
  async function failure(call: Promise<Response>): Promise<string> {
    try {
      await (await call).arrayBuffer();
      return 'none';
    } catch (error) {
      return String((error as { cause?: { code?: string } }).cause?.code);
    }
  }

  /** The bytes of an answer as they come, until the other side closes or time is up. */
  function raw(body = QUESTION, ms = 300): Promise<{ text: string; closed: boolean }> {
    const { hostname, port, pathname } = new URL(simulators.urls.AF ?? '');
    const head = [
      `POST ${pathname} HTTP/1.1`,
      `Host: ${hostname}`,
      'Content-Type: text/xml; charset=utf-8',
      'SOAPAction: ""',
    ];
    return new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname);
      const finish = (closed: boolean) => {
        clearTimeout(timer);
        socket.destroy();
        resolve({ text, closed });
      };
      const timer = setTimeout(() => finish(false), ms);
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
      });
      socket.on('end', () => finish(true)).on('error', reject);
      socket.write(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  describe('node-soap as the other stack', () => {
    it('answers text/xml with an empty soapaction, in a SOAP 1.1 envelope that is valid', async () => {
      const response = await ask();
      expect(response.status).to.equal(200);
      expect(response.headers.get('content-type')).to.match(/^text\/xml/);
      using document = parseXml(await response.text());
      const opened = openEnvelope(document);
      if ('flaw' in opened) throw new Error(opened.flaw);
      expect(opened.body.name).to.equal(contract.answer.name);
      expect(compileXsd(contract.xsd).validate(opened.body)).to.deep.equal([]);
    });

    it('gives out its WSDL with its own address, and the schemas that it imports', async () => {
      for (const [id, url] of Object.entries(simulators.urls).filter(([one]) => one !== 'FK')) {
        const wsdl = await (await fetch(`${url}?wsdl`)).text();
        expect(wsdl, id).to.include(`location="${url}"`);
        const [, location] = /schemaLocation="([^"]+)"/.exec(wsdl) ?? [];
        const schema = await fetch(new URL(location ?? '', url));
        expect([schema.status, (await schema.text()).includes('<xs:schema')], id).to.deep.equal([200, true]);
      }
      const outside = await fetch(new URL('/schemas/../package.json', simulators.urls.AF));
      expect(outside.status).to.equal(404);
    });

    it('refuses what is no question of its contract with a SOAP 1.1 fault, and no stack trace', async () => {
      const invalid = QUESTION.replace(/<af:From>[^<]*/, '<af:From>i går');
      for (const body of ['<trasig', writeEnvelope('<x xmlns="urn:x"/>'), writeEnvelope(''), invalid]) {
        const response = await ask(body);
        const text = await response.text();
        expect(response.status).to.equal(500);
        expect(text).to.include(SOAP_11).and.include('soap:Client').and.not.include(' at ');
      }
    });

    it('writes the agreed fault of a contract as XML in detail', async () => {
      await simulators.behave('MIV', 'business-fault');
      const question = writeEnvelope(
        '<m:findByPersonnummer xmlns:m="http://schema.migrationsverket.se/ssbtek/1/"><query><personnummer>198503142385' +
          '</personnummer><ingivare><handlaggare>anna</handlaggare></ingivare></query></m:findByPersonnummer>',
      );
      const response = await fetch(simulators.urls.MIV ?? '', { method: 'POST', headers: HEADERS, body: question });
      expect(response.status).to.equal(500);
      expect(await response.text()).to.match(/<detail><miv:SSBTEKSoapException [^>]*><faultCode>/);
    });
  });

  describe('Försäkringskassan', () => {
    it('refuses an unknown aktör, a question without types and a period above two years', async () => {
      const long = LEFI.replace('2026-02-01', '2028-01-02');
      const none = LEFI.replace('["FK:GEPI"]', '[]');
      const answers = await Promise.all([askFk(), askFk('okand'), askFk('kommun', long), askFk('kommun', none)]);
      expect(answers.map(({ status }) => status)).to.deep.equal([200, 403, 400, 400]);
      const base = `${simulators.urls.FK}/lefi-extern-formansinformation/v9/aktorer`;
      const types = ['kommun', 'okand'].map((aktor) => fetch(`${base}/${aktor}/tillgangligaInformationstyper`));
      expect((await Promise.all(types)).map(({ status }) => status)).to.deep.equal([200, 403]);
    });
  });

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
      expect(codes[2]).to.match(/^HPE_/);
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
      const event = await simulators.waitFor('AF', ({ at, outcome }) => at >= since && outcome === 'closed-by-caller');
      await giveUp;
      expect(event.id).to.equal(ID);
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

  describe('control', () => {
    it('sets, shows and lifts a behaviour, and lists events without identities', async () => {
      const set = await control('PUT', '/beteende/AF', '{"beteende":"http-404"}');
      expect(set.status).to.equal(200);
      expect((await ask()).status).to.equal(404);
      const help = (await (await control('GET', '/')).json()) as { bastjanster: { AF: { beteende: unknown } } };
      expect(help.bastjanster.AF.beteende).to.deep.equal({ name: 'http-404' });
      expect((await control('DELETE', '/beteende/AF')).status).to.equal(204);
      expect((await ask()).status).to.equal(200);
      const events = await (await control('GET', '/handelser/AF')).text();
      expect(events)
        .to.include(ID)
        .and.include('misbehaved')
        .and.not.match(/\b(19|20)\d{10}\b/);
    });

    it('answers bad input with 400 and a text that helps', async () => {
      const bad = [
        ['/beteende/AF', '{"beteende":"dansa"}', 'Okänt beteende'],
        ['/beteende/AF', '{', 'Skriv JSON'],
        ['/beteende/AF', '{"beteende":"slow","ms":-1}', 'helt antal millisekunder'],
        ['/beteende/FK', '{"beteende":"cdata"}', 'ingen mening för FK'],
        ['/beteende/XX', '{"beteende":"hang"}', 'AF, CSN, FK'],
      ] as const;
      for (const [path, body, text] of bad) {
        const response = await control('PUT', path, body);
        expect(response.status).to.equal(400);
        expect(response.headers.get('content-type')).to.match(/^application\/problem\+json/);
        expect(await response.text()).to.include(text);
      }
      expect((await control('GET', '/annat')).status).to.equal(404);
    });

    it('shows the test persons as JSON and as a table', async () => {
      const json = (await (await control('GET', '/testpersoner')).json()) as object[];
      expect(json).to.have.length(Object.keys(persons).length);
      const table = await fetch(`${simulators.controlUrl}/testpersoner`, { headers: { accept: 'text/plain' } });
      expect(await table.text()).to.match(/^Personnummer/);
    });
  });
});
