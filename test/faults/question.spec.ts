// Faults C and E as a caller commits them: each a precise fault that names the element and the rule, never the value.
import { connect } from 'node:net';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Constellation } from '../constellation.ts';
import {
  AGENCIES,
  bodyV10,
  envelope,
  faultOf,
  fkFraga,
  lefiQuestion,
  partsOf,
  questionJson,
  questionV10,
  SOAP_NS,
  V10,
} from '../questions.ts';
import { everybody, expectComplete, faultConstellation } from './describe-fault.ts';

const digits = persons.allaSvarar.personnummer;

interface RefusedCase {
  readonly title: string;
  readonly body: () => string | Uint8Array;
  readonly felkod: string;
  /** What the fault's text must say. */
  readonly says?: RegExp;
  readonly faultcode?: string;
}

const refused: readonly RefusedCase[] = [
  { title: 'C1 malformed', body: () => questionV10().slice(0, 500), felkod: 'EJ_LASBAR', says: /på rad 1, kolumn \d+/ },
  { title: 'C1 empty', body: () => '', felkod: 'EJ_LASBAR' },
  {
    title: 'C2 no Body',
    body: () => `<e:Envelope xmlns:e="${SOAP_NS}"/>`,
    felkod: 'EJ_LASBAR',
    says: /exakt ett Body/,
  },
  { title: 'C2 no envelope', body: () => bodyV10(), felkod: 'EJ_LASBAR', says: /inget SOAP-kuvert/ },
  {
    title: 'C3 two elements in Body',
    body: () => envelope(bodyV10() + bodyV10()),
    felkod: 'EJ_LASBAR',
    says: /exakt ett element/,
  },
  { title: 'C4 another operation', body: () => envelope(`<x xmlns="${V10}"/>`), felkod: 'OKAND_OPERATION' },
  {
    title: 'C9 SOAP 1.2 envelope',
    body: () => questionV10().replaceAll(SOAP_NS, 'http://www.w3.org/2003/05/soap-envelope'),
    felkod: 'EJ_SOAP_11',
    faultcode: 'VersionMismatch',
  },
  {
    title: 'C10 mustUnderstand header',
    body: () => envelope(bodyV10(), '<soapenv:Header><h xmlns="urn:h" soapenv:mustUnderstand="1"/></soapenv:Header>'),
    felkod: 'OKANT_HUVUD',
    faultcode: 'MustUnderstand',
  },
  {
    title: 'C11 DTD',
    body: () => `<!DOCTYPE x>${questionV10().replace(/^<\?xml.*?\?>/, '')}`,
    felkod: 'DTD_EJ_TILLATEN',
  },
  {
    title: 'C12 external entity',
    body: () =>
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${questionV10({ general: { syfte: '&e;' } }).replace(/^<\?xml.*?\?>/, '')}`,
    felkod: 'DTD_EJ_TILLATEN',
  },
  {
    title: 'C13 billion laughs',
    body: () => {
      const entities = Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};&e${n};">`).join('');
      return `<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]>${questionV10({ general: { syfte: '&e30;' } }).replace(/^<\?xml.*?\?>/, '')}`;
    },
    felkod: 'EJ_LASBAR|DTD_EJ_TILLATEN',
  },
  {
    title: 'C19 unknown version',
    body: () => questionV10().replaceAll('ssbt/10', 'ssbt/9'),
    felkod: 'OKAND_VERSION',
    says: /ssbt\/10/,
  },
  {
    title: 'C18 an element missing',
    body: () => questionV10({ general: { ingivare: undefined } }),
    felkod: 'EJ_ENLIGT_SCHEMA',
    says: /personidentitet är oväntat här: där ska något av ingivare stå/,
  },
  {
    title: 'C18 an attribute missing',
    body: () => questionV10().replace(' inkludera="true"', ''),
    felkod: 'EJ_ENLIGT_SCHEMA',
    says: /AF\/@inkludera saknas/,
  },
  {
    title: 'E1 wrong check digit',
    body: () => questionV10({ person: '198503142386' }),
    felkod: 'PERSONIDENTITET_OGILTIG',
    says: /kontrollsiffra/,
  },
  {
    title: 'E3 interim number',
    body: () => questionV10({ person: '19850314T385' }),
    felkod: 'EJ_ENLIGT_SCHEMA',
    says: /personidentitet är ogiltigt: det ska vara 12 siffror/,
  },
  {
    title: 'E4 future birth date',
    body: () => questionV10({ person: '209903142383' }),
    felkod: 'PERSONIDENTITET_OGILTIG',
  },
  {
    title: 'E5 hyphen',
    body: () => questionV10({ person: '19850314-2385' }),
    felkod: 'EJ_ENLIGT_SCHEMA',
    says: /personidentitet/,
  },
  {
    title: 'E5 ten digits',
    body: () => questionV10({ person: '8503142385' }),
    felkod: 'EJ_ENLIGT_SCHEMA',
    says: /personidentitet/,
  },
  {
    title: 'E7 from after tom',
    body: () =>
      questionV10({ general: { tidsperiod: '<fromDatum>2026-11-30</fromDatum><tomDatum>2026-09-01</tomDatum>' } }),
    felkod: 'PERIOD_OMVAND',
    says: /fromDatum/,
  },
  {
    title: 'E16 body over the limit',
    body: () => questionV10({ general: { syfte: 'x'.repeat(300_000) } }),
    felkod: 'FOR_STOR_FRAGA',
  },
];

