// A nämnd's exceptions over REST: what it holds back from gallring, and what it leaves out of registerutdrag.
import type { Markering, NewMarkering } from '../querylog/gallring/markeringar.ts';
import { isoInSweden } from '../querylog/granskning/svensk-tid.ts';
import type { Endpoint } from './endpoint.ts';
import { idIn, type LoggServices, type NamndBody, post } from './logg-services.ts';
import { tid } from './logg-svar.ts';

type NyMarkeringBody = Pick<NewMarkering, 'slag' | 'namnd' | 'falt' | 'orsak' | 'till'> & { readonly mal: string };

const MARKERINGAR = '/v1/gallring/markeringar';

export function createMarkeringEndpoints({ granskning: { markeringar } }: LoggServices): Endpoint[] {
  return [
    post<NyMarkeringBody>(MARKERINGAR, 'nyMarkering', async ({ orsak, ...body }, { aktor }) => {
      return { status: 201, json: markeringJson(await markeringar.laggTill({ aktor, skal: orsak, ...body })) };
    }),
    post<NamndBody>(`${MARKERINGAR}/lista`, 'markeringar', async (body, { aktor }) => {
      return { json: { markeringar: (await markeringar.lista({ aktor, ...body })).map(markeringJson) } };
    }),
    post<NamndBody>(`${MARKERINGAR}/:id/avslut`, 'markeringar', async (body, { aktor, params }) => {
      await markeringar.avsluta({ aktor, ...body, id: idIn(params) });
      return { status: 204 };
    }),
  ];
}

/** A person that it concerns is not handed out: the reason says what it is about. */
function markeringJson({ mal, registreradAt, avslutadAt, ...rest }: Markering): object {
  const { id, slag, namnd, falt, orsak, till, registreradAv } = rest;
  return {
    ...{ id, slag, namnd, falt, orsak, registreradAv },
    ...(falt === 'arende' && { arende: mal.reveal() }),
    ...(till !== undefined && { till }),
    registrerad: isoInSweden(registreradAt),
    ...tid('avslutad', avslutadAt),
  };
}
