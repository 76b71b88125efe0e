// The bastjänst of Försäkringskassan, which answers for Pensionsmyndigheten too.
import type { Bastjanst } from '../../composite/bastjanst.ts';
import type { BastjanstModule, Content, ModuleDeps } from '../module.ts';
import { createRestBastjanst, restJsonWriter } from '../rest.ts';
import { askedTypes } from './asked-types.ts';
import { contract } from './contract.ts';
import { createInformationTypes } from './information-types.ts';
import { withLeftOut } from './left-out.ts';
import { mapper } from './mapper.ts';

export const forsakringskassan: BastjanstModule = {
  id: contract.id,
  source: contract.id,
  name: 'Försäkringskassan och Pensionsmyndigheten',
  folder: 'forsakringskassan',
  create: (deps) => withInformationTypes(createRestBastjanst(contract, mapper, deps), deps),
  jsonWriter: restJsonWriter,
};

/** Finds out beside each question what the aktör may have, so that what is left out can be told. */
function withInformationTypes(bastjanst: Bastjanst<Content>, deps: ModuleDeps): Bastjanst<Content> {
  const informationTypes = createInformationTypes(deps);
  return {
    ...bastjanst,
    async ask(query, signal) {
      const available = informationTypes.lookUp(query);
      const delivery = await bastjanst.ask(query, signal);
      return { ...delivery, assessment: withLeftOut(delivery.assessment, askedTypes(query), await available()) };
    },
  };
}
