// The simulators over real HTTP: node-soap serves our kind of question, and the control does what it is told.
import { expect } from 'chai';
import { contract } from '../../src/bastjanster/arbetsformedlingen/contract.ts';
import { type Simulators, simulatorIds, soapSimulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { openEnvelope, SOAP_11, writeEnvelope } from '../../src/platform/soap-envelope.ts';
import { parseXml } from '../../src/platform/xml.ts';
import { compileXsd } from '../../src/platform/xsd.ts';
import { callsOf, HEADERS, ID, LEFI, QUESTION } from './simulator-calls.ts';

describe('simulate', () => {
  let simulators: Simulators;
  before(async () => {
    simulators = await startSimulators({ ports: 0, control: 0 });
  });
  after(() => simulators.stop());
  afterEach(() => Promise.all(simulatorIds.map((id) => simulators.behave(id, undefined))));

  const { ask, askFk, control } = callsOf(() => simulators);

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
      for (const { id } of soapSimulators) {
        const url = simulators.urls[id] ?? '';
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
