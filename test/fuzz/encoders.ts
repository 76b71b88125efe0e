// What has been delivered must be writable by every face: well-formed, and valid where the source's answer was.
import type { BastjanstModule, Content } from '../../src/bastjanster/module.ts';
import { type CompositeAnswer, qualityOf } from '../../src/composite/answer.ts';
import type { Delivery } from '../../src/composite/bastjanst.ts';
import type { BastjanstQuery } from '../../src/composite/query.ts';
import { parseXml } from '../../src/platform/xml.ts';
import type { SoapVersion } from '../../src/profiles/profile.ts';
import { createSverige } from '../../src/profiles/sverige/index.ts';
import { schemaAt } from '../json-schemas.ts';
import { checkData } from './carried.ts';
import { Violation } from './engine.ts';

export const profile = createSverige({ clock: { now: () => Date.now(), monotonic: () => performance.now() } });
export const validJson = schemaAt('ssbtek/svar.schema.json');
const QUALITIES = ['answered', 'nothing', 'partial', 'unverifiable', 'failed', 'not-asked'];

/** @param sent what came, see carried.ts @throws {Violation} */
export function checkWritten(
  module: BastjanstModule,
  query: BastjanstQuery,
  delivery: Delivery<Content>,
  sent: string,
): void {
  const answer = answerWith(module, query, delivery);
  const { assessment, schema } = delivery;
  for (const { quality } of [assessment, ...assessment.responders]) {
    if (!QUALITIES.includes(quality)) throw new Violation(`unknown quality ${quality}`);
  }
  for (const { id, name } of assessment.responders) {
    if (id === '' || name === '') throw new Violation('a responder without id or name');
  }
  if (schema === 'deviates' && qualityOf({ status: 'delivered', delivery, milliseconds: 0 }) !== 'unverifiable') {
    throw new Violation('an answer that deviates is said to be verified');
  }
  checkJson(profile.rest.encodeAnswer(answer, undefined));
  checkJson(profile.rest.encodeAnswer(answer, undefined, { manad: '2026-11', troskelProcent: 12 }));
  for (const version of profile.soap.versions) {
    const isOther = module.id === 'SKV' && (version.name === 'v11') !== (module.source === 'SKV_DELAR');
    if (isOther) continue;
    const xml = version.encodeAnswer(answer, undefined);
    checkXml(version, xml, schema);
    if (delivery.content.format === 'xml') checkData(xml, module.id, sent);
  }
}

/** @throws {Violation} */
export function checkJson(text: string): void {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Violation('the JSON answer is no JSON');
  }
  if (validJson(json)) return;
  const [{ instancePath, keyword } = { instancePath: '', keyword: '' }] = (validJson.errors ?? []).slice(-1);
  throw new Violation(`the JSON answer breaks its schema: ${instancePath.replaceAll(/\d+/g, 'n')} ${keyword}`);
}

function checkXml(version: SoapVersion, xml: string, schema: Delivery<Content>['schema']): void {
  try {
    using document = parseXml(xml);
    const [breach] = schema === 'valid' ? version.schema.validate(document.root) : [];
    if (breach) throw new Violation(`the ${version.name} answer breaks its schema: ${breach.path} ${breach.rule}`);
  } catch (error) {
    if (error instanceof Violation) throw error;
    throw new Violation(`the ${version.name} answer is not well-formed`);
  }
}

function answerWith(module: BastjanstModule, query: BastjanstQuery, delivery: Delivery<Content>) {
  const { parameters, period } = query;
  return {
    query: {
      ...query,
      receivedAt: 0,
      receivedMonotonic: 0,
      askedAt: '2026-11-22T08:00:00Z',
      inclusions: [{ bastjanst: module.id, period, parameters }],
    },
    parts: [{ bastjanst: module.id, status: 'delivered', delivery, milliseconds: 1 }],
    notices: [],
    milliseconds: 1,
  } satisfies CompositeAnswer<Content>;
}
