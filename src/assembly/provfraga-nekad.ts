// Why a question about a test person got no answer, read from what the face refused it with.
import { children, childText, descend, parseXml } from '../platform/xml.ts';
import type { Nekad, Nekandeorsak } from '../web/portal/provfraga-services.ts';
import type { TekniskFelkod } from '../web/portal/teknik/services.ts';

/** What a refusal says. */
export type Sagt = Pick<Nekad, 'felkod' | 'felmeddelande'>;

/**
 * @param text a SOAP fault, or problem+json
 * @param felkoder with the status that each has over REST; over SOAP every fault is a 500
 */
export function nekadOf(text: string, felkoder: readonly TekniskFelkod[]): Nekad {
  const sagt = sagtI(text);
  const status = felkoder.find(({ felkod, galler }) => galler === 'fraga' && felkod === sagt.felkod)?.status;
  return { felkod: sagt.felkod, felmeddelande: sagt.felmeddelande, orsak: orsakOf(status) };
}

/** @param text a SOAP fault, or problem+json @throws what cannot be parsed */
export function sagtI(text: string): Sagt {
  return text.startsWith('<') ? faultOf(text) : (JSON.parse(text) as Sagt);
}

function orsakOf(status = 500): Nekandeorsak {
  if (status === 429 || status === 503) return 'tillfället';
  return status >= 500 ? 'tjänsten' : 'frågan';
}

function faultOf(xml: string): Sagt {
  using doc = parseXml(xml);
  const detail = descend(doc.root, 'Body', 'Fault', 'detail');
  const [fault] = detail ? children(detail) : [];
  if (!fault) return { felkod: '', felmeddelande: [] };
  const texts = children(fault).filter(({ name }) => name === 'felmeddelande');
  return { felkod: childText(fault, 'felkod') ?? '', felmeddelande: texts.map(({ content }) => content) };
}
