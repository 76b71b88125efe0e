// The bastjänst of Transportstyrelsen.
import type { BastjanstModule } from '../module.ts';
import { createSoapBastjanst, soapJsonWriter } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const transportstyrelsen: BastjanstModule = {
  id: contract.id,
  source: contract.id,
  name: 'Transportstyrelsen',
  folder: 'transportstyrelsen',
  create: (deps) => createSoapBastjanst(contract, mapper, deps),
  jsonWriter: () => soapJsonWriter(contract, mapper),
};
