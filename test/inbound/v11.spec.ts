// v11 beside v10 on the same address: Skatteverket in parts, each version's own interface, and a version that has closed.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { PARTS } from '../../src/bastjanster/skatteverket-delar/contract.ts';
import { anybody } from '../../src/inbound/authenticate.ts';
import { createExchanges } from '../../src/inbound/exchange.ts';
import { createSoapFace } from '../../src/inbound/soap-face.ts';
import { createSverige } from '../../src/profiles/sverige/index.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { everybody } from '../faults/describe-fault.ts';
import { incomeYears, skvFraga, skvQuestion, V11, v11 } from '../helhet/versions.ts';
import { schemaAt } from '../json-schemas.ts';
import { AGENCIES, envelope, faultOf, partsOf, pingV10, questionJson, questionV10, V10 } from '../questions.ts';

const { personnummer } = persons.allaSvarar;
const allParts = (what: string) => Object.fromEntries(PARTS.map((part) => [part, what]));

describe('inbound: v11', () => {
  let service: Constellation;
  before(async () => {
    service = await startConstellation();
  });
  after(() => service.stop());

  /** How many calls each of Skatteverket's interfaces got during the work. */
  async function calls(work: () => Promise<unknown>): Promise<{ SKV: number; SKV_DELAR: number }> {
    const count = (id: string) => service.simulators.events(id).length;
    const before = { SKV: count('SKV'), SKV_DELAR: count('SKV_DELAR') };
    await work();
    return { SKV: count('SKV') - before.SKV, SKV_DELAR: count('SKV_DELAR') - before.SKV_DELAR };
  }

  /** Skatteverket's answer to v11: by part, `data` or kalla, felkod and every felmeddelande. */
  async function skatteverket(person: string, fraga = skvFraga()): Promise<Record<string, string>> {
    const { status, text } = await service.soap(v11.question({ person, ask: ['SKV'], specific: { SKV: fraga } }));
    expect(status, text).to.equal(200);
    return partsOfSkv(text);
  }

  it('answers in its own namespace, from all seven, with all five parts about the person', async () => {
    const { status, text, id } = await service.soap(v11.question());
    expect(status).to.equal(200);
    expect(text).to.include(`<ssbt:hamtaBastjanstInformationResponse xmlns:ssbt="${V11}">`).and.not.include(V10);
    expect(partsOf(text)).to.deep.equal(everybody('data'));
    expect(partsOfSkv(text)).to.deep.equal(allParts('data'));
    expect(jsonOf(text, 'skattekonto')).to.include({ kontohavare: personnummer });
    expect(jsonOf(text, 'skatteuppgifter')).to.include({ identitet: personnummer });
    expect(jsonOf(text, 'foretagsinformation')).to.have.nested.property('foretag.foretagId', '165561234567');
    expect(await service.logged(id)).to.deep.include({ bastjanster: [...AGENCIES] });
  });

  it('leaves out a part whose flag is false, and does not ask for it', async () => {
    const asked = await calls(async () => {
      const answer = await skatteverket(personnummer, skvFraga(['skattekonto', 'individuppgifter']));
      expect(Object.entries(answer)).to.deep.equal([
        ['individuppgifter', 'data'],
        ['skattekonto', 'data'],
      ]);
    });
    expect(asked).to.deep.equal({ SKV: 0, SKV_DELAR: 2 });
  });

  it('asks for the years that the question names, whatever blanks stand around them', async () => {
    const [last = 0] = incomeYears;
    const years = skvFraga(['skatteuppgifter']).replaceAll(
      /<ar>.*<\/ar>/g,
      `<ar> ${last - 2}\n</ar><ar>${last - 4}</ar>`,
    );
    const { text } = await service.soap(
      v11.question({ ask: ['SKV'], specific: { SKV: years.replace('true', ' 1 ').replaceAll('false', '0') } }),
    );
    expect(partsOfSkv(text)).to.deep.equal({ skatteuppgifter: 'data' });
    const { beslutadeSkatteuppgifter } = jsonOf(text, 'skatteuppgifter') as {
      beslutadeSkatteuppgifter: { beskattningsar: number }[];
    };
    expect(beslutadeSkatteuppgifter.map(({ beskattningsar }) => beskattningsar)).to.deep.equal([last - 2, last - 4]);
  });

  it('says "Not found" and nothing more in a part that Skatteverket has nothing on', async () => {
    expect(await skatteverket(persons.student.personnummer)).to.deep.equal({
      ...allParts('BT 404 Not found'),
      individuppgifter: 'data',
    });
    expect(await skatteverket(persons.ingenUppgift.personnummer)).to.deep.equal(allParts('BT 404 Not found'));
  });

  it('gives a part that fails its own error, and the others as usual', async () => {
    const { skattekonto, ...others } = await skatteverket(persons.skvDelvis.personnummer);
    expect(skattekonto).to.match(/^BT HTTP_FEL .*HTTP-status 500\. \| ./);
    expect(others).to.deep.equal({
      foretagsinformation: 'data',
      individuppgifter: 'data',
      skatteuppgifter: 'data',
      beskattningsbilagor: 'data',
    });
  });

  it('gives Skatteverket one error where all parts fail alike', async () => {
    const { text } = await service.soap(v11.question({ person: persons.skvFel.personnummer }));
    expect(partsOf(text)).to.deep.equal({ ...everybody('data'), SKV: 'BT HTTP_FEL' });
    expect(Object.keys(partsOfSkv(text))).to.deep.equal(['error']);
  });

  it('gives Skatteverket alone an error where its question is missing or asks for nothing, and does not ask it', async () => {
    const asked = await calls(async () => {
      for (const [fraga, felkod] of [
        ['', 'SKV_FRAGA_SAKNAS'],
        [skvFraga([]), 'SKV_INGEN_DEL'],
      ] as const) {
        const { status, text } = await service.soap(v11.question({ specific: { SKV: fraga } }));
        expect(status).to.equal(200);
        expect(partsOf(text)).to.deep.equal({ ...everybody('data'), SKV: `SSBT ${felkod}` });
        expect(Object.keys(partsOfSkv(text))).to.deep.equal(['error']);
      }
    });
    expect(asked).to.deep.equal({ SKV: 0, SKV_DELAR: 0 });
  });

  it('stands beside v10, each with its own interface of Skatteverket, even at the same time', async () => {
    const one = await calls(() => service.soap(questionV10()));
    expect(one).to.deep.equal({ SKV: 1, SKV_DELAR: 0 });
    const other = await calls(() => service.soap(v11.question()));
    expect(other).to.deep.equal({ SKV: 0, SKV_DELAR: 5 });
    const both = await calls(async () => {
      const questions = Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? questionV10() : v11.question()));
      const answers = await Promise.all(questions.map((question) => service.soap(question)));
      for (const [n, { text }] of answers.entries()) {
        expect(text).to.include(`Response xmlns:ssbt="${n % 2 === 0 ? V10 : V11}"`);
        expect(partsOf(text)).to.deep.equal(everybody('data'));
        expect(Object.keys(partsOfSkv(text))).to.have.lengthOf(n % 2 === 0 ? 0 : 5);
      }
    });
    expect(both).to.deep.equal({ SKV: 4, SKV_DELAR: 20 });
  });

  it('lets one interface fail without the other', async () => {
    await service.simulators.behave('SKV_DELAR', 'reset');
    try {
      expect(partsOf((await service.soap(questionV10({ ask: ['SKV'] }))).text)).to.deep.equal({ SKV: 'data' });
      const { text } = await service.soap(v11.question({ ask: ['SKV'] }));
      expect(partsOf(text).SKV).to.equal('SSBT FORBINDELSE_BRUTEN');
    } finally {
      await service.simulators.behave('SKV_DELAR', undefined);
    }
  });

  it('repeats its own question, with Skatteverket’s part of it', async () => {
    const general = { fraganSkallInkluderasISvaret: 'true' };
    const { text } = await service.soap(v11.question({ ask: ['SKV'], general }));
    const [, echo = ''] = /<ssbt:fraga>(.*)<\/ssbt:fraga><ssbt:frageTidpunkt>/s.exec(text) ?? [];
    expect(echo.replaceAll(/<(\/?)\w+:/g, '<$1')).to.include(skvFraga());
    expect(echo).to.include(V11).and.not.include(V10);
  });

  it('takes Skatteverket’s question in v11 alone, and whole', async () => {
    const inV10 = await service.soap(questionV10({ specific: { SKV: skvFraga() } }));
    expect(faultOf(inV10.text)).to.equal('EJ_ENLIGT_SCHEMA');
    expect(inV10.text).to.include(`Fault xmlns:ssbt="${V10}"`);
    const fraga = skvFraga().replace('<skattekonto>true</skattekonto>', '');
    const half = await service.soap(v11.question({ specific: { SKV: fraga } }));
    expect(faultOf(half.text)).to.equal('EJ_ENLIGT_SCHEMA');
    expect(half.text).to.include(`Fault xmlns:ssbt="${V11}"`).and.include('skattekonto');
  });

  it('names both versions to a question of another', async () => {
    const { status, text } = await service.soap(v11.question().replace(V11, V11.replace(/11$/, '12')));
    expect([status, faultOf(text)]).to.deep.equal([500, 'OKAND_VERSION']);
    expect(text).to.include(`Versioner som stöds: v10 (${V10}), v11 (${V11}).`);
  });

  it('pings in its own namespace', async () => {
    const { status, text } = await service.soap(v11.ping);
    expect(status).to.equal(200);
    expect(text).to.include(`<ssbt:testaBastjanstInformationResponse xmlns:ssbt="${V11}">`);
    expect(text.match(/<ssbt:anropad>/g)).to.have.lengthOf(7);
    expect(text).to.not.include('SKV_DELAR');
  });
});

