// Runs a catalogue against a target: tells first what will be sent, then sends it within its limits, and can be stopped at any time.
import { createHttpClient } from '../platform/http-client.ts';
import { beskrivning, type Korning, korEtt, utanforVal } from './ett-fall.ts';
import { type Granser, medGranser } from './granser.ts';
import { createInspelning } from './inspelning.ts';
import { kontraktshash } from './kontraktshash.ts';
import {
  type Fallbeskrivning,
  type Fallresultat,
  type Grupp,
  type Mal,
  type Provfall,
  type Provkatalog,
  type Provprotokoll,
  UTFALL,
  type UtfallSlag,
} from './prov.ts';
import { lasTestpersoner, type Testpersoner } from './testpersoner.ts';
import { skakaHand } from './tls-kontakt.ts';

/** What of a catalogue to run, and about whom. */
export interface Val {
  readonly personer: Testpersoner;
  readonly granser?: Partial<Granser>;
  /** Those groups alone; all where it is missing. */
  readonly grupper?: readonly Grupp[];
  /** Those cases alone, by id. */
  readonly fall?: readonly string[];
  /** Whether hostile cases are sent: the target has consented. Else they are skipped. */
  readonly fientlig?: boolean;
}

/** What will be sent, told before anything is. */
export interface Provplan {
  readonly bastjanst: string;
  /** Origin only. */
  readonly mal: string;
  /** Those that will be tried. */
  readonly fall: readonly Fallbeskrivning[];
  /** How many of the catalogue were not chosen: with any, the run concludes nothing but a failure. */
  readonly ejValda: number;
  /** Calls at most. */
  readonly anrop: number;
  /** Ids of those that could harm a service that is not built for them; empty where they are skipped. */
  readonly fientliga: readonly string[];
  readonly granser: Granser;
  /** How many test persons are asked about. */
  readonly personer: number;
}

export interface Korningsval {
  /** Told of each chosen case as it ends, in the catalogue's order. */
  readonly onUtfall?: (resultat: Fallresultat) => void;
  /** Stops the run: the case under way and the rest are `avbruten`. */
  readonly signal?: AbortSignal;
}

export interface Provbank {
  /** @throws {RangeError} where there is no catalogue of that bastjänst, {TestpersonerError} */
  plan(mal: Mal, val: Val): Provplan;
  /** Runs; never rejects for what the target does. @throws as `plan` */
  kor(mal: Mal, val: Val, korningsval?: Korningsval): Promise<Provprotokoll>;
}

export interface ProvbankDeps {
  readonly kataloger: readonly Provkatalog[];
  /** Told of what the bench itself did wrong; the protocol says only that it did. */
  readonly onFel?: (fall: string, error: unknown) => void;
}

const HANDSKAKNING_MS = 5_000;

export function createProvbank({ kataloger, onFel = () => {} }: ProvbankDeps): Provbank {
  function katalogFor({ bastjanst }: Mal): Provkatalog {
    const katalog = kataloger.find((en) => en.bastjanst === bastjanst);
    if (!katalog)
      throw new RangeError(
        `Det finns ingen katalog för bastjänsten. Välj bland ${kataloger.map((en) => en.bastjanst).join(', ')}.`,
      );
    return katalog;
  }

  return {
    plan(mal, val) {
      const granser = medGranser(val.granser);
      const personer = lasTestpersoner(val.personer);
      const katalog = katalogFor(mal);
      const fall = katalog.fall.filter((ett) => arVald(ett, val));
      const sanda = fall.filter(({ fientlig }) => !fientlig || val.fientlig);
      return {
        bastjanst: mal.bastjanst,
        mal: new URL(mal.url).origin,
        fall: fall.map((ett) => beskrivning(ett, granser)),
        ejValda: katalog.fall.length - fall.length,
        anrop: Math.min(
          granser.antal,
          sanda.reduce((summa, { anrop }) => summa + anrop(granser), 0),
        ),
        fientliga: sanda.filter(({ fientlig }) => fientlig).map(({ id }) => id),
        granser,
        personer: new Set(Object.values(personer)).size,
      };
    },

    async kor(mal, val, { onUtfall, signal } = {}) {
      const katalog = katalogFor(mal);
      const korning = borja(mal, val, { onFel, ...(signal ? { signal } : {}) });
      const { granser, http } = korning.miljo;
      const start = new Date();
      const certifikat = await malcertifikat(mal);
      const fall: Fallresultat[] = [];
      try {
        for (const ett of katalog.fall) {
          const isChosen = arVald(ett, val);
          const resultat = isChosen ? await korEtt(ett, korning) : utanforVal(ett, korning);
          fall.push(resultat);
          if (isChosen) onUtfall?.(resultat);
        }
      } finally {
        await http.close();
      }
      return {
        bastjanst: katalog.bastjanst,
        namn: katalog.namn,
        kontraktsversion: katalog.kontraktsversion,
        kontraktshash: kontraktshash(katalog.filer),
        start: start.toISOString(),
        slut: new Date().toISOString(),
        mal: new URL(mal.url).origin,
        ...(certifikat ? { certifikat } : {}),
        granser,
        fall,
        sammanfattning: sammanfatta(fall),
      };
    },
  };
}

/** @throws {TestpersonerError} */
function borja(mal: Mal, val: Val, { onFel, signal }: Pick<Korning, 'onFel'> & Korningsval): Korning {
  const granser = medGranser(val.granser);
  const personer = lasTestpersoner(val.personer);
  const { samtidiga, svarMs, tidMs } = granser;
  const http = createHttpClient({
    connections: samtidiga,
    connectTimeoutMs: Math.min(svarMs, HANDSKAKNING_MS),
    ...(mal.tls ? { tls: mal.tls } : {}),
    ...(mal.lookup ? { lookup: mal.lookup } : {}),
  });
  const inspelning = createInspelning({ http, granser });
  return {
    miljo: { mal, personer, granser, http: inspelning.http },
    inspelning,
    fientlig: val.fientlig ?? false,
    avbrott: signal ?? new AbortController().signal,
    tid: AbortSignal.timeout(tidMs),
    onFel,
  };
}

function arVald({ id, grupp }: Provfall, { grupper, fall }: Val): boolean {
  return (!grupper || grupper.includes(grupp)) && (!fall || fall.includes(id));
}

async function malcertifikat({ url, tls, lookup }: Mal): Promise<Provprotokoll['certifikat']> {
  if (!url.startsWith('https:')) return undefined;
  const { certifikat } = await skakaHand({
    url,
    ...(tls ? { tls } : {}),
    ...(lookup ? { lookup } : {}),
    timeoutMs: HANDSKAKNING_MS,
  });
  return certifikat;
}

/** How many of each outcome. */
export function sammanfatta(fall: readonly Fallresultat[]): Readonly<Record<UtfallSlag, number>> {
  const antal = (slag: UtfallSlag) => fall.filter(({ utfall }) => utfall.utfall === slag).length;
  return Object.fromEntries(UTFALL.map((slag) => [slag, antal(slag)])) as Record<UtfallSlag, number>;
}
