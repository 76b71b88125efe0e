// CSN's contract: names and files.
import type { SoapContract } from '../module.ts';

export const NAMESPACE = 'http://schema.csn.se/v4.0/kommunfraga';
export const SAMBRUK = 'http://www.sambruk.se/SBNyttomeddelanden';

export const contract: SoapContract = {
  id: 'CSN',
  answer: { namespace: NAMESPACE, name: 'CSNSvar' },
  earlierAnswers: [{ namespace: 'http://schema.csn.se/v3.0/kommunfraga', name: 'CSNSvar' }],
  xsd: 'schemas/csn/kommunfraga.xsd',
};
