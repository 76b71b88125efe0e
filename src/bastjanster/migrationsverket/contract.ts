// Migrationsverket's contract: names and files.
import type { SoapContract } from '../module.ts';

export const NAMESPACE = 'http://schema.migrationsverket.se/ssbtek/1/';

export const contract: SoapContract = {
  id: 'MIV',
  answer: { namespace: NAMESPACE, name: 'findByPersonnummerResponse' },
  fault: { namespace: NAMESPACE, name: 'SSBTEKSoapException' },
  xsd: 'schemas/migrationsverket/migrationsverket.xsd',
};
