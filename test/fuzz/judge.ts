// Judges what a face answered: the form that its contract has, felkoder of the catalogue, and which of it may hold a person.

import { openEnvelope } from '../../src/platform/soap-envelope.ts';
import { children, descend, parseXml, type XmlElement } from '../../src/platform/xml.ts';
import type { HttpAnswer } from '../constellation.ts';
import { checkJson, profile } from './encoders.ts';
import { Violation } from './engine.ts';

export interface Verdict {
  /** `besvarad`, perhaps with an error of a part, `kontrollerad`, `ping`, or the felkod of the fault. */
  readonly outcome: string;
  /** The bastjänster with a part in the answer; `undefined` where the question was refused, or was a ping. */
  readonly asked?: readonly string[];
  /** Everything but data and echo: no identity may stand there. */
  readonly said: string;
}

const WARNING = 'x-sammansatt-varning';

/** @throws {Violation} */
export function judgeSoap({ status, headers, text }: HttpAnswer, felkoder: ReadonlySet<string>): Verdict {
  if (status !== 200 && status !== 500) throw new Violation(`SOAP status ${status}`);
  if (!headers.get('content-type')?.startsWith('text/xml')) throw new Violation('SOAP answer is no text/xml');
  using document = wellFormed(text);
  const opened = openEnvelope(document);
  if (!('body' in opened)) throw new Violation(`SOAP answer in a wrong envelope: ${opened.flaw}`);
  if (status === 500) return { outcome: faultOf(opened.body, felkoder), said: text + (headers.get(WARNING) ?? '') };
  expectValid(opened.body);
  const list = descend(opened.body, 'svarsdata');
  if (!list) return { outcome: 'ping', said: text };
  const errors = children(list)
    .flatMap((part) => children(part))
    .filter(({ name }) => name === 'error');
  const inner = descend(list, 'SKV')
    ? children(descend(list, 'SKV') as XmlElement).flatMap((one) => children(one))
    : [];
  const all = [...errors, ...inner.filter(({ name }) => name === 'error')];
  const errorCodes = all.map((error) => expectKnown(descend(error, 'felkod')?.content ?? '', felkoder));
  const said = all.map((error) => error.toString()).join('') + (headers.get(WARNING) ?? '');
  return { outcome: answeredWith(errorCodes), asked: children(list).map(({ name }) => name), said };
}

/** @throws {Violation} */
export function judgeRest({ status, headers, text }: HttpAnswer, felkoder: ReadonlySet<string>): Verdict {
  const json = parsed(text);
  const warning = headers.get(WARNING) ?? '';
  if (status === 200 && json.delar) {
    for (const [, felkod = ''] of text.matchAll(/"felkod":"(.*?)"/g)) expectKnown(felkod, felkoder);
    return { outcome: 'kontrollerad', said: text };
  }
  if (status === 200) {
    checkJson(text);
    const parts = Object.entries(json.svarsdata as Record<string, Record<string, unknown>>);
    const said = parts.map(([, { data: _, ...rest }]) => rest);
    const errors = [...JSON.stringify(said).matchAll(/"felkod":"(.*?)"/g)];
    const errorCodes = errors.map(([, felkod = '']) => expectKnown(felkod, felkoder));
    const asked = parts.map(([id]) => id);
    return { outcome: answeredWith(errorCodes), asked, said: JSON.stringify([said, json.varningar ?? '']) + warning };
  }
  if (status !== 503 && (status < 400 || status > 499)) throw new Violation(`REST status ${status}`);
  if (!headers.get('content-type')?.startsWith('application/problem+json')) throw new Violation('no problem+json');
  if (json.status !== status || typeof json.title !== 'string')
    throw new Violation('a problem without status or title');
  expectKnown(String(json.felkod), felkoder);
  return { outcome: String(json.felkod), said: text + warning };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Violation('REST answer is no JSON');
  }
}

function wellFormed(text: string) {
  try {
    return parseXml(text);
  } catch {
    throw new Violation('SOAP answer is not well-formed');
  }
}

function faultOf(fault: XmlElement, felkoder: ReadonlySet<string>): string {
  if (fault.name !== 'Fault') throw new Violation('status 500 without a SOAP fault');
  const [detail] = children(descend(fault, 'detail') ?? fault);
  const felkod = detail && descend(detail, 'felkod')?.content;
  if (!detail || !felkod) throw new Violation('a SOAP fault without a typed felkod');
  expectKnown(felkod, felkoder);
  expectValid(detail);
  return felkod;
}

function expectKnown(felkod: string, felkoder: ReadonlySet<string>): string {
  if (!felkoder.has(felkod) || felkod === 'INTERNT_FEL') throw new Violation(`felkod "${felkod}"`);
  return felkod;
}

/** The first of the parts' errors tells enough. */
function answeredWith([felkod]: readonly string[]): string {
  return felkod === undefined ? 'besvarad' : `besvarad med ${felkod}`;
}

/** By the schema of the version in whose namespace it stands. */
function expectValid(element: XmlElement): void {
  const version = profile.soap.versions.find(({ namespace }) => namespace === element.namespaceUri);
  const [breach] = version ? version.schema.validate(element) : [{ path: element.name, rule: 'unknown namespace' }];
  if (breach) throw new Violation(`the SOAP answer breaks its schema: ${breach.path} ${breach.rule}`);
}
