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
    title: 'C20 truncated within a character',
    body: () =>
      Buffer.from(questionV10({ general: { syfte: 'å' } })).subarray(
        0,
        Buffer.from(questionV10()).indexOf('syfte>') + 7,
      ),
    felkod: 'EJ_LASBAR',
  },
  { title: 'C20 truncated before its last character', body: () => questionV10().slice(0, -1), felkod: 'EJ_LASBAR' },
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
    title: 'E5 blanks within',
    body: () => questionV10({ person: '19850314 2385' }),
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

describe('faults C and E of a question', () => {
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
});
