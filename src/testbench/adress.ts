// Addresses that the test bench may speak to: read strictly, looked up once, and held to what the look-up said.
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { holdsIdentity } from '../platform/identity.ts';
import { TillatelseError } from './tillatelse-error.ts';

/** A host name's addresses. @throws Node's error where it has none */
export type SlaUpp = (host: string) => Promise<readonly string[]>;

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Where no bastjänst is: this machine by a detour, link-local (metadata services of clouds), unspecified, multicast. */
const NOWHERE = new BlockList();
NOWHERE.addSubnet('0.0.0.0', 8, 'ipv4');
NOWHERE.addSubnet('169.254.0.0', 16, 'ipv4');
NOWHERE.addSubnet('224.0.0.0', 3, 'ipv4');
NOWHERE.addAddress('::', 'ipv6');
NOWHERE.addSubnet('fe80::', 10, 'ipv6');
NOWHERE.addSubnet('ff00::', 8, 'ipv6');

/** @throws {TillatelseError} kind `adress` */
export function readAdress(text: string): URL {
  const url = URL.parse(text.trim());
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    throw refusal('Ange en adress som börjar med http:// eller https://.');
  }
  if (url.username !== '' || url.password !== '') throw refusal('Adressen får inte ha användarnamn eller lösenord.');
  if (url.search !== '' || url.hash !== '') throw refusal('Adressen får inte ha frågedel eller fragment.');
  if (holdsIdentity(decoded(url.pathname))) throw refusal('Adressen innehåller något som är ett personnummer.');
  url.hostname = url.hostname.replace(/\.+$/, '');
  return url;
}

/** Whether the host is this machine by name: `localhost`, 127.0.0.0/8 or ::1. */
export function isLoopback({ hostname }: URL): boolean {
  const host = bare(hostname);
  return host === 'localhost' || (isIP(host) !== 0 && holds(LOOPBACK, host));
}

/** What two addresses of the same server have in common: all names of this machine are one. */
export function serverOf(url: URL): string {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return `${isLoopback(url) ? 'loopback' : url.hostname}:${port}`;
}

/**
 * Looks the hosts up once, and makes the look-up that every connection of a run uses: a name that changes its address
 * in between (DNS rebinding) leads nowhere else, and a host that is none of these nowhere at all.
 * @throws {TillatelseError} kind `adress`, where there is none, or it is where no bastjänst is
 */
export async function pinnedLookup(urls: readonly URL[], slaUpp: SlaUpp = lookUpAll): Promise<LookupFunction> {
  const found = await Promise.all(
    urls.map(async (url) => [bare(url.hostname), await adresserOf(url, slaUpp)] as const),
  );
  const known = new Map(found);
  return (name, { family: asked = 0, all }, callback) => {
    const wanted = (known.get(name) ?? []).filter(({ family }) => [0, family, `IPv${family}`].includes(asked));
    const [first] = wanted;
    if (!first) callback(Object.assign(new Error('the host is none of the run'), { code: 'ENOTFOUND' }), '');
    else if (all) callback(null, wanted);
    else callback(null, first.address, first.family);
  };
}

async function adresserOf(url: URL, slaUpp: SlaUpp): Promise<LookupAddress[]> {
  const host = bare(url.hostname);
  const adresser = isIP(host) ? [host] : await slaUpp(host).catch(() => []);
  if (adresser.length === 0) throw refusal('Adressens namn finns inte. Kontrollera stavningen.');
  const mustBeLoopback = isLoopback(url);
  if (adresser.some((one) => holds(LOOPBACK, one) !== mustBeLoopback || holds(NOWHERE, one)))
    throw refusal(WRONG_PLACE);
  return adresser.map((address) => ({ address, family: isIP(address) }));
}

const WRONG_PLACE =
  'Adressens namn leder till en plats där ingen bastjänst finns (den egna datorn eller ett lokalt nät).';

async function lookUpAll(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function holds(list: BlockList, adress: string): boolean {
  return list.check(adress, isIP(adress) === 6 ? 'ipv6' : 'ipv4');
}

function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw refusal('Adressens sökväg går inte att läsa.');
  }
}

function refusal(message: string): TillatelseError {
  return new TillatelseError('adress', message, 'url');
}
