// The bastjänst of Försäkringskassan, which answers for Pensionsmyndigheten too.
import type { BastjanstModule } from '../module.ts';
import { createRestBastjanst, restJsonWriter } from '../rest.ts';
import { contract } from './contract.ts';
import { mapper } from './mapper.ts';

export const forsakringskassan: BastjanstModule = {
  id: contract.id,
  name: 'Försäkringskassan och Pensionsmyndigheten',
  folder: 'forsakringskassan',
  create: (deps) => createRestBastjanst(contract, mapper, deps),
  jsonWriter: restJsonWriter,
};
