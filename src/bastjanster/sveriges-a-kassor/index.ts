// The bastjänst of Sveriges a-kassor.
import type { BastjanstModule } from '../module.ts';
import { createSoapBastjanst, soapJsonWriter } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const sverigesAKassor: BastjanstModule = {
  id: contract.id,
  source: contract.id,
  name: 'Sveriges a-kassor',
  folder: 'sveriges-a-kassor',
  create: (deps) => createSoapBastjanst(contract, mapper, deps),
  jsonWriter: () => soapJsonWriter(contract, mapper),
};
