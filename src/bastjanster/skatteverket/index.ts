// The bastjänst of Skatteverket.
import type { BastjanstModule } from '../module.ts';
import { createSoapBastjanst, soapJsonWriter } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const skatteverket: BastjanstModule = {
  id: contract.id,
  source: contract.id,
  name: 'Skatteverket',
  folder: 'skatteverket',
  create: (deps) => createSoapBastjanst(contract, mapper, deps),
  jsonWriter: () => soapJsonWriter(contract, mapper),
};
