// The a-kassor's contract (Sveriges a-kassors samorganisation): names and files.
import type { SoapContract } from '../module.ts';

export const NAMESPACE = 'http://INT014.UBPService.Schemas';

export const contract: SoapContract = {
  id: 'SO',
  answer: { namespace: NAMESPACE, name: 'GetUnemploymentBenefitPaymentResponse' },
  xsd: 'schemas/sveriges-a-kassor/sveriges-a-kassor.xsd',
};
