// The bastjänst of Arbetsförmedlingen.
import type { BastjanstModule } from '../module.ts';
import { createSoapBastjanst, soapJsonWriter } from '../soap.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const arbetsformedlingen: BastjanstModule = {
  id: contract.id,
  source: contract.id,
  name: 'Arbetsförmedlingen',
  folder: 'arbetsformedlingen',
  create: (deps) => createSoapBastjanst(contract, mapper, deps),
  jsonWriter: () => soapJsonWriter(contract, mapper),
};
