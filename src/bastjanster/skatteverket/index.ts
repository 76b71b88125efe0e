// The bastjänst of Skatteverket.
import { soapModule } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const skatteverket = soapModule('Skatteverket', 'skatteverket', contract, mapper);
