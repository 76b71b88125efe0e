// The bastjänst of Centrala studiestödsnämnden.
import { soapModule } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const csn = soapModule('Centrala studiestödsnämnden', 'csn', contract, mapper);
