// The Swedish profile: SSBTEK, seven agencies, SOAP v10 and v11 and their JSON form.
import type { Clock } from '../../composite/ports.ts';
import { compileSchema, readSchema } from '../../platform/schema.ts';
import type { Profile } from '../profile.ts';
import { answerJson, permissionJson } from './answer-json.ts';
import { felkoder, requestError } from './felkoder.ts';
import { createHushall } from './hushall/hushall.ts';
import { itemsOf } from './items.ts';
import { jsonWriters } from './json-writers.ts';
import { bastjanster, modules } from './modules.ts';
import type { QuestionJson } from './question.ts';
import { toQuestion } from './rest-question.ts';
import { noModes, type RuleModes } from './rule.ts';
import { createRules } from './rules.ts';
import { createSoapVersions } from './versions-soap.ts';

export { modules } from './modules.ts';

export interface SverigeOptions {
  /** Rules in another mode than their own. */
  readonly ruleModes?: RuleModes;
  readonly clock: Clock;
}

/** Builds the profile: compiles its schemas, once. */
export function createSverige({ ruleModes = noModes, clock }: SverigeOptions): Profile {
  const writers = jsonWriters(modules);
  return {
    name: 'sverige',
    modules,
    rules: [createRules(ruleModes, clock)],
    itemsOf,
    soap: { path: '/ssbtek', versions: createSoapVersions(bastjanster) },
    rest: {
      schema: compileSchema(readSchema('schemas/ssbtek/fraga.schema.json')),
      decode: (value, arrival) => toQuestion(value as QuestionJson, arrival),
      encodeAnswer: (answer, echo, oversikt) => answerJson(answer, { echo, writers, oversikt }),
      encodePermission: permissionJson,
      encodeFault: requestError,
      felkoder: JSON.stringify({ felkoder: felkoder() }),
    },
    hushall: createHushall(writers),
    describeFault: (fault) => requestError(fault).felmeddelande.join(' '),
  };
}
