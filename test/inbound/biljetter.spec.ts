// A ticket lets one question in, for the organisation that it was made for, and nothing else does.
import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { RequestFault } from '../../src/composite/fault.ts';
import { BILJETT_HEADER, createBiljetter } from '../../src/inbound/biljetter.ts';

const NAMND = '162120000142';
const GRANNE = '162120000159';

describe('tickets', () => {
  const shown = (biljett?: string) =>
    ({ headers: biljett === undefined ? {} : { [BILJETT_HEADER]: biljett } }) as unknown as IncomingMessage;

  it('name their organisation, once', () => {
    const { utfarda, authenticate } = createBiljetter();
    const [one, other] = [utfarda(NAMND), utfarda(GRANNE)];
    expect(authenticate(shown(other))).to.deep.equal({ organisationsnummer: GRANNE });
    expect(authenticate(shown(one))).to.deep.equal({ organisationsnummer: NAMND });
    expect(() => authenticate(shown(one)))
      .to.throw(RequestFault)
      .with.property('code', 'not-authenticated');
  });

  it('are worth nothing once they were taken back', () => {
    const { utfarda, aterta, authenticate } = createBiljetter();
    const biljett = utfarda(NAMND);
    aterta(biljett);
    expect(() => authenticate(shown(biljett))).to.throw(RequestFault);
  });

  for (const forged of [undefined, '', 'undefined', '__proto__'])
    it(`are not ${JSON.stringify(forged)}`, () => {
      const { utfarda, authenticate } = createBiljetter();
      utfarda(NAMND);
      expect(() => authenticate(shown(forged))).to.throw(RequestFault);
    });
});