describe('faults C and E: the question', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation();
  });
  after(() => service.stop());

  for (const { title, body, felkod, says, faultcode = 'Client' } of refused) {
    it(`${title}: a fault ${felkod}, and nobody is asked`, async () => {
      const asked = AGENCIES.map((id) => service.simulators.events(id).length);
      const answer = await service.soap(body());
      expect(answer.status).to.equal(500);
      expect(answer.headers.get('content-type')).to.equal('text/xml; charset=utf-8');
      expect(faultOf(answer.text)).to.match(new RegExp(`^(${felkod})$`));
      expect(answer.text).to.include(`<faultcode>soap:${faultcode}</faultcode>`);
      if (says) expect(answer.text).to.match(says);
      expect(answer.text).to.not.include(digits).and.to.not.include(digits.slice(2, 8));
      expect(AGENCIES.map((id) => service.simulators.events(id).length)).to.deep.equal(asked);
      expect(await service.logged(answer.id), 'no row of a refused question').to.equal(undefined);
    });
  }

  it('a question with ten thousand breaches: refused at once, with the first ten', async () => {
    const answer = await service.soap(questionV10({ general: { personuppgiftsbitrade: '<x/>'.repeat(20_000) } }));
    expect(faultOf(answer.text)).to.equal('EJ_ENLIGT_SCHEMA');
    expect(answer.text.match(/<ssbt:felmeddelande>/g)).to.have.length.at.most(11);
  });

  it('a value that imitates the validator: not repeated', async () => {
    const evil = 'This element is not expected. Expected is ( Anna Andersson ).';
    const answer = await service.soap(questionV10({ general: { frageTidpunkt: evil } }));
    expect(faultOf(answer.text)).to.equal('EJ_ENLIGT_SCHEMA');
    expect(answer.text).to.not.include('Anna');
  });

  it('E17 slow upload: a fault, and the connection is closed', async () => {
    const impatient = await faultConstellation({ TIDSGRANS_TOTAL_MS: '300' });
    const text = await halfOfAQuestion(impatient.url);
    expect(text)
      .to.include('FOR_LANGSAM_FRAGA')
      .and.to.match(/connection: close/i);
    await impatient.stop();
  });

  for (const [title, change] of [
    ['C5 BOM', (xml: string) => `\uFEFF${xml}`],
    ['C6 UTF-16', (xml: string) => Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['C7 CDATA', (xml: string) => xml.replace(digits, `<![CDATA[${digits}]]>`)],
    ['C8 other prefixes', (xml: string) => xml.replaceAll(/(<\/?)ns:/g, '$1q1:').replace('xmlns:ns=', 'xmlns:q1=')],
    ['C8 default namespace', (xml: string) => xml.replaceAll(/<(\/?)ns:/g, '<$1').replace('xmlns:ns=', 'xmlns=')],
  ] as const) {
    it(`${title}: understood`, async () => {
      const answer = await service.soap(
        change(questionV10()),
        title.startsWith('C6') ? { 'content-type': 'text/xml; charset=utf-16' } : {},
      );
      expect(partsOf(answer.text), answer.text.slice(0, 500)).to.deep.equal(everybody('data'));
      await expectComplete(service, answer);
    });
  }

  it('E2 samordningsnummer: understood', async () => {
    const answer = await service.soap(questionV10({ person: persons.samordning.personnummer }));
    expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), CSN: 'SSBT CSN_SAMORDNINGSNUMMER' });
    expect(
      service.simulators.events('CSN').some(({ id }) => id === answer.id),
      'CSN was not asked',
    ).to.equal(false);
  });

  it('a personidentitet with blanks around it, which xs:token lets stand: understood', async () => {
    const answer = await service.soap(questionV10({ general: { personidentitet: `\n  ${digits}\n` } }));
    expect(partsOf(answer.text)).to.deep.equal(everybody('data'));
  });

  it('blanks and comments in the elements that the contract leaves empty: understood', async () => {
    const answer = await service.soap(questionV10({ specific: { SKV: '\n<!-- inget -->\n', MIV: '\n' } }));
    expect(partsOf(answer.text)).to.deep.equal(everybody('data'));
  });

  it('E11 FK included without fraga: an error for FK alone', async () => {
    const answer = await service.soap(questionV10({ specific: { FK: ' ' } }));
    expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), FK: 'SSBT FK_FRAGA_SAKNAS' });
    await expectComplete(service, answer);
  });

  for (const [title, fraga, felkod] of [
    ['E13 unknown LEFI version', { version: 'v8' }, 'FK_VERSION_OKAND'],
    ['E13 aktorsid that would change the path', { aktorsid: '../../admin' }, 'FK_AKTORSID_OGILTIGT'],
    [
      'E12 lefiJsonFraga about another person',
      { json: JSON.stringify(lefiQuestion(persons.ordinarie.personnummer)) },
      'FK_ANNAN_PERSON',
    ],
    ['E13 a personal number as aktorsid', { aktorsid: `k-${digits}` }, 'FK_AKTORSID_OGILTIGT'],
    [
      'E13 duplicate keys in lefiJsonFraga',
      { json: '{"personnummer":"1","personnummer":"2"}' },
      'FK_LEFI_FRAGA_OGILTIG',
    ],
  ] as const) {
    it(`${title}: an error for FK alone, which is not asked`, async () => {
      const before = service.simulators.events('FK').length;
      const answer = await service.soap(questionV10({ specific: { FK: fkFraga(digits, fraga) } }));
      expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), FK: `SSBT ${felkod}` });
      expect(service.simulators.events('FK').length).to.equal(before);
    });
  }

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
    it(`E19 REST, ${title}: a problem ${felkod}`, async () => {
      const answer = await service.rest(body);
      const problem = JSON.parse(answer.text);
      expect(answer.status).to.equal(status);
      expect(answer.headers.get('content-type')).to.include('application/problem+json');
      expect(problem).to.include({ status, felkod });
      expect(answer.text).to.not.include(digits);
    });
  }

  it('E19 REST, wrong content type and wrong method: precise problems', async () => {
    expect((await service.rest(questionJson(), { 'content-type': 'text/plain' })).status).to.equal(415);
    const response = await fetch(`${service.url}/v1/fragor`);
    expect([response.status, response.headers.get('allow')]).to.deep.equal([405, 'POST']);
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
