// What a rule on the question is, and which modes it runs in: data, so that an operator can change them.
import type { CompositeQuery, Inclusion } from '../../composite/query.ts';

/**
 * `neka` refuses (the question, or one agency's part), `korta` cuts the period to what the agency answers for and says so,
 * `varna` asks all the same and says so, `av` looks away.
 */
export type RuleMode = 'neka' | 'korta' | 'varna' | 'av';

interface RuleBase {
  /** Path of the field in the question. */
  readonly field: string;
  /** What is wrong and what the rule is, in Swedish; never the value. */
  readonly text: string;
  /** What the caller does about it. */
  readonly advice: string;
  /** The mode where nobody chose another. Rules that are not verified against the real service warn. */
  readonly mode: RuleMode;
  /** The modes that make sense. */
  readonly modes: readonly RuleMode[];
}

/** What a rule may know beside the question. */
export interface RuleContext {
  /** Today in Sweden, `YYYY-MM-DD`. */
  readonly today: string;
}

/** A rule on the question as a whole: a breach refuses all of it, or warns. */
export interface QuestionRule extends RuleBase {
  readonly broken: (query: CompositeQuery, context: RuleContext) => boolean;
}

/** A rule of one agency: a breach concerns its part, and the others are asked. */
export interface AgencyRule extends RuleBase {
  /** Every agency, where none is named. */
  readonly agency?: string;
  readonly broken: (inclusion: Inclusion, query: CompositeQuery, context: RuleContext) => boolean;
  /** The inclusion with its period cut, for `korta`; `undefined` where nothing of the period is left. */
  readonly shorten?: (inclusion: Inclusion, context: RuleContext) => Inclusion | undefined;
}

/** Modes that differ from the rules' own, for everybody and for single organisations (organisationsnummer, 12 digits). */
export interface RuleModes {
  readonly standard: Readonly<Record<string, RuleMode>>;
  readonly organisationer: Readonly<Record<string, Readonly<Record<string, RuleMode>>>>;
}

export const noModes: RuleModes = { standard: {}, organisationer: {} };
