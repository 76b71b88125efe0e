// The bastjänst of Transportstyrelsen.
import { soapModule } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const transportstyrelsen = soapModule('Transportstyrelsen', 'transportstyrelsen', contract, mapper);
