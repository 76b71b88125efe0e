// Arbetsförmedlingen's contract: names and files.
import type { SoapContract } from '../module.ts';

export const NAMESPACE = 'http://api.arbetsformedlingen.se/arbetssokande/ersattningsstod/v2';

export const contract: SoapContract = {
  id: 'AF',
  answer: { namespace: NAMESPACE, name: 'SvarMeddelande' },
  xsd: 'schemas/arbetsformedlingen/arbetsformedlingen.xsd',
};
