// The bastjänst of Centrala studiestödsnämnden.
import type { BastjanstModule } from '../module.ts';
import { createSoapBastjanst, soapJsonWriter } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const csn: BastjanstModule = {
  id: contract.id,
  source: contract.id,
  name: 'Centrala studiestödsnämnden',
  folder: 'csn',
  create: (deps) => createSoapBastjanst(contract, mapper, deps),
  jsonWriter: () => soapJsonWriter(contract, mapper),
};
