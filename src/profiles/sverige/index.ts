// The Swedish profile: SSBTEK, seven agencies, SOAP v10 and its JSON form.
import { arbetsformedlingen } from '../../bastjanster/arbetsformedlingen/index.ts';
import { csn } from '../../bastjanster/csn/index.ts';
import { forsakringskassan } from '../../bastjanster/forsakringskassan/index.ts';
import { migrationsverket } from '../../bastjanster/migrationsverket/index.ts';
import type { BastjanstModule } from '../../bastjanster/module.ts';
import { skatteverket } from '../../bastjanster/skatteverket/index.ts';
import { sverigesAKassor } from '../../bastjanster/sveriges-a-kassor/index.ts';
import { transportstyrelsen } from '../../bastjanster/transportstyrelsen/index.ts';
import { compileSchema, readSchema } from '../../platform/schema.ts';
import type { Profile } from '../profile.ts';
import { answerJson, type JsonDataWriter } from './answer-json.ts';
import { requestError } from './felkoder.ts';
import { type QuestionJson, toQuery } from './question.ts';
import { createRules, type RuleOptions } from './rules.ts';
import { createV10 } from './v10.ts';

/** The bastjänster in the order of the contract. */
export const modules: readonly BastjanstModule[] = [
  arbetsformedlingen,
  csn,
  forsakringskassan,
  skatteverket,
  sverigesAKassor,
  transportstyrelsen,
  migrationsverket,
];

/** Builds the profile: compiles its schemas, once. */
export function createSverige(options: RuleOptions): Profile {
  const order = modules.map(({ id }) => id);
  const writers = Object.fromEntries(modules.map((module) => [module.id, dataWriter(module)]));
  return {
    name: 'sverige',
    modules,
    rules: [createRules(options)],
    soap: { path: '/ssbtek', versions: [createV10(order)] },
    rest: {
      schema: compileSchema(readSchema('schemas/ssbtek/fraga.schema.json')),
      decode(value, arrival) {
        const question = value as QuestionJson;
        const query = toQuery(question, order, arrival);
        const wanted = question.generellaFrageparametrar.fraganSkallInkluderasISvaret;
        return wanted ? { query, echo: JSON.stringify(question) } : { query };
      },
      encodeAnswer: (answer, echo) => answerJson(answer, echo, writers),
      encodeFault: requestError,
    },
    describeFault: (fault) => requestError(fault).felmeddelande.join(' '),
  };
}

/** CSN's and FK's answers keep the element that the SOAP contract puts around them. */
function dataWriter(module: BastjanstModule): JsonDataWriter {
  const write = module.jsonWriter();
  switch (module.id) {
    case 'CSN':
      return (content) => `{"svar":${write(content)}}`;
    case 'FK':
      return (content) => `{"lefiJsonSvar":${write(content)}}`;
    default:
      return write;
  }
}
