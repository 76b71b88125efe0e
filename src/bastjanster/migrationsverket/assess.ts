// What Migrationsverket's answer is worth. It has no status: an answer without response says that the person is not known.
import type { Assessment, DeliveredQuality } from '../../composite/quality.ts';
import { child, children, childText, descend, type XmlElement } from '../../platform/xml.ts';

export function assess(answer: XmlElement): Assessment {
  return { quality: qualityOf(answer), responders: [], flags: [] };
}

function qualityOf(answer: XmlElement): DeliveredQuality {
  const response = child(answer, 'response');
  if (!response) return children(answer).length === 0 ? 'nothing' : 'unverifiable';
  const list = descend(response, 'svarCollection');
  const svar = list ? children(list).filter(({ name }) => name === 'svar') : [];
  const withheld = svar.filter(isNil).length;
  if (svar.length === withheld && !isKnown(response)) return 'unverifiable';
  return withheld > 0 ? 'partial' : 'answered';
}

function isKnown(response: XmlElement): boolean {
  return ['hemland', 'inresedatum'].some((name) => (childText(response, name) ?? '').trim() !== '');
}

/** A case that is listed and not told. */
function isNil(svar: XmlElement): boolean {
  const nil = svar.attrs.some(({ name, value }) => name === 'nil' && ['true', '1'].includes(value.trim()));
  return nil && children(svar).length === 0;
}
