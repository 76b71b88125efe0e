// A nämnd's approvals of operators over REST: give, take back, list.
import type { Medgivande } from '../querylog/granskning/medgivande.ts';
import { intervalOfDays, isoInSweden } from '../querylog/granskning/svensk-tid.ts';
import type { Endpoint } from './endpoint.ts';
import { idIn, type LoggServices, type NamndBody, post } from './logg-services.ts';
import { tid } from './logg-svar.ts';

type NyttMedgivandeBody = NamndBody & { readonly operator: string; readonly till: string };

export function createMedgivandeEndpoints({ granskning }: LoggServices): Endpoint[] {
  const { medgivanden } = granskning;
  return [
    post<NyttMedgivandeBody>('/v1/logg/medgivanden', 'nyttMedgivande', async ({ till, ...body }, { aktor }) => {
      const tillAt = intervalOfDays(till, till).to;
      return { status: 201, json: medgivandeJson(await medgivanden.ge({ aktor, ...body, tillAt })) };
    }),
    post<NamndBody>('/v1/logg/medgivanden/lista', 'listning', async (body, { aktor }) => {
      const all = await medgivanden.alla({ aktor, ...body });
      return { json: { medgivanden: all.map(medgivandeJson) } };
    }),
    post<NamndBody>('/v1/logg/medgivanden/:id/aterkallelse', 'aterkallelse', async (body, { aktor, params }) => {
      await medgivanden.aterkalla({ aktor, ...body, id: idIn(params) });
      return { status: 204 };
    }),
  ];
}

function medgivandeJson({ franAt, tillAt, aterkallatAt, ...rest }: Medgivande): object {
  return { ...rest, fran: isoInSweden(franAt), till: isoInSweden(tillAt), ...tid('aterkallat', aterkallatAt) };
}
