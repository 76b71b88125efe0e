// What Arbetsförmedlingen's answer is worth: what it has on the person as a jobseeker, and the aktivitetsrapport.
import { type Assessment, type Quality, type Responder, summarise } from '../../composite/quality.ts';
import { child, children, childText, descend, type XmlElement } from '../../platform/xml.ts';
import { shortCode, told, UNKNOWN_CODE } from '../status-code.ts';
import { AKTIVITETSRAPPORT, STATUS } from './codes.ts';

export function assess(answer: XmlElement): Assessment {
  const svar = child(answer, 'Svar');
  if (!svar) return { quality: 'unverifiable', responders: [], flags: [] };
  const info = child(svar, 'ArbetssokandeInfo');
  const responders = [sokandeinformation(svar), ...(info ? [aktivitetsrapport(info)] : [])];
  return { quality: summarise(responders), responders, flags: isProtected(svar) ? ['protected'] : [] };
}

function sokandeinformation(svar: XmlElement): Responder {
  const code = shortCode(childText(svar, 'StatusSokandeinformationKod'));
  const quality = code === '0' ? contentOf(svar) : 'unverifiable';
  return { id: 'sokandeinformation', name: 'Uppgifter om arbetssökande', quality, ...told(code, STATUS) };
}

/** `nothing` only where it says that the person is no jobseeker and lists decisions, of which there are none. */
function contentOf(svar: XmlElement): Quality {
  const info = child(svar, 'ArbetssokandeInfo');
  const beslut = descend(svar, 'BeslutInfo', 'EkonomiskaBeslut');
  const registered = FACTS.some((name) => textOf(info, name) !== '');
  const arbetssokande = textOf(info, 'Arbetssokande');
  const says = registered || YES.includes(arbetssokande) || (beslut && child(beslut, 'Beslut'));
  if (says || textOf(svar, 'Akassetillhorighet') !== '') return 'answered';
  return NO.includes(arbetssokande) && beslut && children(beslut).length === 0 ? 'nothing' : 'unverifiable';
}

const YES = ['true', '1'];
const NO = ['false', '0'];
const FACTS = [
  'ArbetssokandeSKAT',
  'ArbetssokandeRegistrerad',
  'ArbetssokandeOmfattning',
  'ArbetssokandeAvaktualiserad',
];

function aktivitetsrapport(info: XmlElement): Responder {
  const own = { id: 'aktivitetsrapport', name: 'Aktivitetsrapport' };
  const code = shortCode(descend(info, 'AktivetetsRapportDatum', 'AktivitetsRapportMeddelande')?.content);
  const known = code !== undefined && Object.hasOwn(AKTIVITETSRAPPORT, code) ? AKTIVITETSRAPPORT[code] : undefined;
  return { ...own, quality: 'unverifiable', ...(code ? { code } : {}), text: UNKNOWN_CODE, ...known };
}

/** Anything but a clear no counts: it is better to be careful for nothing. */
function isProtected(svar: XmlElement): boolean {
  const marks = children(svar).filter(({ name }) => name === 'Sekretessmarkering');
  return marks.some(({ content }) => !['', ...NO].includes(content.trim()));
}

function textOf(element: XmlElement | undefined, name: string): string {
  return (element && childText(element, name)?.trim()) ?? '';
}
