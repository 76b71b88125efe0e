// Faults C14 to C19 as a bastjänst commits them: documents that are too much, faults in odd forms, versions that nobody knows.
import { expect } from 'chai';
import type { BehaviourName } from '../../src/bastjanster/simulate.ts';
import type { Constellation } from '../constellation.ts';
import { questionV11, SKV_PARTS } from '../fuzz/question-v11.ts';
import { type Agency, partsOf } from '../questions.ts';
import { describeFaults, everybody, expectComplete, expectNoPerson, faultConstellation } from './describe-fault.ts';

const invalid = 'BT OGILTIGT_SVAR';
const tooLarge = 'BT FOR_STORT_SVAR';
const SOAP: readonly Agency[] = ['AF', 'CSN', 'SKV', 'SO', 'TNS', 'MIV'];
const soap = (part: string) => Object.fromEntries(SOAP.map((id) => [id, part]));
const all = everybody;

describeFaults('faults C: too much from a bastjänst, under the limit of these tests', [
  { title: 'C14 depth 10,000', behaviour: 'deep', expected: all(invalid) },
  { title: 'C15 100,000 attributes', behaviour: 'many-attributes', expected: all(tooLarge) },
  { title: 'C16 a text of 5 MB', behaviour: 'big-text', expected: all(tooLarge) },
]);

// What gets past the limit of bytes reaches parser and schema: those that let any element in deliver it.
const lenient = { ...all(invalid), AF: 'data', FK: 'data' };
describeFaults(
  'faults C: too much from a bastjänst, under the limit of production',
  [
    { title: 'C14 depth 10,000', behaviour: 'deep', expected: all(invalid) },
    { title: 'C15 100,000 attributes', behaviour: 'many-attributes', expected: lenient },
    { title: 'C16 a text of 5 MB', behaviour: 'big-text', expected: lenient },
  ],
  { MAX_SVAR_BYTE: '5242880', TIDSGRANS_BASTJANST_MS: '3000', TIDSGRANS_TOTAL_MS: '4000' },
);

describeFaults('faults C: odd faults and versions from a bastjänst', [
  { title: 'C17 a fault without code', behaviour: 'fault-without-code', expected: soap('BT SOAP_FEL') },
  { title: 'C17 an empty fault', behaviour: 'empty-fault', expected: soap('BT SOAP_FEL') },
  {
    title: 'C17 a fault in a fault, with special characters',
    behaviour: 'nested-fault',
    expected: soap('BT SOAP_FEL'),
  },
  // CSN's v3.0 still occurs: it is carried through.
  {
    title: 'C19 unknown namespace version',
    behaviour: 'unknown-namespace',
    expected: { ...soap(invalid), CSN: 'data' },
  },
]);

describe('faults A to D from a bastjänst: Skatteverket by its second interface (v11)', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation();
  });
  after(() => service.stop());

  for (const [id, behaviour, expected] of [
    ['C14', 'deep', invalid],
    ['C15', 'many-attributes', tooLarge],
    ['C16', 'big-text', tooLarge],
    ['C1', 'malformed', invalid],
    ['C20', 'truncated', invalid],
    ['D9', 'not-json', invalid],
    ['D9', 'duplicate-keys', invalid],
    ['D7', 'fault-with-personnummer', 'BT HTTP_FEL'],
    ['B2', 'http-502-html', 'BT HTTP_FEL'],
    ['A1', 'refuse', 'SSBT EJ_NABAR'],
    ['G1', 'hang', 'SSBT TIDSGRANS_BASTJANST'],
  ] as const satisfies readonly (readonly [string, BehaviourName, string])[]) {
    it(`${id} ${behaviour}: ${expected} for SKV, the others are delivered`, async () => {
      await service.simulators.behave('SKV_DELAR', behaviour);
      const answer = await service.soap(questionV11());
      await service.simulators.behave('SKV_DELAR', undefined);
      expect(answer.status).to.equal(200);
      expect(partsOf(answer.text)).to.deep.equal({ ...everybody('data'), SKV: expected });
      await expectComplete(service, answer);
      expectNoPerson(service, answer, ['SKV']);
    });
  }

  it('D1 bad-enum: an error for each part that it concerns', async () => {
    await service.simulators.behave('SKV_DELAR', 'bad-enum');
    const { text } = await service.soap(questionV11());
    await service.simulators.behave('SKV_DELAR', undefined);
    const parts = SKV_PARTS.filter((part) => new RegExp(`<ssbt:${part}><ssbt:error>`).test(text));
    expect(parts).to.not.deep.equal([]);
    expect(text.match(/<ssbt:felkod>(.*?)</g) ?? []).to.have.length(parts.length > 4 ? 1 : parts.length);
    expect(text).to.not.include('INTERNT_FEL');
  });
});
