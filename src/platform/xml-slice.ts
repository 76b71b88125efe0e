// Cuts the element in an envelope's Body out of the text as it was sent, which is cheaper than writing it anew.
import { declarations, standalone, type XmlElement } from './xml.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The element as XML text that stands on its own, as {@link standalone}: the very characters that were sent, where they
 * can be found for certain, or else written anew.
 * @param element the only element in the Body of the well-formed document that `source` is
 */
export function bodySlice(source: Uint8Array, element: XmlElement): string {
  const xml = slice(source, element);
  if (xml === undefined) return standalone(element);
  const inherited = declarations(element);
  return inherited === '' ? xml : xml.replace(START_OF_TAG, (start) => start + inherited);
}

const START_OF_TAG = /^<[^\s/>]+/;

/**
 * With comments, CDATA, instructions or another encoding about, finding an end tag by its name is no longer certain.
 * Without them, `<` begins a tag and nothing else, and the last end tag of that name before Body's is the element's.
 */
function slice(source: Uint8Array, element: XmlElement): string | undefined {
  const text = plainText(source, element);
  const body = element.parent;
  if (text === undefined || !body) return undefined;
  const bodyTag = `<${qualified(body)}`;
  const opening = text.indexOf(bodyTag);
  if (opening === -1 || text.indexOf(bodyTag, opening + 1) !== -1) return undefined;
  const from = text.indexOf('<', opening + 1);
  const firstEnd = text.indexOf('>', from);
  // A `>` may stand in an attribute: then this is not the end of the tag, and the element is written anew.
  if (/["']/.test(text.slice(from, firstEnd).replaceAll(/"[^"]*"|'[^']*'/g, ''))) return undefined;
  if (text[firstEnd - 1] === '/') return text.slice(from, firstEnd + 1);
  const last = text.lastIndexOf(`</${qualified(element)}`, text.lastIndexOf(`</${qualified(body)}`) - 1);
  return last === -1 ? undefined : text.slice(from, text.indexOf('>', last) + 1);
}

/** The text after the XML declaration, if it is UTF-8 and has nothing but tags and text. */
function plainText(source: Uint8Array, { doc }: XmlElement): string | undefined {
  if (doc.encoding !== null && !/^utf-?8$/i.test(doc.encoding)) return undefined;
  try {
    const text = utf8.decode(source).replace(/^<\?xml[^>]*\?>/, '');
    return text.includes('<!') || text.includes('<?') ? undefined : text;
  } catch {
    return undefined;
  }
}

function qualified({ prefix, name }: XmlElement): string {
  return prefix ? `${prefix}:${name}` : name;
}
