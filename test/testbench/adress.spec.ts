// Addresses of targets: what is read as one, and that a name leads nowhere else than where it was looked up.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { createHttpClient } from '../../src/platform/http-client.ts';
import { isAtOneOf, isLoopback, pinnedLookup, readAdress, serverOf, slaUppMal } from '../../src/testbench/adress.ts';
import { TillatelseError } from '../../src/testbench/tillatelse-error.ts';
import { rejection } from '../platform/sql/rejection.ts';

describe('testbench/adress', () => {
  for (const text of [
    'prov.example',
    'ftp://prov.example/',
    'file:///etc/passwd',
    'https://anna:hemlig@prov.example/',
    'https://prov.example/?wsdl',
    'https://prov.example/#x',
    'https://prov.example/%',
    `https://prov.example/${persons.allaSvarar.personnummer}`,
    `https://prov.example/%31${persons.allaSvarar.personnummer.slice(1)}`,
  ]) {
    it(`refuses ${text.replace(/\d{6,}/, '…')} without repeating it`, () => {
      expect(() => readAdress(text))
        .to.throw(TillatelseError)
        .and.to.have.property('kind', 'adress');
      expect(() => readAdress(text)).not.to.throw(text);
    });
  }

  it('names of one server are one, however they are written', () => {
    const same = (one: string, other: string) => serverOf(readAdress(one)) === serverOf(readAdress(other));
    expect(same('https://Prov.example/a', 'https://prov.example.:443/b')).to.equal(true);
    expect(same('https://prov.example../a', 'https://prov.example')).to.equal(true);
    expect(same('http://localhost:8101', 'http://127.0.0.1:8101/x')).to.equal(true);
    expect(same('http://2130706433:8101', 'http://[::1]:8101')).to.equal(true);
    expect(same('https://prov.example', 'http://prov.example')).to.equal(false);
    expect(
      ['http://0x7f.1', 'http://127.9.9.9', 'http://LOCALHOST.'].map((one) => isLoopback(readAdress(one))),
    ).to.deep.equal([true, true, true]);
    expect(isLoopback(readAdress('http://127.0.0.1.example'))).to.equal(false);
  });

  const WRONG: readonly (readonly [string, string])[] = [
    ['https://prov.example', '127.0.0.1'],
    ['https://prov.example', '::1'],
    ['https://prov.example', '::ffff:127.0.0.1'],
    ['https://prov.example', '169.254.169.254'],
    ['https://prov.example', '0.0.0.0'],
    ['https://prov.example', 'fe80::1'],
    ['https://prov.example', '224.0.0.1'],
    ['http://localhost:1', '192.0.2.7'],
  ];
  for (const [url, adress] of WRONG) {
    it(`${url} at ${adress} is refused, beside a good address too`, async () => {
      for (const found of [[adress], ['198.51.100.7', adress]]) {
        const error = await rejection(slaUppMal([readAdress(url)], async () => found));
        expect(error).to.be.instanceOf(TillatelseError).and.to.have.property('kind', 'adress');
      }
    });
  }

  it('an address that is link-local is refused where it stands itself', async () => {
    expect(await rejection(slaUppMal([readAdress('http://169.254.169.254/latest')]))).to.be.instanceOf(TillatelseError);
  });

  it('a name that is not found is refused in words for whoever wrote it', async () => {
    const gone = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    const error = await rejection(slaUppMal([readAdress('https://saknas.example')], gone));
    expect(error).to.have.property('message', 'Adressens namn finns inte. Kontrollera stavningen.');
  });

  it('a name that nobody can tell of just now is not said to be missing', async () => {
    const away = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' }));
    const error = await rejection(slaUppMal([readAdress('https://prov.example')], away));
    expect(error).to.have.property('message', 'Adressens namn går inte att slå upp just nu. Försök igen.');
  });

  const AT: readonly (readonly [string, string, string, boolean])[] = [
    ['198.51.100.7', 'https://skarp.example', '198.51.100.7', true],
    ['198.51.100.7', 'https://skarp.example', '::ffff:198.51.100.7', true],
    ['::ffff:c633:6407', 'https://skarp.example', '198.51.100.7', true],
    ['2001:DB8:0:0::7', 'https://skarp.example', '2001:db8::7', true],
    ['198.51.100.7', 'https://198.51.100.7/af', '', true],
    ['198.51.100.7', 'https://skarp.example:8443', '198.51.100.7', false],
    ['198.51.100.7', 'https://skarp.example', '198.51.100.8', false],
  ];
  for (const [address, other, found, expected] of AT) {
    it(`${address} and ${other} at ${found || 'itself'} are ${expected ? 'one place' : 'two places'}`, async () => {
      const target = { url: readAdress('https://prov.example'), adresser: [{ address, family: 4 }] };
      expect(await isAtOneOf(target, [readAdress(other)], async () => [found])).to.equal(expected);
    });
  }

  it('a name that changes afterwards is asked once, and no other host is found', async () => {
    let asked = 0;
    const found = await slaUppMal([readAdress('https://prov.example')], async () => {
      asked += 1;
      return asked === 1 ? ['198.51.100.7', '2001:db8::7'] : ['127.0.0.1'];
    });
    const lookup = pinnedLookup(found);
    const find = (name: string, options: object) =>
      new Promise((resolve) => lookup(name, options, (error, address) => resolve(error ? error.code : address)));
    expect(await find('prov.example', {})).to.equal('198.51.100.7');
    expect(await find('prov.example', { family: 6 })).to.equal('2001:db8::7');
    expect(await find('prov.example', { all: true })).to.have.length(2);
    expect(await find('annan.example', {})).to.equal('ENOTFOUND');
    expect(asked).to.equal(1);
  });

  it('a client with the look-up connects by it, and follows no redirect', async () => {
    const server = createServer(
      (_, response) => void response.writeHead(302, { location: 'http://annan.example/' }).end(),
    );
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const lookup = pinnedLookup(await slaUppMal([readAdress(`http://localhost:${port}`)], async () => ['127.0.0.1']));
    const http = createHttpClient({ connections: 1, connectTimeoutMs: 2_000, lookup });
    const get = (url: string) =>
      http.send({ method: 'GET', url, headers: {}, maxBytes: 100 }, new AbortController().signal);
    try {
      expect((await get(`http://localhost:${port}/`)).status).to.equal(302);
      expect(await rejection(get(`http://annan.example:${port}/`))).to.have.property('kind');
    } finally {
      await http.close();
      server.close();
    }
  });
});
