// The control of the log's chains over REST, for operators.
import { isoInSweden } from '../querylog/granskning/svensk-tid.ts';
import type { Avvikelse } from '../querylog/kontroll/avvikelse.ts';
import type { Kontrollresultat, Manadsresultat } from '../querylog/kontroll/verify.ts';
import type { Endpoint } from './endpoint.ts';
import { type LoggServices, post } from './logg-services.ts';
import { tid } from './logg-svar.ts';

interface KontrollBody {
  readonly skal: string;
  readonly manader?: readonly string[];
}

/** A control that its caller no longer waits for ends with the page that it reads. */
export function createKontrollEndpoints({ granskning, kontroll }: LoggServices): Endpoint[] {
  return [
    post<KontrollBody>('/v1/logg/kontroller', 'kontroll', async ({ skal, manader }, { aktor, left: signal }) => {
      const run = () => kontroll.kontrollera({ signal, ...(manader && { manader }) });
      return { json: kontrollJson(await granskning.kontrollera({ aktor, skal }, run)) };
    }),
  ];
}

function kontrollJson({ manader, kontrollpunkter, antalAvvikelser, avvikelser }: Kontrollresultat): object {
  return {
    manader: manader.map(manadJson),
    kontrollpunkter,
    antalAvvikelser,
    avvikelser: avvikelser.map(avvikelseJson),
  };
}

function manadJson({ kontrollpunkt, ...rest }: Manadsresultat): object {
  if (!kontrollpunkt) return rest;
  return { ...rest, kontrollpunkt: { nummer: kontrollpunkt.nummer, tid: isoInSweden(kontrollpunkt.at) } };
}

function avvikelseJson({ at, ...rest }: Avvikelse): object {
  return { ...rest, ...tid('tid', at) };
}
