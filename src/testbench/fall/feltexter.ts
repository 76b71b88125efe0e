// The texts in which a source says that something is wrong: faults of the whole, of single parts, and statuses inside answers.
import type { HttpResponse } from '../../platform/http-client.ts';
import { parseJson } from '../../platform/json.ts';
import type { Fragat } from '../fragare.ts';
import { textAv } from './texter.ts';

/** Elements and fields that hold such a text, in the contracts. */
const STATUSTEXTER = [
  ...['StatusSokandeinformationKodText', 'AktivitetsRapportMeddelande', 'ResultatText', 'StatusSvarandeOrganisation'],
  ...['feltext', 'MeddelandeText', 'faultString', 'meddelande', 'beskrivning', 'title', 'detail'],
];

const ELEMENT = new RegExp(`<(?:[\\w.-]+:)?(${STATUSTEXTER.join('|')})(?:\\s[^>]*)?>([^<]*)<`, 'g');

/** Whether an answer is a fault: it then has no data of anybody, and is read whole. */
export function arFelsvar(svar: HttpResponse): boolean {
  return svar.status >= 400 || /<(?:[\w.-]+:)?Fault[\s>]/.test(textAv(svar));
}

/** All of them in what came, one for each place; empty where nothing is said to be wrong. */
export function feltexterI({ anrop }: Fragat): readonly string[] {
  return anrop.flatMap(({ svar }) => {
    if (!svar) return [];
    if (arFelsvar(svar)) return [textAv(svar)];
    const text = textAv(svar);
    return text.trimStart().startsWith('<') ? iXml(text) : iJson(svar.body);
  });
}

function iXml(text: string): readonly string[] {
  // A document that an answer holds as a string is escaped once more.
  const rak = text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/<!\[CDATA\[|\]\]>/g, '');
  return [...rak.matchAll(ELEMENT)].map(([, , varde = '']) => varde).filter((varde) => varde.trim() !== '');
}

function iJson(body: Uint8Array): readonly string[] {
  const json = parseJson(body);
  return 'value' in json ? texter(json.value) : [];
}

function texter(varde: unknown): readonly string[] {
  if (typeof varde !== 'object' || varde === null) return [];
  return Object.entries(varde).flatMap(([namn, inre]) =>
    typeof inre === 'string' && STATUSTEXTER.includes(namn) ? [inre] : texter(inre),
  );
}
