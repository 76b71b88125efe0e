// Reads the composite's SOAP answers: opened as an envelope, checked by the XSD of the version that was asked in.
import { openEnvelope } from '../../platform/soap-envelope.ts';
import { child, children, childText, parseXml, type XmlElement, XmlRefusal } from '../../platform/xml.ts';
import { compileXsd, type XsdSchema } from '../../platform/xsd.ts';
import { brottText } from '../felord.ts';
import { namnrymd, type SoapForm } from './fraga.ts';
import type { Del, Last, Olasbart } from './svar.ts';

/** Compiled when first needed: commands that run no case do without. */
const xsd = new Map<SoapForm, XsdSchema>();

function schemaOf(form: SoapForm): XsdSchema {
  const compiled = xsd.get(form) ?? compileXsd(`schemas/ssbtek/ssbtek-${form.replace('SOAP ', '')}.xsd`);
  xsd.set(form, compiled);
  return compiled;
}

/** @param text of an envelope */
export function lasSoap(form: SoapForm, text: string): Last | Olasbart {
  try {
    using doc = parseXml(text);
    const opened = openEnvelope(doc);
    if ('flaw' in opened) return { skal: `kuvertet är inte som SOAP 1.1 säger (${opened.flaw})` };
    const { body } = opened;
    return body.name === 'Fault' ? lasFault(form, body) : lasElement(form, body);
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    return { skal: 'svaret är inte välformad XML utan DTD' };
  }
}

function lasFault(form: SoapForm, fault: XmlElement): Last | Olasbart {
  const detail = child(fault, 'detail');
  const [typed] = detail ? children(detail) : [];
  if (!typed) return { skal: 'felet har inget typat innehåll i detail' };
  const faultcode = childText(fault, 'faultcode')?.replace(/^.*:/, '') ?? '';
  return {
    ...lasElement(form, typed),
    nekad: { felkod: childText(typed, 'felkod') ?? '', felmeddelande: texts(typed, 'felmeddelande'), faultcode },
  };
}

function lasElement(form: SoapForm, element: XmlElement): Last {
  const svarsdata = child(element, 'svarsdata');
  const foreign =
    element.namespaceUri === namnrymd(form) ? [] : ['elementet hör till en annan namnrymd än frågans version'];
  return {
    element: element.name,
    brott: [...foreign, ...schemaOf(form).validate(element).map(brottText)],
    delar: children(svarsdata ?? element)
      .filter(({ name }) => /^[A-Z]+$/.test(name))
      .map(delAv),
    korrelationsid: childText(element, 'korrelationsid'),
    fraga: child(element, 'fraga') !== undefined,
  };
}

function delAv(part: XmlElement): Del {
  const error = child(part, 'error');
  const data = children(part).filter((one) => one !== error && one.name !== 'error' && one.name !== 'anropad');
  return {
    myndighet: part.name,
    data: data.some((one) => one.content.trim() !== ''),
    ...(error && {
      fel: {
        kalla: childText(error, 'kalla') ?? '',
        felkod: childText(error, 'felkod') ?? '',
        felmeddelande: texts(error, 'felmeddelande'),
      },
    }),
    identiteter: identiteterI(part),
  };
}

const NAMNGER = ['IdentitetsbeteckningFysiskPerson', 'IdentificationNumber'];

function identiteterI(element: XmlElement): string[] {
  const own = NAMNGER.includes(element.name) ? [element.content.trim()] : [];
  return [...own, ...children(element).flatMap(identiteterI)];
}

function texts(element: XmlElement, name: string): string[] {
  return children(element).flatMap((one) => (one.name === name ? [one.content] : []));
}
