// The monthly sample lists of a nämnd over REST: list, and sign off.
import type { Stickprov } from '../querylog/granskning/stickprov.ts';
import { TRAFFTEXT } from '../querylog/granskning/stickprov-regler.ts';
import { isoInSweden } from '../querylog/granskning/svensk-tid.ts';
import type { Endpoint } from './endpoint.ts';
import { idIn, type LoggServices, type NamndBody, post } from './logg-services.ts';

type KvittensBody = NamndBody & { readonly anteckning: string };

export function createStickprovEndpoints({ granskning }: LoggServices): Endpoint[] {
  const { stickprov } = granskning;
  return [
    post<NamndBody>('/v1/logg/stickprov/lista', 'listning', async (body, { aktor }) => {
      return { json: { stickprov: (await stickprov.visa({ aktor, ...body })).map(stickprovJson) } };
    }),
    post<KvittensBody>('/v1/logg/stickprov/:id/kvittens', 'stickprovskvittens', async (body, { aktor, params }) => {
      await stickprov.kvittera({ aktor, ...body, id: idIn(params) });
      return { status: 204 };
    }),
  ];
}

function stickprovJson({ id, namnd, manad, skapatAt, regler, traffar, kvittens }: Stickprov): object {
  return {
    id,
    namnd,
    manad,
    skapat: isoInSweden(skapatAt),
    regler,
    traffar: traffar.map((one) => ({ ...one, text: TRAFFTEXT[one.regel](one) })),
    ...(kvittens && {
      kvittens: { av: kvittens.av, tid: isoInSweden(kvittens.at), anteckning: kvittens.anteckning },
    }),
  };
}
