// The household question of the Swedish profile, put together: its schema, its decoding and its answer.
import { compileSchema, readSchema } from '../../../platform/schema.ts';
import type { HushallContract } from '../../profile.ts';
import type { JsonDataWriter } from '../answer-json.ts';
import { hushallJson, nekadJson } from './hushall-json.ts';
import { type HushallsfragaJson, toHushallsfraga } from './hushallsfraga.ts';

const schema = (name: string) => readSchema(`schemas/ssbtek/${name}.schema.json`);

/** @param writers by bastjänst */
export function createHushall(writers: Readonly<Record<string, JsonDataWriter>>): HushallContract {
  return {
    schema: compileSchema(schema('hushall'), '', [schema('fraga')]),
    decode: (value, arrival, newId) => toHushallsfraga(value as HushallsfragaJson, arrival, newId),
    encodeAnswer: (question, utfall, milliseconds) => hushallJson(question, utfall, { writers, milliseconds }),
    encodeRefusals: (utfall) => ({
      personer: utfall.flatMap((one) => (one.utfall === 'nekad' ? [nekadJson(one)] : [])),
    }),
  };
}
