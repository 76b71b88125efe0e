// Exchanges as they may be kept: the structure whole, values only where the contract's words or figures stand, nobody's name or number.

/** Longest text kept of one side of an exchange, in characters. */
const LANGST = 8_000;

/** Fields whose values are codes, figures and dates of the contract; all other values are masked. */
const FAR_SYNAS =
  /^(?:\w*kod|\w*status\w*|resultat|\w*version|(?:from|tom|fran|till)\w*|\w*datum|\w*belopp\w*|summa|valuta|takt|beskattningsar|inkomstar|taxeringsar|ar|inkludera|arbetssokandeinfo|beslutinfo|akasseinfo|faultcode|nil|encoding|definitivt|aktivt)$/i;
/** One word: a code may stand in them, a name and a number together may not. */
const KODORD = /^[\p{L}\d_.:+-]{1,40}$/u;
const DATUM = /^\d{4}-?\d{2}-?\d{2}$/;
const IDENTITETER = /\d{6,8}[-+ ]\d{4}(?!\d)|\d{9,}/g;
/** A tag that the cut, or the sender, left open. */
const OPPEN_TAGG = /<([\w:./-]*)[^<>]*$/;
const ATTRIBUT = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const JSONDELAR = /"((?:[^"\\]|\\.)*)"?(\s*:)?|(-?\d[\d.eE+-]*)|true|false|null|[{}[\],:\s]+|[^"{}[\],:\s]+/g;

/** A text of either side, masked and cut. Never throws, whatever it is. */
export function maskera(text: string): string {
  const start = text.trimStart().replace(/^\uFEFF/, '');
  if (start === '') return '';
  const maskerad = utanIdentiteter(maskeraText(start.slice(0, LANGST), start.length));
  return start.length > LANGST ? `${maskerad} … (${start.length} tecken)` : maskerad;
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
    .replace(OPPEN_TAGG, '<$1>');
  return enbartTaggar.replaceAll(/(<[^>]*>)([^<]*)/g, (_, tagg: string, varde: string) => {
    const namn = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(tagg)?.[1] ?? '';
    return maskeraTagg(tagg) + (varde.trim() === '' ? varde : synlig(namn, varde));
  });
}

/** The tag made anew of its name and its attributes: what else stands in it is not kept. */
function maskeraTagg(tagg: string): string {
  const [, oppning = '<', namn = ''] = /^(<[/?!]?)\s*([\w:.-]*)/.exec(tagg) ?? [];
  const attribut = [...tagg.matchAll(ATTRIBUT)].map(([, attributnamn = '', a, b, c]) => {
    const varde = a ?? b ?? c ?? '';
    // Declarations of namespaces are the contract's own words.
    const deklaration = /^xmlns(:|$)/.test(attributnamn);
    return ` ${attributnamn}="${deklaration ? varde : synlig(attributnamn.replace(/^.*:/, ''), varde)}"`;
  });
  return oppning + namn + attribut.join('') + (/[/?]>$/.exec(tagg)?.[0] ?? '>');
}

function maskeraJson(json: string): string {
  let namn = '';
  return json.replaceAll(JSONDELAR, (hela, text?: string, kolon?: string, tal?: string) => {
    if (kolon !== undefined) {
      namn = text ?? '';
      return /^[\w.@-]{0,60}$/.test(namn) ? hela : `"●"${kolon}`;
    }
    if (text !== undefined) return `"${synlig(namn, text)}"`;
    if (tal !== undefined) return synlig(namn, tal);
    return /^(?:true|false|null|[{}[\],:\s]+)$/.test(hela) ? hela : '●';
  });
}

function synlig(namn: string, varde: string): string {
  const ren = varde.trim();
  if (DATUM.test(ren) || /^(?:true|false)$/.test(ren)) return varde;
  return FAR_SYNAS.test(namn) && KODORD.test(ren) ? varde : dolt(varde.length);
}

/** A text without runs of digits that could be somebody's number. */
export function utanIdentiteter(text: string): string {
  return text.replaceAll(IDENTITETER, '●');
}

function dolt(tecken: number): string {
  return `●(${tecken})`;
}
