// The bastjänst of Migrationsverket.
import { soapModule } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const migrationsverket = soapModule('Migrationsverket', 'migrationsverket', contract, mapper);
