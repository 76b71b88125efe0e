// The bastjänst of Arbetsförmedlingen.
import { soapModule } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const arbetsformedlingen = soapModule('Arbetsförmedlingen', 'arbetsformedlingen', contract, mapper);
