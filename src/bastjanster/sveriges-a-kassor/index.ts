// The bastjänst of Sveriges a-kassor.
import { soapModule } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const sverigesAKassor = soapModule('Sveriges a-kassor', 'sveriges-a-kassor', contract, mapper);
