// Reads the JSON body of a question, and lets nothing through that its schema refuses.
import type { Request } from 'express';
import { RequestFault } from '../composite/fault.ts';
import { parseJson } from '../platform/json.ts';
import type { JsonSchema } from '../platform/schema.ts';
import type { Exchange } from './exchange.ts';

/** @throws {RequestFault} `unsupported-media-type`, `malformed`, `schema-invalid`, or as {@link Exchange.body} does */
export async function readJson(request: Request, exchange: Exchange, schema: JsonSchema): Promise<unknown> {
  if (!request.is(['application/json', '+json'])) throw new RequestFault('unsupported-media-type');
  const json = parseJson(await exchange.body());
  if ('flaw' in json) throw new RequestFault('malformed', [{ path: '/', rule: json.flaw }]);
  const breaches = schema.validate(json.value);
  if (breaches.length > 0) throw new RequestFault('schema-invalid', breaches);
  return json.value;
}
