// Which roles somebody has: by rules that say what each claim of the login's provider means here.
import { readFileSync } from 'node:fs';
import { ORGANISATIONSNUMMER } from '../../anslutning/anslutning.ts';
import { ConfigError } from '../../platform/config.ts';
import { holdsIdentity } from '../../platform/identity.ts';
import { parseJson } from '../../platform/json.ts';
import type { Claims } from '../../platform/oidc.ts';
import { compileSchema, type JsonSchema } from '../../platform/schema.ts';
import { type Person, ROLLER, type Roll, type RollNamn } from './person.ts';

/**
 * Who has `varde` as, or among, the values of `claim` has `roll`. Whose it is (`namnd`, `uppgiftslamnare`, `handlaggare`) is given
 * here, or in the claim that the `…Ur` names. A dot in a claim's name leads into an object.
 */
export interface Rollregel {
  readonly claim: string;
  readonly varde: string;
  readonly roll: RollNamn;
  readonly namnd?: string;
  readonly namndUr?: string;
  readonly uppgiftslamnare?: string;
  readonly uppgiftslamnareUr?: string;
  readonly handlaggareUr?: string;
}

/** The claims name nobody whom this service may know. The message is Swedish, for the person. */
export class PersonError extends Error {
  override readonly name = 'PersonError';
}

const text = { type: 'string', minLength: 1, maxLength: 200 };

/** Of each role: whose it is stands in one of these fields, for each list. */
const WHOSE: Readonly<Record<RollNamn, readonly (readonly string[])[]>> = {
  drift: [],
  forvaltare: [],
  namnd: [['namnd', 'namndUr']],
  loggranskare: [['namnd', 'namndUr']],
  handlaggare: [['namnd', 'namndUr'], ['handlaggareUr']],
  uppgiftslamnare: [['uppgiftslamnare', 'uppgiftslamnareUr']],
};

function schemaOf(roll: RollNamn): JsonSchema {
  const names = WHOSE[roll].flat();
  const number = { type: 'string', pattern: ORGANISATIONSNUMMER };
  return compileSchema({
    type: 'object',
    additionalProperties: false,
    required: ['claim', 'varde', 'roll'],
    properties: {
      ...{ claim: text, varde: text, roll: { const: roll } },
      ...Object.fromEntries(names.map((name) => [name, name === 'namnd' ? number : text])),
    },
  });
}

/** @throws {ConfigError} naming the rule by its place, 1 the first */
export function readRollregler(file: string): Rollregel[] {
  let json: ReturnType<typeof parseJson>;
  try {
    json = parseJson(readFileSync(file));
  } catch {
    throw new ConfigError([`ROLLER_FIL: ${file} går inte att läsa`]);
  }
  if ('flaw' in json || !Array.isArray(json.value)) throw new ConfigError(['ROLLER_FIL: filen ska vara en JSON-lista']);
  const problems = json.value.flatMap((one, index) =>
    ruleProblems(one).map((text) => `ROLLER_FIL: regel ${index + 1} ${text}`),
  );
  if (problems.length > 0) throw new ConfigError(problems);
  return json.value as Rollregel[];
}

function ruleProblems(one: unknown): string[] {
  const { roll } = (one ?? {}) as { roll?: unknown };
  const known = ROLLER.find((name) => name === roll);
  if (!known) return [`har ingen roll som finns: ${ROLLER.join(', ')}`];
  const breaches = schemaOf(known).validate(one);
  const missing = WHOSE[known].filter((names) => !names.some((name) => Object.hasOwn(one as object, name)));
  return [
    ...breaches.map(({ path, rule, expected }) => `bryter vid ${path} mot ${rule}${expected ? ` (${expected})` : ''}`),
    ...missing.map((names) => `saknar ${names.join(' eller ')}`),
  ];
}

/** @throws {PersonError} where the claims name nobody, or by a personnummer */
export function toPerson(claims: Claims, rules: readonly Rollregel[]): Person {
  const subject = textOf(claims.sub);
  const namn = (textOf(claims.name) ?? textOf(claims.preferred_username) ?? subject)?.slice(0, 80);
  if (!subject || !namn || subject.length > 100) {
    throw new PersonError('Inloggningstjänsten säger inte vem du är på ett sätt som går att använda här.');
  }
  if (holdsIdentity(subject) || holdsIdentity(namn)) {
    throw new PersonError(
      'Inloggningstjänsten lämnar ett personnummer som namn eller identitet, och sådana får inte stå i våra loggar. ' +
        'Be den som sköter inloggningstjänsten att lämna en annan identitet.',
    );
  }
  const roller = rules.flatMap((one) => (valuesOf(claims, one.claim).includes(one.varde) ? toRoll(one, claims) : []));
  const distinct = new Map(roller.map((roll) => [JSON.stringify(roll), roll]));
  return { subject, namn, roller: [...distinct.values()] };
}

/** None where the claim that should say whose it is does not. */
function toRoll(given: Rollregel, claims: Claims): Roll[] {
  const from = (claim: string | undefined) => (claim === undefined ? [] : valuesOf(claims, claim));
  const namnder = (given.namnd ? [given.namnd] : from(given.namndUr))
    .map(fullNumber)
    .filter((one) => one !== undefined);
  const { roll } = given;
  switch (roll) {
    case 'drift':
    case 'forvaltare':
      return [{ roll }];
    case 'namnd':
    case 'loggranskare':
      return namnder.map((namnd) => ({ roll, namnd }));
    case 'handlaggare': {
      const ids = from(given.handlaggareUr).filter((id) => id.length <= 100 && !holdsIdentity(id));
      return namnder.flatMap((namnd) => ids.map((handlaggare) => ({ roll, namnd, handlaggare })));
    }
    case 'uppgiftslamnare': {
      const ids = given.uppgiftslamnare ? [given.uppgiftslamnare] : from(given.uppgiftslamnareUr);
      return ids.map((uppgiftslamnare) => ({ roll, uppgiftslamnare }));
    }
  }
}

/** 12 digits, from a number with or without 16 and hyphen; undefined where it is none. */
export function fullNumber(word: string): string | undefined {
  const digits = word.trim().replace('-', '');
  const full = digits.length === 10 ? `16${digits}` : digits;
  return new RegExp(ORGANISATIONSNUMMER).test(full) ? full : undefined;
}

function valuesOf(claims: Claims, name: string): string[] {
  const direct = Object.hasOwn(claims, name) ? claims[name] : name.split('.').reduce<unknown>(inner, claims);
  return [direct].flat().filter((one) => typeof one === 'string');
}

function inner(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Claims)[name]
    : undefined;
}

function textOf(value: unknown): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it is about
  const isText = typeof value === 'string' && value.trim() !== '' && !/[\u0000-\u001f\u007f]/.test(value);
  return isText ? value.trim().normalize('NFC') : undefined;
}
