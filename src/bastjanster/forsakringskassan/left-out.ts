// LEFI leaves out what an aktör may not have, without notice: compares what was asked with what the aktör may have.
import { type Assessment, type Responder, summarise } from '../../composite/quality.ts';
import { type InformationType, isOf } from './asked-types.ts';
import { INFORMATIONSTYPER, PARTS, UTLAMNARE } from './codes.ts';

const NOT_KNOWN = 'Det är inte känt om aktören får ta del av alla uppgifter som efterfrågades';
const LEFT_OUT = 'Aktören får inte ta del av alla uppgifter som efterfrågades';

/**
 * The assessment with what LEFI left out. Who left something out is `partial` at best.
 * @param available what the aktör may have; `undefined` where that is not known: then an empty answer proves nothing
 */
export function withLeftOut(
  assessment: Assessment,
  asked: readonly InformationType[],
  available: readonly InformationType[] | undefined,
): Assessment {
  if (!available) return changed(assessment, (one) => (one.quality === 'nothing' ? cannotTell(one) : one));
  const missing = asked.filter((type) => !available.some((one) => one.part === type.part && one.code === type.code));
  if (missing.length === 0) return { ...assessment, leftOut: [] };
  const owners = UTLAMNARE.filter(({ id }) => missing.some(({ code }) => isOf(id, code))).map(({ id }) => id as string);
  const judged = changed(assessment, (one) => (owners.includes(one.id) ? atMostPartial(one) : one));
  return { ...judged, leftOut: names(asked, missing) };
}

function changed(assessment: Assessment, change: (responder: Responder) => Responder): Assessment {
  const responders = assessment.responders.map(change);
  return { ...assessment, responders, quality: summarise(responders) };
}

function cannotTell(responder: Responder): Responder {
  return { ...responder, quality: 'unverifiable', text: NOT_KNOWN };
}

function atMostPartial(responder: Responder): Responder {
  const { quality } = responder;
  return quality === 'answered' || quality === 'nothing'
    ? { ...responder, quality: 'partial', text: LEFT_OUT }
    : responder;
}

/** `FK:VB Vårdbidrag`; with the part where the same type was asked for in another part too and may be had there. */
function names(asked: readonly InformationType[], missing: readonly InformationType[]): string[] {
  const all = missing.map(({ part, code }) => {
    const name = [code, INFORMATIONSTYPER[code]].filter(Boolean).join(' ');
    const elsewhere = asked.some((one) => one.code === code && !missing.includes(one));
    return elsewhere ? `${name} (${PARTS[part]?.name})` : name;
  });
  return [...new Set(all)];
}
