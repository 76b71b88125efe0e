// The verdicts on questions that are wrong: how they are to be refused, and what must never come instead.

import type { HttpResponse } from '../../platform/http-client.ts';
import { godkand, underkand, varning } from '../domslut.ts';
import { type Provsituation, utanSvar } from '../fall.ts';
import { felord } from '../felord.ts';
import type { Fragat } from '../fragare.ts';
import type { Domslut } from '../prov.ts';
import { type Faultcode, faultcodeI } from './soap-fel.ts';
import { harUppgifter } from './uppgifter.ts';

/** How the contract refuses. */
export const AVVISAD = 'SOAP: HTTP 500 med SOAP-fel, faultcode Client. REST: HTTP 4xx.';

/** 4xx that say something of the caller, its pace or the address, and nothing of the question. */
const INTE_OM_FRAGAN = [401, 402, 403, 404, 407, 408, 421, 425, 426, 429, 451];

/** The verdict on a question that should have been refused. */
export function avvisad({ agentur }: Provsituation, fragat: Fragat): Domslut {
  const svar = fragat.anrop.flatMap((anrop) => (anrop.request.method === 'POST' && anrop.svar ? [anrop.svar] : []));
  const [forsta] = svar;
  if (!forsta) return inteSa(fragat.fel ? felord(fragat.fel) : 'inget svar');
  return agentur.wire === 'soap' ? avISoap(forsta, fragat) : avIRest(svar, fragat);
}

function inteSa(fick: string): Domslut {
  return underkand('Frågan avvisades inte på kontraktets sätt.', { vantat: AVVISAD, fick });
}

function besvarad(): Domslut {
  return underkand('Frågan besvarades, fast den är fel.', { vantat: AVVISAD, fick: 'ett svar' });
}

function avISoap(svar: HttpResponse, { fel }: Fragat): Domslut {
  const kod = faultcodeI(svar);
  if (kod === undefined) return avvisadUtanSoapFel(svar, fel ? felord(fel) : undefined);
  if (fel?.cause !== 'soap-fault') return inteSa(`SOAP-fel med HTTP ${svar.status}`);
  // A fault that the contract declares is its own way to refuse, whatever its code.
  if (fel.detail.sourceAlive) return godkand('Frågan avvisades med kontraktets eget fel.');
  switch (kod) {
    case 'Client':
    case 'VersionMismatch':
    case 'MustUnderstand':
      return godkand(`Frågan avvisades med ett SOAP-fel, faultcode ${kod}.`);
    case 'Server':
      return inteSa('SOAP-fel med faultcode Server: tjänsten säger att den själv gick sönder');
    case 'annan':
    case 'ingen':
      return varning('Frågan avvisades, men felet säger inte att det är frågan som är fel.', {
        vantat: 'faultcode Client',
        fick: kod === 'ingen' ? 'ingen faultcode' : 'en egen faultcode',
      });
  }
}

function avvisadUtanSoapFel({ status }: HttpResponse, felet: string | undefined): Domslut {
  if (status >= 400 && status < 500 && !INTE_OM_FRAGAN.includes(status))
    return varning('Frågan avvisades, men inte på kontraktets sätt.', {
      vantat: AVVISAD,
      fick: `HTTP ${status} utan SOAP-fel`,
    });
  return felet === undefined ? besvarad() : inteSa(felet);
}

/** Of an answer in parts each is a call, and each refuses. */
function avIRest(svar: readonly HttpResponse[], { fel }: Fragat): Domslut {
  const inte = svar.find(({ status }) => !(status >= 400 && status < 500) || INTE_OM_FRAGAN.includes(status));
  if (!inte) return godkand(`Frågan avvisades med HTTP ${svar[0]?.status}.`);
  if (inte.status === 200 && !fel) return besvarad();
  return inteSa(inte.status === 200 && fel ? felord(fel) : `HTTP ${inte.status}`);
}

/** The verdict on a question in another dress than SOAP allows: SOAP 1.1 has a faultcode for it, and another is no answer to that. */
export function avvisadMed(situation: Provsituation, fragat: Fragat, faultcode: Faultcode): Domslut {
  const domslut = avvisad(situation, fragat);
  const svar = fragat.anrop[0]?.svar;
  const kod = svar && faultcodeI(svar);
  if (domslut.utfall === 'underkänd' || kod === faultcode || kod === undefined) return domslut;
  return underkand('Frågan avvisades av ett annat skäl.', {
    vantat: `faultcode ${faultcode}`,
    fick: kod === 'annan' || kod === 'ingen' ? 'en annan, eller ingen' : `faultcode ${kod}`,
  });
}

/** The verdict on a question about nobody: refused, or answered without data. What stands in the answer decides, not what it says. */
export function utanUppgifter(situation: Provsituation, fragat: Fragat): Domslut {
  const kvalitet = fragat.leverans?.assessment.quality;
  if (kvalitet === undefined) return avvisad(situation, fragat);
  const vantat = 'inga uppgifter';
  if (harUppgifter(situation, fragat))
    return underkand('Svaret har uppgifter, fast frågan inte gäller någon.', { vantat, fick: 'uppgifter' });
  return kvalitet === 'partial'
    ? underkand('Någon del svarade inte.', { vantat, fick: 'ett delvis svar' })
    : godkand('Svaret har inga uppgifter.');
}

/** An address that does not exist says so; of an answer in parts that is taken for "nothing" part by part. */
export function allaSaknas({ anrop }: Fragat): Domslut | undefined {
  const fragor = anrop.filter(({ request }) => request.method === 'POST');
  const saknas = fragor.length > 0 && fragor.every(({ svar }) => svar?.status === 404);
  return saknas ? godkand('Adressen finns inte (HTTP 404).') : undefined;
}

/** Whether the service still answers an ordinary question; the verdict where it does not. */
export async function leverAn(situation: Provsituation): Promise<Domslut | undefined> {
  const fel = utanSvar(situation, await situation.fraga('kand'));
  return fel && { ...fel, text: 'Efteråt besvaras inte heller en vanlig fråga.' };
}
