// Skatteverket's contract (v10): names and files of the envelope's message and of the document inside it.
import type { SoapContract } from '../module.ts';

export const NAMESPACE = 'http://beskattningws.ws.service.bs.zg.rsv.se/';
export const DOCUMENT = 'http://xmls.skatteverket.se/se/skatteverket/zg/instans/standardiseradInformation/1.0';
export const FOLKBOKFORING = 'http://xmls.skatteverket.se/se/skatteverket/zg/komponent/infoForFolkbokforing/1.0';

export const contract: SoapContract = {
  id: 'SKV',
  answer: { namespace: NAMESPACE, name: 'BeskattningsuppgifterResponse' },
  fault: { namespace: NAMESPACE, name: 'Exception' },
  xsd: 'schemas/skatteverket/skatteverket.xsd',
  innerXsd: 'schemas/skatteverket/standardiserad-information.xsd',
};
