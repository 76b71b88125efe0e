// Every felkod of the catalogue can be had from the simulator, on both faces and in both versions, by the header alone.
import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { type Simulator, startSimulator } from '../../../src/assembly/simulator.ts';
import { faultResponse } from '../../../src/inbound/fault-response.ts';
import { agencyRules } from '../../../src/profiles/sverige/agency-rules.ts';
import type { Felkod } from '../../../src/profiles/sverige/felkoder.ts';
import { fragefel } from '../../../src/testbench/simulator/fragefel.ts';
import { v11, versions } from '../../helhet/versions.ts';
import { AGENCIES, type Agency, faultOf, partsOf } from '../../questions.ts';
import { type Asker, askerOf } from './asker.ts';

describe('the simulator answers with every felkod', function () {
  this.timeout(30_000);
  let simulator: Simulator;
  let ask: Asker;
  let catalogue: readonly Felkod[];

  before(async () => {
    // What refuses a question as a bug of the service is told of in its log as one.
    const logStream = new PassThrough().resume();
    simulator = await startSimulator({ port: 0, tlsPort: 0, controlPort: 0 }, { logStream });
    ask = askerOf(simulator.url);
    const response = await fetch(`${simulator.url}/v1/felkoder`);
    catalogue = ((await response.json()) as { felkoder: Felkod[] }).felkoder;
  });
  after(() => simulator?.stop());

  const refusals = () => catalogue.filter(({ galler }) => galler === 'fraga');
  const parts = () => catalogue.filter(({ galler, felkod }) => galler === 'del' && felkod !== '404');

  it('that refuses a whole question, over REST', async () => {
    for (const { felkod, text } of refusals()) {
      const { status, json } = await ask.rest(`fraga=${felkod}`);
      expect(json.felkod, felkod).to.equal(felkod);
      expect(json.felmeddelande[0], felkod).to.equal(text);
      expect(status, felkod).to.equal(statusOf(felkod));
    }
    expect(refusals().map(({ felkod }) => felkod)).to.have.members([...fragefel.keys()]);
  });

  for (const version of versions) {
    it(`that refuses a whole question, over SOAP ${version.name}, in the version that the service writes it in`, async () => {
      for (const { felkod, text } of refusals()) {
        // What answers an address that no face has is not of a face: it knows no SOAP.
        if (felkod === 'OKAND_ADRESS') continue;
        const { status, text: xml } = await ask.soap(version, `fraga=${felkod}`);
        expect(status, felkod).to.equal(felkod === 'FEL_METOD' ? 405 : 500);
        expect(faultOf(xml), felkod).to.equal(felkod);
        expect(xml, felkod).to.include(text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
        const spoken = fragefel.get(felkod)?.fore ? versions[0] : version;
        expect(xml, felkod).to.include(`Fault xmlns:ssbt="${spoken?.namespace}"`);
      }
    });

    it(`that an agency's part can have, over SOAP ${version.name}, and data from the others`, async () => {
      for (const { felkod, kalla } of parts()) {
        const agency = agencyOf(felkod);
        const { status, text } = await ask.soap(version, `${agency}=${felkod}`);
        expect(status, felkod).to.equal(200);
        expect(partsOf(text), felkod).to.deep.equal(allButOne(agency, `${kalla} ${felkod}`));
        expect(text, 'no place of a template is left').to.not.match(/\{\w+\}/);
      }
    });
  }

  it("that an agency's part can have, over REST, and data from the others", async () => {
    for (const { felkod, kalla } of parts()) {
      const agency = agencyOf(felkod);
      const { status, json } = await ask.rest(`${agency}=${felkod}`);
      expect(status, felkod).to.equal(200);
      const got = AGENCIES.map((id) => [id, json.svarsdata[id]?.error]);
      for (const [id, error] of got) {
        if (id !== agency) expect(error, `${felkod}: ${id}`).to.equal(undefined);
        else expect(error, felkod).to.include({ felkod, kalla });
      }
      expect(json.svarsdata[agency]?.kvalitet).to.equal('failed');
    }
  });

  it('a wrong method and a wrong address as the service itself answers them, on both faces', async () => {
    for (const path of ['/ssbtek', '/v1/fragor']) {
      const post = (to: string, method: string, headers: Record<string, string> = {}) =>
        fetch(simulator.url + to, { method, headers, body: '{}' });
      const pairs = [
        [await post(path, 'PUT'), await post(path, 'POST', { 'x-scenario': 'fraga=FEL_METOD' })],
        [await post(`${path}/okand`, 'POST'), await post(path, 'POST', { 'x-scenario': 'fraga=OKAND_ADRESS' })],
      ] as const;
      for (const [real, played] of pairs) {
        const told = ({ status, headers }: Response) => [status, headers.get('allow'), headers.get('content-type')];
        expect(told(played), path).to.deep.equal(told(real));
        const said = async (response: Response) => (await response.text()).replace(/"id":"[0-9a-f-]+"/, '');
        expect(await said(played), path).to.equal(await said(real));
      }
      expect(pairs.map(([real]) => real.status)).to.deep.equal([405, 404]);
    }
  });

  it('of several agencies at once, each its own', async () => {
    const header = 'CSN=KRETS_OPPEN; SO=TIDSGRANS_BASTJANST, MIV=FEL_PERSON';
    const { text } = await ask.soap(v11, header);
    expect(partsOf(text)).to.deep.equal({
      ...Object.fromEntries(AGENCIES.map((id) => [id, 'data'])),
      CSN: 'SSBT KRETS_OPPEN',
      SO: 'SSBT TIDSGRANS_BASTJANST',
      MIV: 'BT FEL_PERSON',
    });
    const { json } = await ask.rest(header);
    expect(json.svarsdata.SO?.error?.felmeddelande[0]).to.equal('Bastjänsten svarade inte inom 20 s.');
  });

  it("404 in each of Skatteverket's parts, in v11 and over REST with the question of v11", async () => {
    const { text } = await ask.soap(v11, 'SKV=404');
    const codes = [
      ...text.matchAll(/<ssbt:kalla>(.*?)<\/ssbt:kalla><ssbt:felkod>(.*?)<\/ssbt:felkod><ssbt:felmeddelande>(.*?)</g),
    ];
    expect(codes.map(([, ...words]) => words.join(' '))).to.deep.equal(Array(5).fill('BT 404 Not found'));
    const { json } = await ask.rest('SKV=404', { skvFraga: true });
    expect(json.svarsdata.SKV?.kvalitet).to.equal('nothing');
    expect(json.svarsdata.SKV?.svarande?.map(({ kod }) => kod)).to.deep.equal(Array(5).fill('404'));
  });

  it('and says so in the headers where the service does', async () => {
    expect((await ask.rest('fraga=EJ_IDENTIFIERAD')).headers.get('www-authenticate')).to.match(/^Bearer/);
    expect((await ask.rest('fraga=FOR_MANGA_FRAGOR')).headers.get('retry-after')).to.equal('1');
    expect((await ask.soap(v11, 'fraga=FOR_MANGA_FRAGOR')).headers.get('retry-after')).to.equal('1');
    expect((await ask.rest('fraga=OVERBELASTAD')).headers.get('retry-after')).to.equal('5');
  });
});

/** As the faces have it in their one table. */
function statusOf(felkod: string): number | undefined {
  const { fault } = fragefel.get(felkod) ?? {};
  return fault && faultResponse(fault).status;
}

/** A rule belongs to its agency; of what an agency's rights may leave out, FK is the example. */
function agencyOf(felkod: string): Agency {
  if (felkod === 'UPPGIFT_EJ_TILLATEN') return 'FK';
  return (agencyRules[felkod]?.agency ?? 'TNS') as Agency;
}

function allButOne(agency: Agency, outcome: string): Record<string, string> {
  return Object.fromEntries(AGENCIES.map((id) => [id, id === agency ? outcome : 'data']));
}
