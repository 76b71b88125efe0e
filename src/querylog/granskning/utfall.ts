// What became of a question at each agency, counted, and in words that somebody outside understands.
import type { LoggedOutcome } from '../../composite/ports.ts';
import type { BastjanstId } from '../../composite/query.ts';
import type { EncryptedRecord, QueryRecord } from '../record.ts';

/** As the log has it; `utan-avslut` where the question has no end, which counts as disclosed. */
export type Utfall = LoggedOutcome['outcome'] | 'utan-avslut';

export interface UtfallText {
  /** For the person whom the question was about. */
  readonly text: string;
  /** Whether the agency learned that somebody asked about the person, or may have. */
  readonly tillfragad: boolean;
}

const ASKED = (text: string): UtfallText => ({ text, tillfragad: true });
const NOT_ASKED = (text: string): UtfallText => ({ text: `Tillfrågades inte: ${text}`, tillfragad: false });

export const UTFALL: Readonly<Record<Utfall, UtfallText>> = {
  delivered: ASKED('Lämnade svar'),
  'utan-avslut': ASKED('Svaret är inte bokfört: räknas som att uppgifter lämnades'),
  timeout: ASKED('Lämnade inga uppgifter: svarade inte i tid'),
  deadline: ASKED('Lämnade inga uppgifter: svaret hann inte fram'),
  cancelled: ASKED('Lämnade inga uppgifter: frågan avbröts'),
  unreachable: ASKED('Lämnade inga uppgifter: kunde inte nås'),
  'connection-broken': ASKED('Lämnade inga uppgifter: förbindelsen bröts'),
  tls: ASKED('Lämnade inga uppgifter: en säker förbindelse kunde inte upprättas'),
  'http-error': ASKED('Lämnade inga uppgifter: svarade med ett fel'),
  'soap-fault': ASKED('Lämnade inga uppgifter: svarade med ett fel'),
  'invalid-answer': ASKED('Svaret följde inte avtalet och lämnades inte vidare'),
  'too-large': ASKED('Svaret var för stort och lämnades inte vidare'),
  'wrong-person': ASKED('Svaret gällde en annan person och lämnades inte vidare'),
  'circuit-open': NOT_ASKED('myndighetens tjänst var ur drift'),
  'queue-full': NOT_ASKED('för många frågor väntade'),
  maintenance: NOT_ASKED('myndighetens tjänst var stängd för underhåll'),
  'not-permitted': NOT_ASKED('nämnden har inte rätt att fråga där'),
  rule: NOT_ASKED('frågan följde inte reglerna'),
  internal: ASKED('Lämnade inga uppgifter: fel i tjänsten'),
};

export interface BastjanstUtfall {
  readonly bastjanst: BastjanstId;
  readonly utfall: Utfall;
}

/** One for each agency of the question; those that the end does not name have none. */
export function utfallOf({ bastjanster, avslut }: Pick<QueryRecord, 'bastjanster' | 'avslut'>): BastjanstUtfall[] {
  const ended = new Map(avslut?.outcomes.map(({ bastjanst, outcome }) => [bastjanst, outcome]));
  return bastjanster.map((bastjanst) => ({ bastjanst, utfall: ended.get(bastjanst) ?? 'utan-avslut' }));
}

/** The same of a record whose key is not at hand. */
export function utfallOfEncrypted({ post, avslut }: EncryptedRecord): BastjanstUtfall[] {
  const bastjanster = (post.bastjanster ?? '').split(';').filter(Boolean);
  return utfallOf({ bastjanster, ...(avslut && { avslut }) });
}

/** Numbers by agency and what became of the question there. */
export type UtfallAntal = Readonly<Record<BastjanstId, Readonly<Partial<Record<Utfall, number>>>>>;

export function addUtfall(antal: UtfallAntal, utfall: readonly BastjanstUtfall[]): UtfallAntal {
  const sum: Record<string, Partial<Record<Utfall, number>>> = { ...antal };
  for (const one of utfall) {
    const own = sum[one.bastjanst] ?? {};
    sum[one.bastjanst] = { ...own, [one.utfall]: (own[one.utfall] ?? 0) + 1 };
  }
  return sum;
}
