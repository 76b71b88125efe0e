// The cases of one bastjänst: those that every contract has, and its own.
import type { Agentur } from '../agentur.ts';
import { fientligaFall } from '../fall/fientlig.ts';
import { fragefall } from '../fall/fragan.ts';
import { integritetsfall } from '../fall/integritet.ts';
import { negativaFall } from '../fall/negativ.ts';
import { periodfall } from '../fall/perioder.ts';
import { personfall } from '../fall/personer.ts';
import { pingfall } from '../fall/ping.ts';
import { protokollfall } from '../fall/protokoll.ts';
import { servicenivafall } from '../fall/serviceniva.ts';
import { svarandefall } from '../fall/svarande.ts';
import { svarsfall } from '../fall/svaret.ts';
import { tlsfall } from '../fall/tls.ts';
import { medVanligFraga } from '../fall/vanlig-fraga.ts';
import { type Fallmall, fallAv, forstaFragan } from '../fall.ts';
import { GRUPPER, type Provkatalog } from '../prov.ts';

const GEMENSAMMA: readonly Fallmall[] = [
  ...pingfall,
  ...fragefall,
  ...svarsfall,
  ...personfall,
  ...periodfall,
  ...svarandefall,
  ...negativaFall,
  ...protokollfall,
  ...tlsfall,
  ...integritetsfall,
  ...servicenivafall,
  ...fientligaFall,
];

/** @param egna what this contract has and no other */
export function katalogFor(agentur: Agentur, egna: readonly Fallmall[] = []): Provkatalog {
  // Hostile ones last: what they may do to a target does not colour the others.
  const forst = GEMENSAMMA.filter(({ fientlig }) => !fientlig);
  const sist = GEMENSAMMA.filter(({ fientlig }) => fientlig);
  const iOrdning = [...forst, ...egna].sort(
    (a, b) => GRUPPER.indexOf(a.grupp) - GRUPPER.indexOf(b.grupp) || a.nr.localeCompare(b.nr),
  );
  return {
    bastjanst: agentur.modul.source,
    namn: agentur.modul.name,
    kontraktsversion: agentur.version,
    filer: agentur.filer,
    forstaFraga: forstaFragan(agentur),
    fall: fallAv(agentur, [...iOrdning, ...sist].map(medVanligFraga)),
  };
}
