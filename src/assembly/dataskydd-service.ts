// Gathers the facts of the data protection pack from the register, the configuration and the log. For the app and the commands.

import { join } from 'node:path';
import type { Anslutning, Avtal } from '../anslutning/anslutning.ts';
import type { Anslutningar } from '../anslutning/anslutningar.ts';
import type { Uppgiftslamnare, UppgiftslamnareRegister } from '../anslutning/uppgiftslamnare.ts';
import type { Config } from '../platform/config.ts';
import { HOUR_MS, MINUTE_MS } from '../platform/durations.ts';
import type { Database } from '../platform/sql/database.ts';
import { swedishDay } from '../platform/swedish-day.ts';
import type { Bastjanstfakta, Dataskyddsfakta, Forbindelse, Loggfakta, Namndfakta } from '../portal/dataskydd/fakta.ts';
import { readUnderbitraden } from '../portal/dataskydd/underbitraden.ts';
import { type Dataskyddsunderlag, dataskyddsunderlag } from '../portal/dataskydd/underlag.ts';
import { modules } from '../profiles/sverige/index.ts';
import type { FragaInnehall } from '../querylog/innehall.ts';
import { SESSION_IDLE_MS, SESSION_MAX_MS } from '../web/inloggning/sessioner.ts';
import { beslutOf, type GallringFacts, kvarhallningarOf, protokollOf } from './dataskydd-gallring.ts';

export interface Dataskydd {
  /** @throws {AnslutningError} kind `okand`, where the nämnd has no anslutning @throws {DatabaseError | KeyError} */
  underlag(namnd: string): Promise<Dataskyddsunderlag>;
}

export interface DataskyddDeps {
  readonly database: Pick<Database, 'dialect'>;
  readonly config: Pick<
    Config,
    'trial' | 'bastjanstUrls' | 'keyBackupDays' | 'checkpointMs' | 'gallringMs' | 'portalFolder' | 'login'
  >;
  /** Whether the keys of the log lie in a database of their own. */
  readonly keyDatabase: boolean;
  readonly anslutningar: Pick<Anslutningar, 'en'>;
  readonly uppgiftslamnare: Pick<UppgiftslamnareRegister, 'alla'>;
  readonly gallring: GallringFacts;
  readonly clock: { now(): number };
}

/** Every field of a question's record: one that is added must be named here before the types hold. */
const LOGGADE_FALT: Readonly<Record<keyof FragaInnehall, string>> = {
  person: 'person- eller samordningsnummer',
  arende: 'ärendebeteckning',
  ingivare: 'nämndens namn',
  handlaggare: 'handläggarens identitet',
  bitraden: 'systemleverantör',
  syfte: 'syfte',
  lagtext: 'lagtext',
  period: 'period',
  perioder: 'perioder för enskilda bastjänster',
  korrelationsid: 'korrelationsid',
  anmarkningar: 'koder för anmärkningar på frågan',
};

/** @throws {ConfigError} where the file of underbiträden cannot be used */
export function createDataskydd(deps: DataskyddDeps): Dataskydd {
  const { config, anslutningar, uppgiftslamnare, gallring, clock } = deps;
  const bitraden = readUnderbitraden(join(config.portalFolder, 'data', 'underbitraden.json'));

  return {
    async underlag(namnd) {
      const { dokument } = await anslutningar.en(namnd);
      const lamnare = (await uppgiftslamnare.alla()).map((one) => one.dokument);
      const beslut = await beslutOf(gallring, namnd);
      const fakta: Dataskyddsfakta = {
        ...{ framstalltAt: clock.now(), prov: config.trial, namnd: namndOf(dokument), bitraden },
        bastjanster: dokument.bastjanster.map((id) => bastjanstOf(id, lamnare, config.bastjanstUrls)),
        logg: loggOf(deps),
        ...(beslut && { beslut }),
        kvarhallningar: await kvarhallningarOf(gallring, namnd, swedishDay(clock.now())),
        protokoll: await protokollOf(gallring, namnd),
        inloggning: { vilaMinuter: SESSION_IDLE_MS / MINUTE_MS, hogstTimmar: SESSION_MAX_MS / HOUR_MS },
        ...(config.login?.webbUrl && { webbUrl: config.login.webbUrl.replace(/\/$/, '') }),
      };
      return dataskyddsunderlag(fakta);
    },
  };
}

/** Without the names of its contacts and signers. */
function namndOf(anslutning: Anslutning): Namndfakta {
  const { organisationsnummer, namn, status, kontakter, avtal, bitradesavtal, bitraden, atagande } = anslutning;
  return {
    ...{ organisationsnummer, namn, status, atagandeKravs: atagande.kravs, systemleverantorer: bitraden },
    dataskyddskontakt: kontakter.some(({ roll }) => roll === 'dataskydd'),
    ...(avtal && { avtal: agreed(avtal) }),
    ...(bitradesavtal && { bitradesavtal: agreed(bitradesavtal) }),
  };
}

function agreed({ version, datum }: Avtal): { readonly version: string; readonly datum: string } {
  return { version, datum };
}

function bastjanstOf(id: string, all: readonly Uppgiftslamnare[], urls: Config['bastjanstUrls']): Bastjanstfakta {
  const own = modules.filter((one) => one.id === id);
  const nameOf = (key: string) => all.find((one) => one.id === key)?.namn ?? key;
  return {
    ...{ id, namn: own[0]?.name ?? id, forbindelser: own.map(({ source }) => forbindelseOf(urls[source])) },
    uppgiftslamnare: all
      .filter(({ bastjanst }) => bastjanst === id)
      .map(({ namn, uppgifter, fullgorsAv }) => {
        return { namn, uppgifter, ...(fullgorsAv !== undefined && { fullgorsAv: nameOf(fullgorsAv) }) };
      }),
  };
}

function forbindelseOf(url: string | undefined): Forbindelse {
  if (url === undefined) return 'simulerad';
  return url.startsWith('https:') ? 'TLS' : 'utan TLS';
}

function loggOf({ database, config, keyDatabase }: DataskyddDeps): Loggfakta {
  return {
    falt: Object.values(LOGGADE_FALT),
    databas: database.dialect === 'postgres' ? 'PostgreSQL' : 'SQLite',
    nycklar: keyDatabase ? 'egen databas' : 'egen katalog',
    nyckelkopiaDagar: config.keyBackupDays,
    kontrollpunktSekunder: config.checkpointMs / 1000,
    gallringTimmar: config.gallringMs / HOUR_MS,
  };
}
