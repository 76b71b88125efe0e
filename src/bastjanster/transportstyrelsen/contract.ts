// Transportstyrelsen's contract: names and files.
import type { SoapContract } from '../module.ts';

export const NAMESPACE = 'http://schema.transportstyrelsen.se/ssbtek/hamtauppgifterresponder/1';
export const PERSON = 'http://schema.transportstyrelsen.se/ssbtek/person/1';

export const contract: SoapContract = {
  id: 'TNS',
  answer: { namespace: NAMESPACE, name: 'HamtaUppgifterResponse' },
  xsd: 'schemas/transportstyrelsen/hamtauppgifterresponder.xsd',
};
