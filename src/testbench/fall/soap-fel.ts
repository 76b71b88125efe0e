// A SOAP fault as SOAP 1.1 (4.4) has it: who is at fault, by its code.

import type { HttpResponse } from '../../platform/http-client.ts';
import { openEnvelope } from '../../platform/soap-envelope.ts';
import { childText, parseXml, XmlRefusal } from '../../platform/xml.ts';

/** Codes that SOAP 1.1 defines; anything else is `annan`, and none at all `ingen`. */
export type Faultcode = 'VersionMismatch' | 'MustUnderstand' | 'Client' | 'Server' | 'annan' | 'ingen';

const KODER: readonly Faultcode[] = ['VersionMismatch', 'MustUnderstand', 'Client', 'Server'];

/** The faultcode of an answer, its finer parts (`Client.Authentication`) left out; `undefined` where it is no SOAP 1.1 fault. */
export function faultcodeI(svar: Pick<HttpResponse, 'body'>): Faultcode | undefined {
  try {
    using doc = parseXml(svar.body);
    const oppnat = openEnvelope(doc);
    if ('flaw' in oppnat || oppnat.body.name !== 'Fault') return undefined;
    const kod = childText(oppnat.body, 'faultcode')?.trim().replace(/^.*:/, '').split('.')[0] ?? '';
    if (kod === '') return 'ingen';
    return KODER.find((en) => en === kod) ?? 'annan';
  } catch (error) {
    if (error instanceof XmlRefusal) return undefined;
    throw error;
  }
}
