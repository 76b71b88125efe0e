// From a case written once to the case of each bastjänst: whether it applies, what it needs, and the words of its verdict.

import type { BastjanstFault } from '../composite/fault.ts';
import type { HttpResponse } from '../platform/http-client.ts';
import { partError } from '../profiles/sverige/felkoder.ts';
import type { Agentur, Brott } from './agentur.ts';
import { underkand } from './domslut.ts';
import { type Fragare, type Fragat, type FragaVal, fragareFor } from './fragare.ts';
import type { Granser } from './granser.ts';
import type { Domslut, Fallbeskrivning, Krav, Provfall, Provmiljo } from './prov.ts';
import type { Roll } from './testpersoner.ts';

/** What a case has to work with. */
export interface Provsituation {
  readonly agentur: Agentur;
  readonly miljo: Provmiljo;
  readonly signal: AbortSignal;
  readonly ping: Fragare['ping'];
  /** Asks about the person of a role that the case needs. */
  fraga(roll: Roll, val?: FragaVal): Promise<Fragat>;
  /** Asks about an identity that is none. */
  fragaOm(identitet: string, val?: FragaVal): Promise<Fragat>;
  nummer(roll: Roll): string;
}

/** A case before it belongs to a bastjänst. */
export interface Fallmall extends Omit<Fallbeskrivning, 'id' | 'krav' | 'anrop'> {
  /** E.g. `FUN-003`. */
  readonly nr: string;
  readonly krav: readonly Krav[];
  /** Questions that it asks at most; one where it does not say. */
  readonly fragor?: number | ((granser: Granser) => number);
  /** Judges a fault, as every negative case does: passed only where the ordinary question is answered (fall/vanlig-fraga.ts). */
  readonly domerFel?: boolean;
  /** Why it does not apply to a contract or a target; `undefined`: it applies. */
  readonly galler?: (agentur: Agentur, miljo: Provmiljo) => string | undefined;
  prova(situation: Provsituation): Promise<Domslut>;
}

/** How many calls one question is: of an answer in parts each part is one, and Försäkringskassan is asked for what may be had as well. */
const ANROP_PER_FRAGA: Readonly<Record<string, number>> = { FK: 2, SKV_DELAR: 5 };

/** The cases of a bastjänst. */
export function fallAv(agentur: Agentur, mallar: readonly Fallmall[]): Provfall[] {
  const perFraga = ANROP_PER_FRAGA[agentur.modul.source] ?? 1;
  return mallar.map((mall) => {
    const { nr, fragor = 1, galler, prova, ...beskrivning } = mall;
    const fragar = mall.behover !== undefined || mall.grupp === 'ping';
    return {
      ...beskrivning,
      ...(fragar ? { behover: [...(mall.behover ?? []), ...agentur.installningar] } : {}),
      id: `${agentur.prefix}-${nr}`,
      anrop: (granser) => perFraga * (typeof fragor === 'number' ? fragor : fragor(granser)),
      galler: (miljo) => galler?.(agentur, miljo),
      kor: (miljo, signal) => prova(situationen(agentur, miljo, signal)),
    };
  });
}

function situationen(agentur: Agentur, miljo: Provmiljo, signal: AbortSignal): Provsituation {
  const fragare = fragareFor(agentur, miljo);
  const nummer = (roll: Roll) => {
    const personnummer = miljo.personer[roll];
    if (personnummer === undefined) throw new Error(`fallet säger inte att det behöver ${roll}`);
    return personnummer;
  };
  return {
    agentur,
    miljo,
    signal,
    nummer,
    ping: fragare.ping,
    fraga: (roll, val) => fragare.fraga(nummer(roll), signal, val),
    fragaOm: (identitet, val) => fragare.fraga(identitet, signal, val),
  };
}

/** The first answer to a question by POST, as it came; `undefined` where none did. */
export function forstaSvar({ anrop }: Fragat): HttpResponse | undefined {
  return anrop.find(({ request, svar }) => request.method === 'POST' && svar)?.svar;
}

/** What a fault is called where it would be met: the composite's felkod, and what of it can be told. */
export function felord({ cause, detail }: BastjanstFault): string {
  const { felkod } = partError({ name: 'BastjanstFault', message: cause, cause, detail });
  const mer = [detail.httpStatus && `HTTP ${detail.httpStatus}`, detail.technical].filter(Boolean).join(', ');
  return mer === '' ? felkod : `${felkod} (${mer})`;
}

/** A verdict on a question that should have been answered as agreed, in every part; `undefined`: it was. */
export function utanSvar({ agentur }: Provsituation, fragat: Fragat): Domslut | undefined {
  const fel = fragat.fel ?? delfel(fragat);
  if (!fel) return undefined;
  const brott = fragat.anrop.flatMap(({ request, svar }) =>
    svar && fel.cause === 'invalid-answer' ? agentur.svaretsBrott(svar, new URL(request.url).pathname) : [],
  );
  return underkand('Inget godtagbart svar kom.', {
    vantat: 'ett svar enligt kontraktet',
    fick: [felord(fel), ...brott.slice(0, 5).map(brottText)].join('; '),
  });
}

/** Of an answer in parts: the first fault of one, but for those that have nothing on the person. */
function delfel({ leverans }: Fragat): BastjanstFault | undefined {
  if (leverans?.content.format !== 'parts') return undefined;
  const fel = Object.values(leverans.content.parts).flatMap((del) => ('fault' in del ? [del.fault] : []));
  return fel.find(({ detail }) => detail.httpStatus !== 404);
}

export function brottText({ path, rule, expected }: Brott): string {
  return `${path}: ${rule}${expected ? ` (${expected})` : ''}`;
}

/** A question's body without the elements, or the field, of that name. */
export function utanElement(body: string, namn: string): string {
  const xml = new RegExp(`<([\\w.-]+:)?${namn}(?:\\s[^>]*)?(?:/>|>.*?</(?:[\\w.-]+:)?${namn}>)`, 'gs');
  return body.trimStart().startsWith('<') ? body.replaceAll(xml, '') : utanFalt(body, namn);
}

function utanFalt(body: string, namn: string): string {
  const { [namn]: _, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify(rest);
}
