// Runs a catalogue against a target: tells first what will be sent, then sends it within its limits, and can be stopped at any time.
import { createHttpClient } from '../platform/http-client.ts';
import { VERSION } from '../platform/version.ts';
import { beskrivning, type Korning, korEtt, saknade, utanforVal } from './ett-fall.ts';
import { anropPerFraga } from './fall.ts';
import { anropForst, sokMalet, utanMal } from './forsta-fraga.ts';
import { type Granser, medGranser } from './granser.ts';
import { createInspelning } from './inspelning.ts';
import { kommandoval } from './kommandoval.ts';
import { kontraktshash } from './kontraktshash.ts';
import { maladress } from './maladress.ts';
import { HANDSKAKNING_MS, handskakningar, malcertifikat } from './malcertifikat.ts';
import {
  type Fallbeskrivning,
  type Fallresultat,
  type Mal,
  type Provfall,
  type Provkatalog,
  type Provprotokoll,
  UTFALL,
  type UtfallSlag,
} from './prov.ts';
import { lasTestpersoner } from './testpersoner.ts';
import type { Val } from './val.ts';

export type { Val } from './val.ts';

/** What will be sent, told before anything is. */
export interface Provplan {
  readonly bastjanst: string;
  /** The whole address, but of what could be somebody's number. */
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
  /** Ids of those that lack a test person or a setting, and cannot be judged. */
  readonly saknar: readonly string[];
  /** Of the agency's test service, where it has one by address. */
  readonly testUrl?: string;
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
      const katalog = katalogFor(mal);
      const granser = medGranser({ ...katalog.niva, ...val.granser });
      const personer = lasTestpersoner(val.personer);
      const fall = katalog.fall.filter((ett) => arVald(ett, val));
      const sanda = fall.filter(({ fientlig }) => !fientlig || val.fientlig);
      return {
        bastjanst: mal.bastjanst,
        mal: maladress(mal.url),
        fall: fall.map((ett) => beskrivning(ett, granser)),
        ejValda: katalog.fall.length - fall.length,
        anrop: Math.min(
          granser.antal,
          sanda.reduce(
            (summa, { anrop }) => summa + anrop(granser),
            handskakningar(mal) + anropForst(katalog, { personer, mal, fall: sanda.length }),
          ),
        ),
        fientliga: sanda.filter(({ fientlig }) => fientlig).map(({ id }) => id),
        granser,
        personer: new Set(Object.values(personer)).size,
        saknar: sanda
          .filter((ett) => ett.galler?.({ mal, personer, granser }) === undefined)
          .filter(({ behover }) => saknade(behover, { personer, mal }).length > 0)
          .map(({ id }) => id),
        ...(mal.testUrl === undefined ? {} : { testUrl: maladress(mal.testUrl) }),
      };
    },

    async kor(mal, val, { onUtfall, signal } = {}) {
      const katalog = katalogFor(mal);
      const slut = new AbortController();
      const korning = borja(katalog, mal, val, { onFel, slut: slut.signal, ...(signal ? { signal } : {}) });
      const { granser, http } = korning.miljo;
      const start = new Date();
      const fall: Fallresultat[] = [];
      let certifikat: Awaited<ReturnType<typeof malcertifikat>>;
      try {
        certifikat = await malcertifikat(korning.miljo, AbortSignal.any([korning.avbrott, korning.tid]));
        const valda = katalog.fall.filter((ett) => arVald(ett, val));
        const onabart = await sokMalet(katalog, korning, valda);
        for (const ett of katalog.fall) {
          const isChosen = valda.includes(ett);
          const utan = onabart && (() => utanMal(ett, granser, onabart, ett === valda[0]));
          const resultat = isChosen ? (utan?.() ?? (await korEtt(ett, korning))) : utanforVal(ett, korning);
          fall.push(resultat);
          if (isChosen) onUtfall?.(resultat);
        }
      } finally {
        slut.abort();
        await http.close();
      }
      return {
        provbank: VERSION,
        bastjanst: katalog.bastjanst,
        namn: katalog.namn,
        kontraktsversion: katalog.kontraktsversion,
        kontraktshash: kontraktshash(katalog.filer),
        start: start.toISOString(),
        slut: new Date().toISOString(),
        mal: maladress(mal.url),
        ...certifikat,
        granser,
        kommandoval: kommandoval(mal, val),
        fall,
        sammanfattning: sammanfatta(fall),
      };
    },
  };
}

/** @throws {TestpersonerError} */
function borja(
  { niva }: Provkatalog,
  mal: Mal,
  val: Val,
  { onFel, signal, slut }: Pick<Korning, 'onFel'> & Korningsval & { readonly slut: AbortSignal },
): Korning {
  const granser = medGranser({ ...niva, ...val.granser });
  const personer = lasTestpersoner(val.personer);
  const { samtidiga, svarMs, tidMs } = granser;
  const http = createHttpClient({
    connections: samtidiga * anropPerFraga(mal.bastjanst),
    connectTimeoutMs: Math.min(svarMs, HANDSKAKNING_MS),
    ...(mal.tls ? { tls: mal.tls } : {}),
    ...(mal.lookup ? { lookup: mal.lookup } : {}),
  });
  const avbrott = signal ?? new AbortController().signal;
  const tid = AbortSignal.timeout(tidMs);
  const inspelning = createInspelning({ http, granser, slut: AbortSignal.any([avbrott, tid, slut]) });
  return {
    miljo: { mal, personer, granser, http: inspelning.http },
    inspelning,
    fientlig: val.fientlig ?? false,
    avbrott,
    tid,
    onFel,
  };
}

function arVald({ id, grupp }: Provfall, { grupper, fall }: Val): boolean {
  return (!grupper || grupper.includes(grupp)) && (!fall || fall.includes(id));
}

/** How many of each outcome. */
export function sammanfatta(fall: readonly Fallresultat[]): Readonly<Record<UtfallSlag, number>> {
  const antal = (slag: UtfallSlag) => fall.filter(({ utfall }) => utfall.utfall === slag).length;
  return Object.fromEntries(UTFALL.map((slag) => [slag, antal(slag)])) as Record<UtfallSlag, number>;
}
