// What the log may be searched by, and no more (förordning (2001:637) 15 §), in the forms in which people write it.

import { isIdentity } from '../../platform/identity.ts';
import { addMonths, swedishDay } from '../../platform/swedish-day.ts';
import { sameText } from '../cipher.ts';
import type { QueryRecord } from '../record.ts';
import { GranskningError } from './granskning-error.ts';

/**
 * `person`: person- or samordningsnummer; `arende`: ärendenummer; `handlaggare`: the whole name; `organisation`:
 * organisationsnummer, or part of the name, of the ingivare or a personuppgiftsbiträde.
 */
export interface Kriterium {
  readonly falt: 'person' | 'arende' | 'handlaggare' | 'organisation';
  readonly varde: string;
}

/** What is looked for, in the form in which the log has it. @throws {GranskningError} kind `criterion` */
export function checkedKriterium({ falt, varde }: Kriterium, now: number): Kriterium {
  switch (falt) {
    case 'person':
      return { falt, varde: personDigits(varde, now) };
    case 'arende':
    case 'handlaggare':
      return { falt, varde: within(varde, falt, 1) };
    case 'organisation':
      return { falt, varde: within(varde, falt, 3) };
    default:
      throw new GranskningError(
        'criterion',
        'falt',
        'falt: sök bara på person, arende, handlaggare eller organisation (förordning (2001:637) 15 §).',
      );
  }
}

function within(value: string, falt: string, least: number): string {
  const text = value.trim();
  if (text.length >= least && text.length <= 200) return text;
  throw new GranskningError('criterion', falt, `${falt}: skriv mellan ${least} och 200 tecken att söka efter.`);
}

/**
 * 12 digits of `ÅÅÅÅMMDDNNNN`, with or without hyphen, or of `ÅÅMMDD-NNNN`, where `+` says a hundred years or more and ten
 * digits alone the youngest that it can be. Twelve digits are taken as they stand: an identity with a wrong check digit can
 * stand in the log, where the rule on it only warns.
 * @throws {GranskningError} kind `criterion`
 */
export function personDigits(value: string, now: number): string {
  const [, century, digits, sign, last] = /^(\d{2})?(\d{6})([-+ ]?)(\d{4})$/.exec(value.trim()) ?? [];
  if (digits !== undefined && century !== undefined) return `${century}${digits}${last}`;
  const found = digits === undefined ? undefined : withCentury(`${digits}${last}`, sign === '+', now);
  if (found !== undefined) return found;
  throw new GranskningError(
    'criterion',
    'person',
    'person: skriv person- eller samordningsnumret med 12 siffror, ÅÅÅÅMMDDNNNN, eller 10 med rätt kontrollsiffra.',
  );
}

function withCentury(ten: string, aged: boolean, now: number): string | undefined {
  const today = swedishDay(now);
  const latest = aged ? addMonths(today, -1200) : today;
  return ['20', '19', '18'].map((century) => `${century}${ten}`).find((digits) => isIdentity(digits, latest));
}

/** @throws {GranskningError} kind `criterion`, where the number cannot be a person's */
export function realPerson(value: string, now: number): string {
  const digits = personDigits(value, now);
  if (isIdentity(digits, swedishDay(now))) return digits;
  throw new GranskningError(
    'criterion',
    'person',
    'person: födelsedatum eller kontrollsiffra stämmer inte. Kontrollera numret: ett utdrag om fel nummer blir tomt.',
  );
}

export function sameName(one: string, other: string): boolean {
  return sameText(one) === sameText(other);
}

/** Whether the record's ingivare or one of its biträden is the organisation looked for. */
export function isAbout(record: QueryRecord, organisation: string): boolean {
  const digits = organisation.replaceAll(/[\s-]/g, '');
  const number = /^(16)?(\d{10})$/.exec(digits)?.[2];
  const wanted = sameText(organisation);
  return [record.ingivare, ...record.personuppgiftsbitraden].some((one) =>
    number ? one.organisationsnummer.replaceAll('-', '').endsWith(number) : sameText(one.namn).includes(wanted),
  );
}
