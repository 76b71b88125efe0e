// The soak's mix of questions: who asks about whom, how often, and what each must come to.
import { type PersonKey, persons } from '../../src/bastjanster/simulation/population.ts';
import { AGENCIES } from '../questions.ts';

export const FACES = ['soap', 'rest'] as const;
export type Face = (typeof FACES)[number];

export type KindName = 'stort svar' | 'vanlig fråga' | 'bruten förbindelse' | 'utan rätt';

/** One that calls with a certificate of its own. */
export interface Organisation {
  readonly organisationsnummer: string;
  /** What its anslutning gives it; undefined: it has none. */
  readonly bastjanster?: readonly string[];
}

/** What a question comes to where all seven agencies answer; see {@link partsOutcome}. */
export const ALL_ANSWERED = 'alla sju svarade';

export interface Planned {
  readonly kind: KindName;
  readonly face: Face;
  readonly caller: Organisation;
  readonly person: string;
  readonly expected: string;
}

/** Several, so that none asks for more than one organisation may have under way. */
const NAMNDER: readonly Organisation[] = [
  '162120000142',
  '162120000159',
  '162120000167',
  '162120000175',
  '162120000183',
].map((organisationsnummer) => ({ organisationsnummer, bastjanster: AGENCIES }));

interface Kind {
  readonly person: PersonKey;
  /** Who asks, in turn, and what that must come to. */
  readonly asked: readonly { readonly by: readonly Organisation[]; readonly expected: string }[];
}

const WITHOUT_CSN: Organisation = {
  organisationsnummer: '162120000191',
  bastjanster: AGENCIES.filter((id) => id !== 'CSN'),
};
const UNKNOWN: Organisation = { organisationsnummer: '162120000209' };

const KINDS: Record<KindName, Kind> = {
  'stort svar': { person: 'storSvar', asked: [{ by: NAMNDER, expected: ALL_ANSWERED }] },
  'vanlig fråga': { person: 'allaSvarar', asked: [{ by: NAMNDER, expected: ALL_ANSWERED }] },
  'bruten förbindelse': { person: 'tnsNekar', asked: [{ by: NAMNDER, expected: 'TNS SSBT FORBINDELSE_BRUTEN' }] },
  'utan rätt': {
    person: 'allaSvarar',
    asked: [
      { by: [WITHOUT_CSN], expected: 'CSN SSBT EJ_TILLATEN' },
      { by: [UNKNOWN], expected: 'EJ_IDENTIFIERAD' },
    ],
  },
};

export const KIND_NAMES = Object.keys(KINDS) as KindName[];
export const ORGANISATIONS: readonly Organisation[] = [...NAMNDER, WITHOUT_CSN, UNKNOWN];

const LETTERS: Readonly<Record<string, KindName>> = {
  s: 'stort svar',
  v: 'vanlig fråga',
  b: 'bruten förbindelse',
  u: 'utan rätt',
};
/** 10 large : 5 normal : 2 reset : 2 without right (faults.md I2), spread evenly. */
const MIX: readonly KindName[] = [...'svsbsvsusvsvsbsvsus'].flatMap((letter) => LETTERS[letter] ?? []);

/** The n-th question from 0: the kinds in the order of the mix, the faces in turn, each kind's callers in turn. */
export function planned(n: number): Planned {
  const place = n % MIX.length;
  const kind = MIX[place] ?? 'stort svar';
  const { person, asked } = KINDS[kind];
  const earlier = MIX.slice(0, place).filter((one) => one === kind).length;
  const one = asked[earlier % asked.length];
  const caller = one?.by[n % one.by.length];
  if (!caller) throw new Error(`nobody asks for ${kind}`);
  const face = FACES[n % FACES.length] ?? 'soap';
  return { kind, face, caller, person: persons[person].personnummer, expected: one.expected };
}

/** The parts that failed, or {@link ALL_ANSWERED}. @param parts `data`, or the error as `kalla felkod`, by agency */
export function partsOutcome(parts: Readonly<Record<string, string>>): string {
  const missing = AGENCIES.filter((id) => parts[id] === undefined).map((id) => `${id} saknas`);
  const failed = Object.entries(parts).flatMap(([id, part]) => (part === 'data' ? [] : [`${id} ${part}`]));
  return [...missing, ...failed].join(', ') || ALL_ANSWERED;
}
