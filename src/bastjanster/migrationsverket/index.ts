// The bastjänst of Migrationsverket.
import type { BastjanstModule } from '../module.ts';
import { createSoapBastjanst, soapJsonWriter } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const migrationsverket: BastjanstModule = {
  id: contract.id,
  source: contract.id,
  name: 'Migrationsverket',
  folder: 'migrationsverket',
  create: (deps) => createSoapBastjanst(contract, mapper, deps),
  jsonWriter: () => soapJsonWriter(contract, mapper),
};
