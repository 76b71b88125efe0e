// What the test bench may do to whom: only addresses that the operator allows, hostile cases by consent alone, production never.
import type { LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Config } from '../platform/config.ts';
import { parseHostUrl } from '../platform/host-url.ts';
import { isAtOneOf, isLoopback, pinnedLookup, readAdress, type SlaUpp, serverOf, slaUppMal } from './adress.ts';
import type { Medgivanden } from './medgivanden.ts';
import { TillatelseError } from './tillatelse-error.ts';

/** An origin (`https://prov.csn.example:8443`) that the operator allows, for one bastjänst or for all. */
export interface TillatenAdress {
  readonly origin: string;
  readonly bastjanst?: string;
}

export interface TillatelseDeps {
  readonly tillatna: readonly TillatenAdress[];
  /** Whether this machine's own addresses are allowed besides: on the command line, and on pages in trial mode. */
  readonly loopback: boolean;
  /** Addresses by which the service asks about real people; empty in trial mode. */
  readonly produktion: readonly string[];
  /** Origins of simulators of our own: they need no consent. */
  readonly egna?: readonly string[];
  /** Absent where nobody can have consented. */
  readonly medgivanden?: Pick<Medgivanden, 'gallande'>;
  /** Default the system's own look-up. */
  readonly slaUpp?: SlaUpp;
}

export interface Begart {
  readonly bastjanst: string;
  readonly url: string;
  /** Of the agency's test service, where the target has one by address. */
  readonly testUrl?: string;
  /** Whether hostile cases are among those chosen. */
  readonly fientlig: boolean;
}

/** Addresses that may be spoken to, by this look-up alone. */
export interface Tillatet {
  readonly url: string;
  readonly testUrl?: string;
  readonly lookup: LookupFunction;
}

export interface Tillatelse {
  /** @throws {TillatelseError | DatabaseError} */
  prova(begart: Begart): Promise<Tillatet>;
}

export function createTillatelse(deps: TillatelseDeps): Tillatelse {
  const { tillatna, loopback, produktion, egna = [], medgivanden, slaUpp } = deps;
  // As the configuration has them: one with a query is production no less.
  const skarpa = produktion.flatMap((text) => parseHostUrl(text) ?? []);
  const servers = new Set(skarpa.map(serverOf));

  function isAllowed(url: URL, bastjanst: string): boolean {
    if (egna.includes(url.origin) || (loopback && isLoopback(url))) return true;
    return tillatna.some((one) => one.origin === url.origin && (one.bastjanst ?? bastjanst) === bastjanst);
  }

  async function hasConsent({ origin }: URL, bastjanst: string): Promise<boolean> {
    return egna.includes(origin) || (await medgivanden?.gallande({ bastjanst, origin })) !== undefined;
  }

  return {
    async prova({ bastjanst, url: text, testUrl, fientlig }) {
      const urls = [text, ...(testUrl === undefined ? [] : [testUrl])].map(readAdress);
      for (const url of urls) {
        if (servers.has(serverOf(url))) throw new TillatelseError('produktion', PRODUKTION, 'url');
        if (!isAllowed(url, bastjanst)) throw new TillatelseError('otillaten', OTILLATEN, 'url');
      }
      const uppslagna = await slaUppMal(urls, slaUpp);
      for (const en of uppslagna) {
        if (await isAtOneOf(en, skarpa, slaUpp)) throw new TillatelseError('produktion', SAMMA_PLATS, 'url');
        if (fientlig && !(await hasConsent(en.url, bastjanst))) {
          throw new TillatelseError('medgivande', MEDGIVANDE, 'fientlig');
        }
      }
      const [url = '', test] = urls.map(({ href, origin, pathname }) => (pathname === '/' ? origin : href));
      return { url, ...(test !== undefined && { testUrl: test }), lookup: pinnedLookup(uppslagna) };
    },
  };
}

/** What of a configuration says where production is. */
export type Produktion = Pick<Config, 'trial' | 'bastjanstUrls' | 'bastjanstTestUrls' | 'login' | 'host' | 'port'>;

/** Addresses by which a service asks about real people: its bastjänster's and their test services', and its own; none in trial mode. */
export function produktionOf(config: Produktion): string[] {
  const { trial, bastjanstUrls, bastjanstTestUrls, login, host, port } = config;
  if (trial) return [];
  const webbUrl = login?.webbUrl;
  const own = ['localhost', host, ...(EVERYWHERE.includes(host) ? addressesOfThisMachine() : [])].map(
    (name) => `https://${name.includes(':') ? `[${name}]` : name}:${port}`,
  );
  return [...Object.values(bastjanstUrls), ...Object.values(bastjanstTestUrls), ...own, ...(webbUrl ? [webbUrl] : [])];
}

/** A service that listens here answers on every address of the machine. */
const EVERYWHERE: readonly string[] = ['0.0.0.0', '::'];

function addressesOfThisMachine(): string[] {
  return Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
}

const PRODUKTION =
  'Adressen är en bastjänst i drift: den besvarar frågor om verkliga personer. Provbänken körs bara mot testmiljöer.';
const SAMMA_PLATS =
  'Adressens namn leder till samma server som en bastjänst i drift: samma IP-adress och port. Provbänken körs bara mot testmiljöer.';
const OTILLATEN =
  'Adressen är inte tillåten. Driftleverantören anger tillåtna adresser i PROVBANK_TILLATNA; den egna datorn är tillåten på kommandoraden.';
const MEDGIVANDE =
  'Fientliga fall kräver att den som har adressen har medgett dem, och att medgivandet är registrerat och gäller: provbank medgivande.';
