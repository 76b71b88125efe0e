// Exchanges as they may be kept: the structure whole, values only where they are technical ones, nobody's name or number.
import { arNamnrymd, farSynas } from './synliga-varden.ts';

/** Longest text kept of one side of an exchange, in characters. */
const LANGST = 8_000;
/** Ends a text that was cut: what it cut in two is then no whole value, and is not shown. */
const KAPAD = '…';

/** Digits in a row, whatever signs stand between them: somebody's number where there are as many as one has. */
const SIFFERRAD = /\p{Nd}(?:(?:%[0-9A-Fa-f]{2}|[^\p{L}\p{N}<>"'{}[\],=]){0,3}\p{Nd})*/gu;
const MINST_SIFFROR = 9;
/** The rows of a day or of a time of day with their zone, which are longer. */
const DAG = /^\d{4}-\d\d-\d\d(?:[+-][01]\d:[0-5]\d)?$/;
const TID = /^[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,7})?(?:[+-][01]\d:[0-5]\d)?$/;

const NAMNTECKEN = String.raw`[\p{L}\p{N}_.-]`;
/** A tag that the cut, or the sender, left open; a name that nothing follows may be half of one. */
const OPPEN_TAGG = new RegExp(`<(?:(/?(?:${NAMNTECKEN}|:)+)(?=[\\s/]))?[^<>]*$`, 'u');
const LOKALNAMN = new RegExp(`^<(?:${NAMNTECKEN}+:)?(${NAMNTECKEN}+)`, 'u');
const TAGG = new RegExp(`^(<[/?!]?)\\s*((?:${NAMNTECKEN}|:)*)`, 'u');
const ATTRIBUT = new RegExp(`((?:${NAMNTECKEN}|:)+)\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'gu');
const JSONDELAR = /"((?:[^"\\]|\\.)*)"?(\s*:)?|[^"{}[\],:\s]+/gs;

/**
 * A text of either side, masked and cut. Never throws, whatever it is.
 * @param fortsatter whether more follows that is not in `text`
 */
export function maskera(text: string, fortsatter = false): string {
  const start = text.trimStart();
  if (start === '') return '';
  if (!fortsatter && start.length <= LANGST) return utanIdentiteter(maskeraText(start, start.length));
  const maskerad = utanIdentiteter(maskeraText(start.slice(0, LANGST) + KAPAD, start.length));
  return `${maskerad.replace(/…$/, '')} … (${fortsatter ? 'mer än ' : ''}${start.length} tecken)`;
}

function maskeraText(text: string, tecken: number): string {
  // In another encoding than UTF-8, words are not where the patterns look.
  if (text.includes('\0')) return `● (${tecken} tecken, inte UTF-8)`;
  if (text.startsWith('<')) return maskeraXml(text);
  return /^[{[]/.test(text) ? maskeraJson(text) : `● (${tecken} tecken, varken XML eller JSON)`;
}

function maskeraXml(xml: string): string {
  const enbartTaggar = xml
    .replaceAll(/<!\[CDATA\[.*?(?:\]\]>|$)/gs, ({ length }) => dolt(length))
    .replaceAll(/<!--.*?(?:-->|$)/gs, '')
    .replaceAll(/<!DOCTYPE.*?(?:\]\s*>|$)/gs, '<!DOCTYPE>')
    .replace(OPPEN_TAGG, (_, namn?: string) => (namn ? `<${namn}>` : ''));
  return enbartTaggar.replaceAll(/(<[^>]*>)([^<]*)/g, (_, tagg: string, varde: string) => {
    const namn = LOKALNAMN.exec(tagg)?.[1] ?? '';
    return maskeraTagg(tagg) + synlig(namn, varde);
  });
}

/** The tag made anew of its name and its attributes: what else stands in it is not kept. */
function maskeraTagg(tagg: string): string {
  const [, oppning = '<', namn = ''] = TAGG.exec(tagg) ?? [];
  // Instructions and declarations are no structure, but for these.
  const avKontraktet = /^<\/?$/.test(oppning) || /^(?:xml|doctype)$/i.test(namn);
  const attribut = [...tagg.matchAll(ATTRIBUT)].map(([, attributnamn = '', a, b, c]) => {
    const varde = a ?? b ?? c ?? '';
    return ` ${attributnamn}="${attributvarde(attributnamn, varde)}"`;
  });
  return oppning + (avKontraktet ? namn : '●') + attribut.join('') + (/[/?]>$/.exec(tagg)?.[0] ?? '>');
}

function attributvarde(namn: string, varde: string): string {
  if (/^xmlns(?::|$)/.test(namn)) return arNamnrymd(varde) ? varde : dolt(varde.length);
  return synlig(namn.replace(/^.*:/, ''), varde);
}

function maskeraJson(json: string): string {
  let namn = '';
  return json.replaceAll(JSONDELAR, (hela, text?: string, kolon?: string) => {
    if (kolon !== undefined) {
      namn = text ?? '';
      return /^[\w.@-]{0,60}$/.test(namn) ? hela : `"●"${kolon}`;
    }
    return text === undefined ? synlig(namn, hela) : `"${synlig(namn, text)}"`;
  });
}

function synlig(falt: string, varde: string): string {
  const ren = varde.trim();
  return ren === '' || ren === KAPAD || farSynas(falt, ren) ? varde : dolt(varde.length);
}

/** A text without the rows of digits that somebody's number could be in. */
export function utanIdentiteter(text: string): string {
  return text.replaceAll(SIFFERRAD, (rad, plats: number) => {
    const siffror = rad.replaceAll(/%[0-9A-Fa-f]{2}|\P{Nd}/gu, '').length;
    const tid = DAG.test(rad) || (text[plats - 1] === 'T' && TID.test(rad));
    return siffror < MINST_SIFFROR || tid ? rad : '●';
  });
}

function dolt(tecken: number): string {
  return `●(${tecken})`;
}
