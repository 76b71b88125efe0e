// What the bench knows of a bastjänst over SOAP, taken from its own contract: question and answer have one XSD.
import type { BastjanstModule, SoapContract, SoapMapper } from '../../bastjanster/module.ts';
import type { HttpResponse } from '../../platform/http-client.ts';
import { openEnvelope } from '../../platform/soap-envelope.ts';
import { createWsdlPublisher } from '../../platform/wsdl.ts';
import { child, children, parseXml, type XmlElement, XmlRefusal } from '../../platform/xml.ts';
import { compileXsd } from '../../platform/xsd.ts';
import type { Agentur, Brott, Fakta } from '../agentur.ts';
import { type Databarande, harElement } from '../fall/uppgifter.ts';
import { senare } from './senare.ts';

export interface SoapUppgifter {
  readonly modul: BastjanstModule;
  readonly contract: SoapContract;
  readonly mapper: SoapMapper;
  readonly version: string;
  readonly fakta: Omit<Fakta, 'annanVersion' | 'namngerPerson' | 'uppgifter'> & {
    readonly namngerPerson?: boolean;
    readonly uppgifter: Databarande;
  };
}

export function soapAgentur({ modul, contract, mapper, version, fakta }: SoapUppgifter): Agentur {
  const xsd = senare(() => compileXsd(contract.xsd));
  const innerXsd = senare(() => (contract.innerXsd ? compileXsd(contract.innerXsd) : undefined));

  function svaretsBrott({ body }: HttpResponse): readonly Brott[] {
    return iKuvertet(body, (root) => {
      if (root.name !== contract.answer.name || root.namespaceUri !== contract.answer.namespace) return [];
      const yttre = xsd().validate(root);
      const text = mapper.document?.(root);
      const inre = innerXsd();
      if (text === undefined || !inre || yttre.length > 0) return yttre;
      using dokument = parseXml(text);
      return inre.validate(dokument.root);
    });
  }

  /** Of a fault that the contract declares: the element in its detail. */
  function feletsBrott({ body }: HttpResponse): readonly Brott[] {
    return iKuvertet(body, (root) => {
      const detail = child(root, 'detail');
      const eget = detail && children(detail).find(({ name }) => name === contract.fault?.name);
      return eget
        ? xsd().validate(eget)
        : [{ path: 'Fault/detail', rule: 'missing', expected: contract.fault?.name ?? '' }];
    });
  }

  return {
    modul,
    ...(contract.fault ? { feletsBrott } : {}),
    prefix: contract.id,
    version,
    filer: [
      ...createWsdlPublisher(`wsdl/${modul.folder}/${modul.folder}.wsdl`).paths,
      ...(contract.innerXsd ? [contract.innerXsd] : []),
    ],
    wire: 'soap',
    fragansBrott: (body) => iKuvertet(body, (root) => xsd().validate(root)),
    svaretsBrott,
    parametrar: () => ({}),
    installningar: [],
    fakta: {
      namngerPerson: true,
      ...fakta,
      uppgifter: (content) => harElement(content, fakta.uppgifter, mapper.document),
      annanVersion: [contract.answer.namespace, 'urn:example:provbank:okand-version'],
    },
  };
}

/** What is read of the one element in an envelope; one flaw where there is none. */
function iKuvertet(body: string | Uint8Array, las: (root: XmlElement) => readonly Brott[]): readonly Brott[] {
  try {
    using doc = parseXml(body);
    const oppnat = openEnvelope(doc);
    return 'flaw' in oppnat ? [{ path: 'Envelope', rule: oppnat.flaw }] : las(oppnat.body);
  } catch (error) {
    if (error instanceof XmlRefusal)
      return [{ path: 'dokumentet', rule: error.reason, ...(error.position ? { expected: error.position } : {}) }];
    throw error;
  }
}
