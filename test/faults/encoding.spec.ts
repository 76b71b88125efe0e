// Fault B9: a source whose HTTP header and whose document name different encodings. Each character comes out as it was meant.
import { expect } from 'chai';
import type { Constellation } from '../constellation.ts';
import { AGENCIES, type Agency, partsOf, questionV10 } from '../questions.ts';
import { everybody, expectComplete, expectNoPerson, faultConstellation } from './describe-fault.ts';

/** SKV's answer has no letters but those of ASCII. */
describe('faults B: encodings', () => {
  let service: Constellation;
  before(async () => {
    service = await faultConstellation();
  });
  after(() => service.stop());

  for (const agency of AGENCIES.filter((id) => id !== 'SKV')) {
    it(`B9 charset that contradicts the body: ${agency} is delivered with its å, ä and ö`, async () => {
      const meant = await service.soap(questionV10());
      await service.simulators.behave(agency, 'charset-contradiction');
      const answer = await service.soap(questionV10());
      await service.simulators.behave(agency, undefined);
      expect(partsOf(answer.text)).to.deep.equal(everybody('data'));
      expect(swedishWords(answer.text, agency))
        .to.deep.equal(swedishWords(meant.text, agency))
        .and.to.not.deep.equal([]);
      await expectComplete(service, answer);
      expectNoPerson(service, answer, []);
    });
  }
});

/** Words with other letters than those of ASCII in an agency's part, base64 of LEFI's JSON included. */
function swedishWords(xml: string, agency: Agency): string[] {
  const part = new RegExp(`<ssbt:${agency}>(.*?)</ssbt:${agency}>`, 's').exec(xml)?.[1] ?? '';
  const encoded = part.match(/(?<=>)[A-Za-z0-9+/]{100,}=*(?=<)/g) ?? [];
  const text = part + encoded.map((one) => Buffer.from(one, 'base64').toString('utf8')).join(' ');
  return text.match(/\p{L}*[^\p{ASCII}]\p{L}*/gu) ?? [];
}
