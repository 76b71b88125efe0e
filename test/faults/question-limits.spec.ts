// Faults C14 to C19 as a caller commits them: too deep, too many, too long, a fault for a question, a version nobody speaks.
import { expect } from 'chai';
import type { Constellation } from '../constellation.ts';
import { questionV11 } from '../fuzz/question-v11.ts';
import { AGENCIES, envelope, faultOf, questionJson, questionV10 } from '../questions.ts';
import { faultConstellation } from './describe-fault.ts';

const deep = `${'<d>'.repeat(10_000)}${'</d>'.repeat(10_000)}`;
const attributes = Array.from({ length: 100_000 }, (_, n) => ` a${n}="${n}"`).join('');
const special = '&lt;b&gt; &amp;amp; "citat" åäö \u2028 ]]&gt;';
const fault = (content: string) => envelope(`<soapenv:Fault>${content}</soapenv:Fault>`);

interface Case {
  readonly title: string;
  readonly body: () => string;
  readonly felkod: string;
  /** Where the limit of bytes of these tests is lifted. */
  readonly unlimited?: string;
}

const cases: readonly Case[] = [
  {
    title: 'C14 depth 10,000 in a field',
    body: () => questionV10({ general: { syfte: deep } }),
    felkod: 'EJ_LASBAR',
  },
  { title: 'C14 depth 10,000 in Body', body: () => envelope(deep), felkod: 'EJ_LASBAR' },
  {
    title: 'C14 depth 10,000 of namespaces',
    body: () => envelope(`${'<d xmlns="urn:x">'.repeat(10_000)}${'</d>'.repeat(10_000)}`),
    felkod: 'EJ_LASBAR',
  },
  {
    title: 'C15 100,000 attributes',
    body: () => questionV10().replace(' inkludera="true"', `${attributes} inkludera="true"`),
    felkod: 'FOR_STOR_FRAGA',
    unlimited: 'EJ_ENLIGT_SCHEMA',
  },
  {
    title: 'C15 100,000 attributes on the envelope',
    body: () => questionV10().replace('<soapenv:Envelope', `<soapenv:Envelope${attributes}`),
    felkod: 'FOR_STOR_FRAGA',
    unlimited: 'answered',
  },
  {
    title: 'C16 a text of 5 MB',
    body: () => questionV10({ general: { tidsperiod: 'å'.repeat(2_500_000) } }),
    felkod: 'FOR_STOR_FRAGA',
    unlimited: 'EJ_ENLIGT_SCHEMA',
  },
  { title: 'C17 a fault', body: () => fault('<faultcode>x</faultcode>'), felkod: 'OKAND_VERSION' },
  { title: 'C17 a fault without code', body: () => fault('<faultstring>x</faultstring>'), felkod: 'OKAND_VERSION' },
  { title: 'C17 an empty fault', body: () => fault(''), felkod: 'OKAND_VERSION' },
  {
    title: 'C17 a fault in a fault, with special characters',
    body: () => fault(`<faultstring>${special}</faultstring><detail><soapenv:Fault/></detail>`),
    felkod: 'OKAND_VERSION',
  },
  {
    title: 'C19 version 12',
    body: () => questionV11().replaceAll('ssbt/11', 'ssbt/12'),
    felkod: 'OKAND_VERSION',
  },
  {
    title: 'C19 no namespace',
    body: () => envelope('<hamtaBastjanstInformation xmlns=""/>'),
    felkod: 'OKAND_VERSION',
  },
  {
    title: 'C19 v10 around v11',
    body: () => questionV11().replace(/integration\/ssbt\/11/, 'integration/ssbt/10'),
    felkod: 'EJ_ENLIGT_SCHEMA',
  },
];

for (const unlimited of [false, true]) {
  describe(`faults C of a question, ${unlimited ? 'with a limit of 10 MB' : 'as configured'}`, () => {
    let service: Constellation;
    before(async () => {
      service = await faultConstellation(unlimited ? { MAX_FRAGA_BYTE: '10000000' } : {});
    });
    after(() => service.stop());

    for (const { title, body, felkod, ...own } of cases) {
      const expected = (unlimited && own.unlimited) || felkod;
      it(`${title}: ${expected}, at once`, async () => {
        const asked = AGENCIES.map((id) => service.simulators.events(id).length);
        const xml = body();
        const began = performance.now();
        const answer = await service.soap(xml);
        expect(performance.now() - began).to.be.below(1500);
        expect(faultOf(answer.text) ?? 'answered').to.equal(expected);
        if (expected === 'answered') return;
        expect(answer.status).to.equal(500);
        expect(answer.text.length).to.be.below(10_000);
        expect(AGENCIES.map((id) => service.simulators.events(id).length)).to.deep.equal(asked);
        expect(await service.logged(answer.id), 'no row of a refused question').to.equal(undefined);
      });
    }

    it('C14 C15 C16 as JSON: a problem, at once', async () => {
      const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`a${n}`, n]));
      const limited = unlimited ? [] : ['FOR_STOR_FRAGA'];
      for (const [general, felkod] of [
        [{ syfte: 'å'.repeat(2_500_000) }, limited[0] ?? undefined],
        [{ syfte: many }, limited[0] ?? 'EJ_ENLIGT_SCHEMA'],
        [many, limited[0] ?? 'EJ_ENLIGT_SCHEMA'],
      ] as const) {
        const answer = await service.rest(questionJson({ general }));
        expect(JSON.parse(answer.text).felkod).to.equal(felkod);
        if (felkod) expect(answer.text.length).to.be.below(10_000);
      }
      const nested = JSON.stringify(questionJson()).replace(
        '{',
        `{"x":${'{"x":'.repeat(10_000)}1${'}'.repeat(10_000)},`,
      );
      expect(JSON.parse((await service.rest(nested)).text).felkod).to.equal('EJ_LASBAR');
    });
  });
}
