// Messages that are refused for how they are written, before anybody has looked at what they ask.
import { SOAP_11 } from '../../platform/soap-envelope.ts';
import { FORMER, SOAP_FORMER } from './fraga.ts';
import { medAndradText, type Nekande } from './nekande.ts';

const utanSista = (text: string) => text.slice(0, -20);

export const nekadeForForm: readonly Nekande[] = [
  {
    nr: 'NEG-007',
    felkod: 'EJ_LASBAR',
    titel: 'Ett avhugget meddelande nekas',
    steg: 'Skicka frågan utan dess slut.',
    varfor: 'En förbindelse som bryts får inte bli en halv fråga.',
    former: FORMER,
    status: 400,
    skicka: medAndradText({ xml: utanSista, json: utanSista }),
  },
  {
    nr: 'NEG-008',
    felkod: 'EJ_LASBAR',
    titel: 'JSON med samma nyckel två gånger nekas',
    steg: 'Skicka frågan med personidentitet två gånger.',
    varfor: 'Två läsare av samma text kan annars se två olika personer.',
    former: ['REST'],
    status: 400,
    skicka: medAndradText({ json: (json) => json.replace(/("personidentitet":"\d*")/, '$1,$1') }),
  },
  {
    nr: 'NEG-009',
    felkod: 'EJ_LASBAR',
    titel: 'Två element i Body nekas',
    steg: 'Skicka frågan två gånger i samma kuvert.',
    varfor: 'En fråga gäller en person; den andra får inte försvinna i tysthet.',
    former: SOAP_FORMER,
    status: 400,
    skicka: medAndradText({ xml: (xml) => xml.replace(/(<soap:Body>)(.*)(<\/soap:Body>)/s, '$1$2$2$3') }),
  },
  {
    nr: 'NEG-010',
    felkod: 'EJ_SOAP_11',
    titel: 'SOAP 1.2 nekas',
    steg: 'Skicka frågan i ett kuvert av SOAP 1.2.',
    varfor: 'Klienten ska få veta vad som är fel, inte ett allmänt fel.',
    former: SOAP_FORMER,
    status: 400,
    skicka: medAndradText({ xml: (xml) => xml.replaceAll(SOAP_11, 'http://www.w3.org/2003/05/soap-envelope') }),
  },
  {
    nr: 'NEG-011',
    felkod: 'OKANT_HUVUD',
    titel: 'Ett huvud som måste förstås nekas',
    steg: 'Skicka ett okänt huvud med mustUnderstand.',
    varfor: 'SOAP 1.1 kräver det: avsändaren litar på att huvudet betyder något.',
    former: SOAP_FORMER,
    status: 400,
    skicka: medAndradText({
      xml: (xml) =>
        xml.replace(
          '<soap:Body>',
          '<soap:Header><p:x xmlns:p="urn:prov" soap:mustUnderstand="1"/></soap:Header><soap:Body>',
        ),
    }),
  },
  {
    nr: 'NEG-012',
    felkod: 'DTD_EJ_TILLATEN',
    titel: 'En DTD nekas',
    steg: 'Skicka frågan med en DTD som har en entitet.',
    varfor: 'Entiteter är vägen till filer och till XML-bomber.',
    former: SOAP_FORMER,
    status: 400,
    skicka: medAndradText({ xml: (xml) => xml.replace('?>', '?><!DOCTYPE p [<!ENTITY a "b">]>') }),
  },
  {
    nr: 'NEG-013',
    felkod: 'OKAND_OPERATION',
    titel: 'En okänd operation nekas',
    steg: 'Skicka ett element som inte är någon av operationerna.',
    varfor: 'En felstavad operation ska inte bli någon annan.',
    former: SOAP_FORMER,
    status: 400,
    skicka: medAndradText({ xml: (xml) => xml.replaceAll('hamtaBastjanstInformation', 'raderaBastjanstInformation') }),
  },
];
