// What Transportstyrelsen's answer is worth: OK with an empty fordonsinnehav is the one that says "owns no vehicle".
import { type Assessment, type Quality, type Responder, summarise } from '../../composite/quality.ts';
import { child, children, childText, type XmlElement } from '../../platform/xml.ts';
import { shortCode } from '../status-code.ts';

const FAULTY = 'Transportstyrelsen svarade med fel';
const SOME_FAULTY = 'En del av uppgifterna kunde inte lämnas';

export function assess(answer: XmlElement): Assessment {
  const responders = [fordon(answer)];
  return { quality: summarise(responders), responders, flags: [] };
}

function fordon(answer: XmlElement): Responder {
  const own = { id: 'fordon', name: 'Fordonsinnehav' };
  const resultat = childText(answer, 'resultat')?.trim();
  const fel = child(answer, 'felresultat');
  const code = shortCode(fel && childText(fel, 'felkod'));
  const coded = code === undefined ? {} : { code };
  if (resultat !== 'OK') return { ...own, quality: 'unverifiable', ...coded, ...(fel ? { text: FAULTY } : {}) };
  if (fel) return { ...own, quality: 'partial', ...coded, text: SOME_FAULTY };
  return { ...own, quality: contentOf(child(answer, 'fordonsinnehav')) };
}

function contentOf(fordonsinnehav: XmlElement | undefined): Quality {
  if (!fordonsinnehav) return 'unverifiable';
  if (child(fordonsinnehav, 'fordon')) return 'answered';
  return children(fordonsinnehav).length === 0 ? 'nothing' : 'unverifiable';
}
