// From a case written once to the case of each bastjänst: whether it applies, what it needs, and the words of its verdict.

import type { BastjanstFault } from '../composite/fault.ts';
import type { HttpResponse } from '../platform/http-client.ts';
import { partError } from '../profiles/sverige/felkoder.ts';
import type { Agentur } from './agentur.ts';
import { underkand } from './domslut.ts';
import { brottText, felord } from './felord.ts';

import { type Fragare, type Fragat, type FragaVal, fragareFor } from './fragare.ts';
import type { Granser } from './granser.ts';
import type { Domslut, Fallbeskrivning, Krav, Provfall, Provkatalog, Provmiljo } from './prov.ts';
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
  /** Waits until that many questions may be asked at once. */
  samla(fragor: number): Promise<void>;
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
  readonly galler?: (agentur: Agentur, miljo: Omit<Provmiljo, 'http'>) => string | undefined;
  prova(situation: Provsituation): Promise<Domslut>;
}

/** How many calls one question is: of an answer in parts each part is one, and Försäkringskassan is asked for what may be had as well. */
const ANROP_PER_FRAGA: Readonly<Record<string, number>> = { FK: 2, SKV_DELAR: 5 };

export function anropPerFraga(bastjanst: string): number {
  return ANROP_PER_FRAGA[bastjanst] ?? 1;
}

/** The cases of a bastjänst. */
export function fallAv(agentur: Agentur, mallar: readonly Fallmall[]): Provfall[] {
  const perFraga = anropPerFraga(agentur.modul.source);
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

/** An ordinary question about a known person, before the cases. */
export function forstaFragan(agentur: Agentur): NonNullable<Provkatalog['forstaFraga']> {
  return {
    behover: ['kand', ...agentur.installningar],
    anrop: anropPerFraga(agentur.modul.source),
    async stall(miljo, signal) {
      await situationen(agentur, miljo, signal).fraga('kand');
    },
  };
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
    samla: (fragor) => miljo.http.samla(fragor * anropPerFraga(agentur.modul.source), signal),
    fraga: (roll, val) => fragare.fraga(nummer(roll), signal, val),
    fragaOm: (identitet, val) => fragare.fraga(identitet, signal, val),
  };
}

/** The first answer to a question by POST, as it came; `undefined` where none did. */
export function forstaSvar({ anrop }: Fragat): HttpResponse | undefined {
  return anrop.find(({ request, svar }) => request.method === 'POST' && svar)?.svar;
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
    fick: [felord(fel), ...(brott.length > 0 ? [`${brott.slice(0, 5).map(brottText).join('; ')}.`] : [])].join(' '),
    felkod: partError(fel).felkod,
  });
}

/** Of an answer in parts: the first fault of one, but for those that have nothing on the person. */
function delfel({ leverans }: Fragat): BastjanstFault | undefined {
  if (leverans?.content.format !== 'parts') return undefined;
  const fel = Object.values(leverans.content.parts).flatMap((del) => ('fault' in del ? [del.fault] : []));
  return fel.find(({ detail }) => detail.httpStatus !== 404);
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
