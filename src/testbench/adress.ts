// Addresses that the test bench may speak to: read strictly, looked up once, and held to what the look-up said.
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { parseHostUrl } from '../platform/host-url.ts';
import { holdsIdentity } from '../platform/identity.ts';
import { TillatelseError } from './tillatelse-error.ts';

/** A host name's addresses. @throws Node's error: code ENOTFOUND where it has none, another where nobody could tell */
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
  const url = parseHostUrl(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    throw refusal('Ange en adress som börjar med http:// eller https://.');
  }
  if (url.username !== '' || url.password !== '') throw refusal('Adressen får inte ha användarnamn eller lösenord.');
  if (url.search !== '' || url.hash !== '') throw refusal('Adressen får inte ha frågedel eller fragment.');
  if (holdsIdentity(decoded(url.pathname))) throw refusal('Adressen innehåller något som är ett personnummer.');
  return url;
}

/** Whether the host is this machine by name: `localhost`, 127.0.0.0/8 or ::1. */
export function isLoopback({ hostname }: URL): boolean {
  const host = bare(hostname);
  return host === 'localhost' || (isIP(host) !== 0 && holds(LOOPBACK, host));
}

/** What two addresses of the same server have in common: all names of this machine are one. */
export function serverOf(url: URL): string {
  return `${isLoopback(url) ? 'loopback' : url.hostname}:${portOf(url)}`;
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}

/** An address and where its host was found. */
export interface Uppslagen {
  readonly url: URL;
  readonly adresser: readonly LookupAddress[];
}

/**
 * Looks each host up once.
 * @throws {TillatelseError} kind `adress`, where there is none, or it is where no bastjänst is
 */
export function slaUppMal(urls: readonly URL[], slaUpp: SlaUpp = lookUpAll): Promise<Uppslagen[]> {
  return Promise.all(urls.map(async (url) => ({ url, adresser: await adresserOf(url, slaUpp) })));
}

/**
 * The look-up that every connection of a run uses: a name that changes its address in between (DNS rebinding) leads nowhere
 * else, and a host that is none of these nowhere at all.
 */
export function pinnedLookup(uppslagna: readonly Uppslagen[]): LookupFunction {
  const known = new Map(uppslagna.map(({ url, adresser }) => [bare(url.hostname), adresser]));
  return (name, { family: asked = 0, all }, callback) => {
    const wanted = (known.get(name) ?? []).filter(({ family }) => [0, family, `IPv${family}`].includes(asked));
    const [first] = wanted;
    if (!first) callback(Object.assign(new Error('the host is none of the run'), { code: 'ENOTFOUND' }), '');
    else if (all) callback(null, wanted);
    else callback(null, first.address, first.family);
  };
}

/**
 * Whether an address was found at the same place, IP address and port, as one of these, under whatever name. One of these whose
 * name does not exist is nowhere.
 * @throws {TillatelseError} kind `produktion`, where the place of one of these cannot be found out
 */
export async function isAtOneOf(
  { url, adresser }: Uppslagen,
  others: readonly URL[],
  slaUpp: SlaUpp = lookUpAll,
): Promise<boolean> {
  const samePort = others.filter((one) => portOf(one) === portOf(url));
  const places = await Promise.all(samePort.map((one) => find(one, slaUpp, OKLAR_PRODUKTION)));
  const taken = new BlockList();
  for (const place of places.flat()) taken.addAddress(place, versionOf(place));
  const isThisMachine = places.flat().some((place) => holds(LOOPBACK, place));
  return adresser.some(({ address }) => holds(taken, address) || (isThisMachine && holds(LOOPBACK, address)));
}

async function adresserOf(url: URL, slaUpp: SlaUpp): Promise<LookupAddress[]> {
  const adresser = await find(url, slaUpp, OKLART_MAL);
  if (adresser.length === 0) throw refusal('Adressens namn finns inte. Kontrollera stavningen.');
  const mustBeLoopback = isLoopback(url);
  if (adresser.some((one) => holds(LOOPBACK, one) !== mustBeLoopback || holds(NOWHERE, one)))
    throw refusal(WRONG_PLACE);
  return adresser.map((address) => ({ address, family: isIP(address) }));
}

/** None where there is no such name. @param oklart thrown where nobody can tell */
async function find({ hostname }: URL, slaUpp: SlaUpp, oklart: () => TillatelseError): Promise<readonly string[]> {
  const host = bare(hostname);
  if (isIP(host)) return [host];
  try {
    return await slaUpp(host);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTFOUND') return [];
    throw oklart();
  }
}

const OKLART_MAL = () => refusal('Adressens namn går inte att slå upp just nu. Försök igen.');
const OKLAR_PRODUKTION = () =>
  new TillatelseError(
    'produktion',
    'Namnet på en bastjänst i drift går inte att slå upp just nu, så det går inte att se att adressen är någon annan. Ingenting har skickats. Försök igen.',
    'url',
  );

const WRONG_PLACE =
  'Adressens namn leder till en plats där ingen bastjänst finns (den egna datorn eller ett lokalt nät).';

async function lookUpAll(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function holds(list: BlockList, adress: string): boolean {
  return list.check(adress, versionOf(adress));
}

function versionOf(adress: string): 'ipv4' | 'ipv6' {
  return isIP(adress) === 6 ? 'ipv6' : 'ipv4';
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