describe('inbound: the ping of v10 and v11', () => {
  it('tells of the interface that the version asks', async () => {
    const seen: string[] = [];
    const address = await listening(
      createServer(({ url = '' }, response) => {
        seen.push(url);
        response.writeHead(url === '/delar' ? 500 : 200).end();
      }),
    );
    const service = await startConstellation({
      env: { BASTJANST_SKV_TEST_URL: `${address.url}/en`, BASTJANST_SKV_DELAR_TEST_URL: `${address.url}/delar` },
    });
    const SKV = async (ping: string) => /<ssbt:SKV>(.*)<\/ssbt:SKV>/.exec((await service.soap(ping)).text)?.[1];
    try {
      expect(await SKV(pingV10)).to.equal('<ssbt:anropad>true</ssbt:anropad>');
      expect(await SKV(v11.ping)).to.match(/^<ssbt:anropad>true<\/ssbt:anropad><ssbt:error>.*HTTP_FEL/);
      expect(new Set(seen)).to.deep.equal(new Set(['/en', '/delar']));
    } finally {
      await service.stop();
      address.close();
    }
  });
});

describe('inbound: a SOAP version after its last day', () => {
  const LAST = '2027-05-31';
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };
  let today = LAST;
  let face: Awaited<ReturnType<typeof listening>>;

  before(async () => {
    const sverige = createSverige({ clock });
    const versions = sverige.soap.versions.map((version) =>
      version.name === 'v10' ? { ...version, closes: LAST } : version,
    );
    const nobody = async () => expect.fail('a closed version asks nobody');
    const app = express().use(
      createSoapFace({
        profile: { ...sverige, soap: { ...sverige.soap, versions } },
        composite: { ask: nobody, check: nobody, test: async () => new Map() },
        report: { answer: () => {}, fault: () => {} },
        today: () => today,
        openExchange: createExchanges({
          authenticate: anybody,
          clock,
          maxBytes: 100_000,
          bodyMs: 1000,
          stopping: () => false,
        }),
      }),
    );
    face = await listening(createServer(app));
  });
  after(() => face.close());

  async function post(body: string): Promise<{ status: number; text: string }> {
    const headers = { 'content-type': 'text/xml; charset=utf-8' };
    const response = await fetch(`${face.url}/ssbtek`, { method: 'POST', body, headers });
    return { status: response.status, text: await response.text() };
  }

  it('is answered on its last day', async () => {
    today = LAST;
    expect((await post(pingV10)).status).to.equal(200);
  });

  it('is refused on the day after, with the version to use, in words and in its own namespace', async () => {
    today = '2027-06-01';
    for (const body of [questionV10(), pingV10]) {
      const { status, text } = await post(body);
      expect([status, faultOf(text)]).to.deep.equal([500, 'VERSION_STANGD']);
      expect(text).to.include('<faultcode>soap:Client</faultcode>');
      expect(text).to.include(`Stängd efter v10, ${LAST}. Använd v11 (${V11}).`);
      expect(text).to.include(`Fault xmlns:ssbt="${V10}"`);
    }
  });

  it('says that before it looks at the question', async () => {
    today = '2027-06-01';
    const { text } = await post(envelope(`<hittaPa xmlns="${V10}">198503142385</hittaPa>`));
    expect(faultOf(text)).to.equal('VERSION_STANGD');
    expect(text).to.not.include('198503142385');
  });

  it('leaves the other version as it was', async () => {
    today = '2027-06-01';
    const { status, text } = await post(v11.ping);
    expect(status).to.equal(200);
    expect(text).to.include(V11);
  });
});

