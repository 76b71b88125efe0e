// The verdicts on questions that are wrong: how they are to be refused, and what must never come instead.
import { godkand, underkand, varning } from '../domslut.ts';
import { felord, type Provsituation, utanSvar } from '../fall.ts';
import type { Fragat } from '../fragare.ts';
import type { Domslut } from '../prov.ts';

/** How the contract refuses. */
export const AVVISAD = 'SOAP: HTTP 500 med SOAP-fel. REST: HTTP 4xx.';

/** The verdict on a question that should have been refused. */
export function avvisad({ fel, anrop }: Fragat): Domslut {
  const statusar = anrop.flatMap(({ svar }) => (svar ? [svar.status] : []));
  if (!fel) {
    const alla4xx = statusar.length > 0 && statusar.every((status) => status >= 400 && status < 500);
    return alla4xx
      ? godkand('Frågan avvisades.')
      : underkand('Frågan besvarades, fast den är fel.', { vantat: AVVISAD, fick: 'ett svar' });
  }
  switch (fel.cause) {
    case 'soap-fault':
      return godkand('Frågan avvisades med ett SOAP-fel.');
    case 'http-error':
      return avvisadMedStatus(
        fel.detail.httpStatus ?? 0,
        anrop.some(({ request }) => 'soapaction' in request.headers),
      );
    default:
      return underkand('Frågan avvisades inte på kontraktets sätt.', { vantat: AVVISAD, fick: felord(fel) });
  }
}

function avvisadMedStatus(status: number, soap: boolean): Domslut {
  const fragansFel = status >= 400 && status < 500;
  if (fragansFel && !soap) return godkand(`Frågan avvisades med HTTP ${status}.`);
  const skillnad = { vantat: AVVISAD, fick: soap ? `HTTP ${status} utan SOAP-fel` : `HTTP ${status}` };
  return fragansFel || status === 500
    ? varning('Frågan avvisades, men inte på kontraktets sätt.', skillnad)
    : underkand('Frågan avvisades inte på kontraktets sätt.', skillnad);
}

/** The verdict on a question about nobody: refused, or answered with nothing. */
export function utanUppgifter(fragat: Fragat): Domslut {
  const kvalitet = fragat.leverans?.assessment.quality;
  if (kvalitet === undefined) return avvisad(fragat);
  return kvalitet === 'nothing' || kvalitet === 'unverifiable'
    ? godkand('Svaret har inga uppgifter.')
    : underkand('Svaret har uppgifter, fast frågan inte gäller någon.', {
        vantat: 'inga uppgifter',
        fick: 'uppgifter',
      });
}

/** Of an answer in parts: an address that does not exist says so, and is taken for "nothing" part by part. */
export function allaSaknas({ leverans, anrop }: Fragat): Domslut | undefined {
  const saknas = anrop.length > 0 && anrop.every(({ svar }) => svar?.status === 404);
  return leverans && saknas ? godkand('Adressen finns inte (HTTP 404).') : undefined;
}

/** Whether the service still answers an ordinary question; the verdict where it does not. */
export async function leverAn(situation: Provsituation): Promise<Domslut | undefined> {
  const fel = utanSvar(situation, await situation.fraga('kand'));
  return fel && { ...fel, text: 'Efteråt besvaras inte heller en vanlig fråga.' };
}
