// Writes the composite answer as JSON: the same parts, each with data or error, what was checked of it and what it is worth.
import type { Content } from '../../bastjanster/module.ts';
import { type AnswerPart, type CompositeAnswer, qualityOf } from '../../composite/answer.ts';
import type { Delivery } from '../../composite/bastjanst.ts';
import type { Permission } from '../../composite/compose.ts';
import type { BastjanstFault } from '../../composite/fault.ts';
import type { Notice } from '../../composite/ports.ts';
import type { Flag, Responder } from '../../composite/quality.ts';
import type { OversiktVal } from '../profile.ts';
import { noticeText, partError } from './felkoder.ts';
import { oversiktAv } from './oversikt/oversikt.ts';

/** The JSON text of an agency's `data`. */
export type JsonDataWriter = (content: Content) => string;

export interface AnswerOptions {
  /** The question as JSON text, where it is repeated. */
  readonly echo: string | undefined;
  /** By bastjänst. */
  readonly writers: Readonly<Record<string, JsonDataWriter>>;
  /** The overview, where it is wanted: it is read from the text of the answer, so its pointers are the caller's too. */
  readonly oversikt?: OversiktVal | undefined;
}

/** Answers that are JSON already are put in as they came, so the text is written piece by piece. */
export function answerJson(
  { query, parts, notices, milliseconds }: CompositeAnswer<Content>,
  { echo, writers, oversikt }: AnswerOptions,
): string {
  const byAgency = parts.map((part) => `${JSON.stringify(part.bastjanst)}:${partJson(part, writers)}`);
  const svarsdata = `{${byAgency.join(',')}}`;
  return jsonObject([
    ['id', JSON.stringify(query.id)],
    ['korrelationsid', JSON.stringify(query.korrelationsid)],
    ['frageTidpunkt', JSON.stringify(query.askedAt)],
    ['millisekunder', String(milliseconds)],
    ['fraga', echo],
    ['varningar', notices.length > 0 ? JSON.stringify(notices.map(warning)) : undefined],
    ['svarsdata', svarsdata],
    ['oversikt', oversikt && JSON.stringify(oversiktAv(JSON.parse(svarsdata), query, oversikt))],
  ]);
}

/** What a check of a question comes to: who would be asked, who not and why, and what to know. */
export function permissionJson({ query, withheld, notices }: Permission): string {
  const delar = query.inclusions.map(({ bastjanst, period }) => {
    const fault = withheld.get(bastjanst);
    const tidsperiod = { fromDatum: period.from, tomDatum: period.tom };
    return [bastjanst, fault ? { tillfragas: false, error: partError(fault) } : { tillfragas: true, tidsperiod }];
  });
  return JSON.stringify({ delar: Object.fromEntries(delar), varningar: notices.map(warning) });
}

function partJson(part: AnswerPart<Content>, writers: Readonly<Record<string, JsonDataWriter>>): string {
  const shared = [
    ['kvalitet', JSON.stringify(qualityOf(part))],
    ['millisekunder', String(part.milliseconds)],
  ] as const;
  if (part.status === 'failed') return jsonObject([['error', JSON.stringify(errorJson(part.fault))], ...shared]);
  const { content, assessment, schema } = part.delivery;
  const { responders, flags, leftOut = [] } = assessment;
  return jsonObject([
    ['data', writers[part.bastjanst]?.(content) ?? 'null'],
    ['kontroll', JSON.stringify(checks(part.delivery))],
    ...shared,
    [
      'svarande',
      responders.length > 0 ? JSON.stringify(responders.map((one) => responderJson(capped(one, schema)))) : undefined,
    ],
    ['flaggor', flags.length > 0 ? JSON.stringify(flags.map((flag) => flagNames[flag])) : undefined],
    ['utelamnat', leftOut.length > 0 ? JSON.stringify(leftOut) : undefined],
  ]);
}

const flagNames: Record<Flag, string> = { protected: 'skyddad', deceased: 'avliden' };

function checks({ subject, schema }: Delivery<Content>): object {
  return {
    person: subject === 'verified' ? 'bekraftad' : 'ej-kontrollerad',
    schema: schema === 'valid' ? 'giltigt' : 'avviker',
  };
}

/** In an answer that deviates from its schema nobody can be said to have nothing. */
function capped(responder: Responder, schema: Delivery<Content>['schema']): Responder {
  return schema === 'deviates' && responder.quality === 'nothing'
    ? { ...responder, quality: 'unverifiable' }
    : responder;
}

function responderJson({ id, name, quality, code, text }: Responder): object {
  return { id, namn: name, kvalitet: quality, ...(code ? { kod: code } : {}), ...(text ? { text } : {}) };
}

function errorJson(fault: BastjanstFault): object {
  const { retryAfterSeconds } = fault.detail;
  return {
    ...partError(fault),
    ...(retryAfterSeconds === undefined ? {} : { forsokIgenOmSekunder: retryAfterSeconds }),
  };
}

function warning(notice: Notice): object {
  const { code, bastjanst } = notice;
  return { kod: code, ...(bastjanst ? { galler: bastjanst } : {}), text: noticeText(notice) };
}

/** Fields whose values are JSON text already; those that are undefined are left out. */
export function jsonObject(fields: readonly (readonly [string, string | undefined])[]): string {
  const present = fields.filter(([, value]) => value !== undefined);
  return `{${present.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}
