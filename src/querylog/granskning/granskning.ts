// The one face of granskning: every use of the log by people, with who may, why, and its trace in the log itself.
import type { Clock } from '../../composite/ports.ts';
import type { Database } from '../../platform/sql/database.ts';
import type { Appender } from '../appender.ts';
import type { Markeringar } from '../gallring/markeringar.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Manader } from '../manader.ts';
import type { QueryLogReader } from '../reader.ts';
import type { Begaran } from './aktor.ts';
import { createAntal } from './antal.ts';
import { createAtkomstLog, DRIFT } from './atkomst.ts';
import { createAtkomster } from './atkomster.ts';
import { createAvstamning } from './avstamning.ts';
import { checkedSkal } from './begaran.ts';
import { createBehorighet, kravDrift } from './behorighet.ts';
import { createForvar } from './forvar.ts';
import { createIncidenter, type Incidenter } from './incident.ts';
import type { Notify } from './incident-utskick.ts';
import { createMarkeringsbruk, type Markeringsbruk } from './markering.ts';
import { createMedgivanden, type Medgivanden } from './medgivande.ts';
import { rensa } from './rensning.ts';
import type { LogReader } from './sidor.ts';
import { createSok, type Sok } from './sok.ts';
import { createStickprov, type StickprovLista } from './stickprov.ts';
import { createMatning } from './stickprov-matning.ts';
import { STICKPROV_REGLER, type StickprovRegler } from './stickprov-regler.ts';
import { createUtdrag } from './utdrag.ts';

export interface GranskningDeps {
  /** With querylog's and granskning's migrations applied. */
  readonly database: Database;
  readonly keyring: Keyring;
  readonly reader: QueryLogReader;
  readonly appender: Appender;
  readonly manader: Manader;
  readonly clock: Clock;
  /** Names by agency's id, for notices. */
  readonly myndigheter: ReadonlyMap<string, string>;
  /** Records under legal hold. */
  readonly held?: LogReader;
  /** Holds, and exceptions from registerutdrag. */
  readonly markeringar: Markeringar;
  readonly regler?: StickprovRegler;
  /** How a nämnd's data protection contact is found and told; without them notices stand as unsent. */
  readonly mottagare?: (namnd: string) => Promise<string | undefined>;
  readonly notify?: Notify;
}

/** Errors of every use: GranskningError for what was asked, DatabaseError, KeyError and DecipherError for what failed. */
export interface Granskning extends Sok {
  readonly atkomster: ReturnType<typeof createAtkomster>;
  readonly antal: ReturnType<typeof createAntal>;
  readonly avstam: ReturnType<typeof createAvstamning>;
  readonly utdrag: ReturnType<typeof createUtdrag>;
  readonly medgivanden: Pick<Medgivanden, 'ge' | 'aterkalla' | 'alla'>;
  readonly markeringar: Markeringsbruk;
  readonly stickprov: StickprovLista;
  readonly incidenter: Incidenter;
  /** For operators: runs a control of the chains and hands out its result, which names no person, once its trace is durable. */
  kontrollera<T>(begaran: Begaran, kontroll: () => Promise<T>): Promise<T>;
  /** For a job after a gallring: removes what can no longer be read; gives the number of rows. */
  rensa(): Promise<number>;
}

export function createGranskning(given: GranskningDeps): Granskning {
  const { regler = STICKPROV_REGLER, mottagare = async () => undefined, notify = unsent } = given;
  const atkomst = createAtkomstLog(given);
  const forvar = createForvar(given);
  const medgivanden = createMedgivanden({ ...given, atkomst, forvar });
  const deps = { ...given, atkomst, behorighet: createBehorighet({ harMedgivande: medgivanden.galler }) };
  return {
    ...createSok(deps),
    atkomster: createAtkomster(deps),
    antal: createAntal(deps),
    avstam: createAvstamning(deps),
    utdrag: createUtdrag({ ...deps, undantag: given.markeringar }),
    markeringar: createMarkeringsbruk(deps),
    medgivanden,
    stickprov: createStickprov({ ...deps, forvar, regler, mat: createMatning({ ...given, regler }) }),
    incidenter: createIncidenter({ ...deps, mottagare, notify }),
    async kontrollera({ aktor, skal: reason }, kontroll) {
      kravDrift(aktor);
      const skal = checkedSkal(reason);
      const result = await kontroll();
      await atkomst.record({ aktor, skal, namnd: DRIFT, handling: 'kontroll', traffar: 0 });
      return result;
    },
    rensa: () => rensa(given),
  };
}

async function unsent(): Promise<void> {
  throw new Error('no way to send notices is configured');
}
