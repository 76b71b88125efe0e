// Gallringsbeslut over REST: operators register and end them; a nämnd sees those that concern it.
import type { Gallringsbeslut } from '../querylog/gallring/beslut.ts';
import { kravDrift } from '../querylog/granskning/behorighet.ts';
import { isoInSweden } from '../querylog/granskning/svensk-tid.ts';
import type { Endpoint } from './endpoint.ts';
import { type LoggServices, nummerIn, post } from './logg-services.ts';
import { tid } from './logg-svar.ts';

interface NyttBeslutBody {
  readonly referens: string;
  readonly datum: string;
  readonly beslutadAv: string;
  readonly namnd?: string;
  readonly manader: number;
}

const BESLUT = '/v1/gallring/beslut';

export function createBeslutEndpoints({ gallring }: LoggServices): Endpoint[] {
  const { beslut } = gallring;
  return [
    {
      method: 'get',
      path: BESLUT,
      async handle({ aktor }) {
        const all = await beslut.all();
        const seen = all.filter(({ namnd }) => aktor.roll === 'drift' || namnd === undefined || namnd === aktor.namnd);
        return { json: { beslut: seen.map(beslutJson) } };
      },
    },
    post<NyttBeslutBody>(BESLUT, 'nyttBeslut', async (body, { aktor }) => {
      kravDrift(aktor);
      return { status: 201, json: beslutJson(await beslut.add({ ...body, registreratAv: aktor.namn })) };
    }),
    {
      method: 'post',
      path: `${BESLUT}/:nummer/upphavande`,
      async handle({ aktor, params }) {
        kravDrift(aktor);
        await beslut.upphav(nummerIn(params), aktor.namn);
        return { status: 204 };
      },
    },
  ];
}

function beslutJson({ registreratAt, upphavtAt, ...rest }: Gallringsbeslut): object {
  return { ...rest, registrerat: isoInSweden(registreratAt), ...tid('upphavt', upphavtAt) };
}
