// What a fault is called: the felkod first, then Swedish words, and none of a programmer's.
import { expect } from 'chai';
import { BastjanstFault, type FaultCause, type FaultDetail } from '../../src/composite/fault.ts';
import { brottText, felord } from '../../src/testbench/felord.ts';

const FEL: readonly (readonly [FaultCause, FaultDetail, RegExp])[] = [
  ['invalid-answer', { technical: 'not-an-envelope' }, /^OGILTIGT_SVAR: .* Svaret är inget SOAP-kuvert\.$/],
  ['too-large', { technical: 'ANSWER_TOO_LARGE' }, /^FOR_STORT_SVAR: .* större än provbänkens gräns\.$/],
  [
    'connection-broken',
    { technical: 'UND_ERR_SOCKET' },
    /^FORBINDELSE_BRUTEN: .* Den andra sidan stängde förbindelsen\.$/,
  ],
  ['unreachable', { technical: 'ECONNREFUSED' }, /^EJ_NABAR: .* Ingen tar emot förbindelser på porten\.$/],
  ['http-error', { httpStatus: 503 }, /^HTTP_FEL: Bastjänsten svarade med HTTP-status 503\.$/],
  ['timeout', { limit: 10_000 }, /^TIDSGRANS_BASTJANST: Bastjänsten svarade inte inom 10 s\.$/],
  [
    'soap-fault',
    { httpStatus: 500 },
    /^SOAP_FEL: .* HTTP-status 500\. Felets text \(faultstring\) visas inte: .* maskerad/,
  ],
  ['tls', { technical: 'ERR_NAGOT_NYTT' }, /^TLS_FEL: .* Teknisk kod: ERR_NAGOT_NYTT\.$/],
];

describe('testbench/felord', () => {
  for (const [cause, detail, says] of FEL) {
    it(`says what ${cause} ${detail.technical ?? ''} is`, () => {
      expect(felord(new BastjanstFault(cause, detail))).to.match(says);
    });
  }

  for (const [brott, says] of [
    [
      { path: 'dokumentet', rule: 'malformed', expected: '1:7' },
      'Dokumentet går inte att tolka: felet finns på rad 1, kolumn 7',
    ],
    [{ path: 'dokumentet', rule: 'dtd' }, 'Dokumentet har en DTD'],
    [{ path: 'Envelope', rule: 'not-an-envelope' }, 'Rotelementet är inget SOAP-kuvert (Envelope)'],
    [{ path: 'Svar', rule: 'missing-element', expected: 'Fraga' }, 'I Svar saknas ett element: väntat är Fraga'],
    [{ path: '/', rule: 'required', expected: 'person' }, 'I roten saknas person'],
  ] as const) {
    it(`says "${says}"`, () => {
      expect(brottText(brott)).to.equal(says);
    });
  }
});
