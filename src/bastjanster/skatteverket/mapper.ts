// Skatteverket's question and answer are strings that hold an XML document; the person stands in the inner one.
import { children, childText, descend, escapeXml, textElement } from '../../platform/xml.ts';
import type { SoapMapper } from '../module.ts';
import { assess } from './assess.ts';
import { DOCUMENT, FOLKBOKFORING, NAMESPACE } from './contract.ts';

export const mapper: SoapMapper = {
  assess,
  toRequest: ({ person }) => {
    const name = 'std:FragaBeskattningsuppgifterEnligtSFS2008-975';
    const document =
      `<${name} xmlns:std="${DOCUMENT}" xmlns:fol="${FOLKBOKFORING}">` +
      textElement('fol:IdentitetsbeteckningFysiskPerson', person.reveal()) +
      `</${name}>`;
    return (
      `<skv:BeskattningsuppgifterRequest xmlns:skv="${NAMESPACE}">` +
      `<forfragan>${escapeXml(document)}</forfragan>` +
      '</skv:BeskattningsuppgifterRequest>'
    );
  },
  document: (root) => childText(root, 'svar') ?? '',
  subjects: (document) => {
    const list = descend(document, 'PersonuppgiftLista');
    const persons = list ? children(list) : [];
    return persons.flatMap((person) => childText(person, 'IdentitetsbeteckningFysiskPerson') ?? []);
  },
};