describe('inbound: Skatteverket in parts over REST', () => {
  let service: Constellation;
  const validate = schemaAt('ssbtek/svar.schema.json');
  before(async () => {
    service = await startConstellation();
  });
  after(() => service.stop());

  async function ask(person: string, fraga?: object) {
    const SKV = { '@inkludera': true, ...(fraga ? { fraga } : {}) };
    const { status, text } = await service.rest(questionJson({ person, ask: [], specific: { SKV } }));
    expect(status, text).to.equal(200);
    const json = JSON.parse(text);
    expect(validate(json), JSON.stringify(validate.errors?.slice(0, 3))).to.equal(true);
    return json.svarsdata.SKV;
  }
  const asked = (id: string) => service.simulators.events(id).length;

  it('answers with five parts where the question has a fraga', async () => {
    const { data, kvalitet } = await ask(personnummer, skvQuestion());
    expect(Object.keys(data)).to.deep.equal([...PARTS]);
    expect(data.skattekonto.data.kontohavare).to.equal(personnummer);
    expect(data.skatteuppgifter.data.identitet).to.equal(personnummer);
    expect(kvalitet).to.equal('answered');
    expect([asked('SKV'), asked('SKV_DELAR')]).to.deep.equal([0, 5]);
  });

  it('answers in the form of v10 where it has none', async () => {
    const before = asked('SKV_DELAR');
    const { data } = await ask(personnummer);
    expect(data).to.have.property('svar');
    expect(data).to.not.have.any.keys(...PARTS);
    expect([asked('SKV'), asked('SKV_DELAR') - before]).to.deep.equal([1, 0]);
  });

  it('tells a part without anything from a part that fails', async () => {
    const { data: student } = await ask(persons.student.personnummer, skvQuestion(['individuppgifter', 'skattekonto']));
    expect(Object.keys(student)).to.deep.equal(['individuppgifter', 'skattekonto']);
    expect(student.skattekonto).to.deep.equal({
      error: { kalla: 'BT', felkod: '404', felmeddelande: ['Not found'] },
    });
    const partly = await ask(persons.skvDelvis.personnummer, skvQuestion());
    expect(partly.data.skattekonto.error).to.include({ kalla: 'BT', felkod: 'HTTP_FEL' });
    expect(partly.data.skatteuppgifter.data.identitet).to.equal(persons.skvDelvis.personnummer);
  });

  it('gives an error to a fraga that asks for no part', async () => {
    const { error } = await ask(personnummer, skvQuestion([]));
    expect(error).to.include({ kalla: 'SSBT', felkod: 'SKV_INGEN_DEL' });
  });

  it('refuses a fraga without years', async () => {
    const fraga = { ...skvQuestion(), ar: [] };
    const { status } = await service.rest(questionJson({ ask: [], specific: { SKV: { '@inkludera': true, fraga } } }));
    expect(status).to.equal(400);
  });
});

/** v11's SKV by child: `data`, or kalla, felkod and every felmeddelande; empty for v10's. */
function partsOfSkv(xml: string): Record<string, string> {
  const [, SKV = ''] = /<ssbt:SKV>(.*?)<\/ssbt:SKV>/s.exec(xml) ?? [];
  const children = SKV.matchAll(/<ssbt:(error|[a-z]{6,})>(.*?)<\/ssbt:\1>/gs);
  return Object.fromEntries([...children].map(([, name = '', inner = '']) => [name, said(inner)]));
}

function said(inner: string): string {
  if (/^<ssbt:data>[\w+/]+={0,2}<\/ssbt:data>$/.test(inner)) return 'data';
  const value = (name: string) => [...inner.matchAll(new RegExp(`<ssbt:${name}>(.*?)<`, 'g'))].map(([, text]) => text);
  return `${value('kalla')} ${value('felkod')} ${value('felmeddelande').join(' | ')}`;
}

function jsonOf(xml: string, part: string): object {
  const [, base64 = ''] = new RegExp(`<ssbt:${part}><ssbt:data>(.*?)<`).exec(xml) ?? [];
  return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
}

async function listening(server: Server): Promise<{ readonly url: string; close(): void }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
