// Whose attempts are counted: the connection's address, or the client's that a trusted proxy forwards.
import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { createForwarded } from '../../src/inbound/authenticate-forwarded.ts';
import { createClientAddress } from '../../src/inbound/client-address.ts';

const addresses = [
  { address: '10.0.0.0', bits: 8 },
  { address: '2001:db8:f::', bits: 48 },
];
const proxy = { header: 'X-SSL-Client-Cert', addresses, fingerprints: [] } as const;
const clock = { now: () => 0 };
const addressOf = createClientAddress(createForwarded({ proxy, trust: undefined, clock }));
const withoutProxy = createClientAddress(createForwarded({ proxy: undefined, trust: undefined, clock }));

function request(remoteAddress: string, forwardedFor?: string): IncomingMessage {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  return { socket: { remoteAddress }, headers } as IncomingMessage;
}

describe('inbound/client-address', () => {
  for (const [what, remote, header, expected] of [
    ['the client behind a trusted proxy', '10.1.2.3', '203.0.113.7', '203.0.113.7'],
    ['what our proxy saw, not what the client wrote before it', '10.1.2.3', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
    ['the client behind two proxies of ours', '10.1.2.3', '1.1.1.1, 203.0.113.7, 10.9.9.9', '203.0.113.7'],
    ['the proxy itself where all are proxies', '10.1.2.3', '10.9.9.9', '10.1.2.3'],
    ['the proxy itself where it says nothing', '10.1.2.3', undefined, '10.1.2.3'],
    ['the proxy itself where it says nothing that is an address', '10.1.2.3', '203.0.113.7, unknown', '10.1.2.3'],
    ['the client with its port', '10.1.2.3', '203.0.113.7:4711', '203.0.113.7'],
    ['the network of an IPv6 client', '10.1.2.3', '[2001:db8:1:2::7]:4711', '2001:db8:1:2'],
    ['the client behind a proxy with IPv6', '2001:db8:f::1', '203.0.113.7', '203.0.113.7'],
    ['the client behind a proxy that is seen as a mapped address', '::ffff:10.1.2.3', '203.0.113.7', '203.0.113.7'],
    ['the connection of a stranger, whatever it says', '198.51.100.9', '203.0.113.7', '198.51.100.9'],
  ] as const) {
    it(`is ${what}`, () => {
      expect(addressOf(request(remote, header))).to.equal(expected);
    });
  }

  it('is the connection where no proxy is trusted', () => {
    expect(withoutProxy(request('10.1.2.3', '203.0.113.7'))).to.equal('10.1.2.3');
  });
});
