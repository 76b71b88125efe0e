// What a handshake that did not come about says of older TLS: an alert refuses, a break warns, and all else says nothing.
import { expect } from 'chai';
import { type Aldre, provaAldre } from '../../src/testbench/tls-aldre.ts';
import type { Handskakning } from '../../src/testbench/tls-kontakt.ts';

const ALERT: Handskakning = { fel: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' };

describe('older TLS', () => {
  for (const [vad, elva, tio, vantat] of [
    ['is refused where both are answered by an alert', ALERT, ALERT, { slag: 'avvisas' }],
    ['is taken where one of them is', ALERT, { version: 'TLSv1' }, { slag: 'godtas', version: 'TLSv1' }],
    [
      'is taken whatever becomes of the other',
      { version: 'TLSv1.1' },
      { fel: 'TIMEOUT' },
      { slag: 'godtas', version: 'TLSv1.1' },
    ],
    ['is broken off', { fel: 'ECONNRESET' }, ALERT, { slag: 'bryts' }],
    ['cannot be told of after a time-out', ALERT, { fel: 'TIMEOUT' }, { slag: 'oklart', fel: 'TIMEOUT' }],
    [
      'cannot be told of where we cannot offer it',
      { fel: 'ERR_SSL_NO_PROTOCOLS_AVAILABLE' },
      ALERT,
      { slag: 'oklart', fel: 'ERR_SSL_NO_PROTOCOLS_AVAILABLE' },
    ],
    [
      'cannot be told of where nobody listens any more',
      { fel: 'ECONNREFUSED' },
      { fel: 'CLOSED' },
      { slag: 'oklart', fel: 'ECONNREFUSED' },
    ],
  ] as const satisfies readonly (readonly [string, Handskakning, Handskakning, Aldre])[]) {
    it(vad, async () => {
      expect(await provaAldre(async (version) => (version === 'TLSv1.1' ? elva : tio))).to.deep.equal(vantat);
    });
  }
});
