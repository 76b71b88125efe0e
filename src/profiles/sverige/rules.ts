// The rules as a step of the core: each in its mode, for the organisation that asks.
import { BastjanstFault, type Breach, RequestFault } from '../../composite/fault.ts';
import type { Clock, Notice, Step } from '../../composite/ports.ts';
import type { BastjanstId, CompositeQuery, Inclusion } from '../../composite/query.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { agencyRules } from './agency-rules.ts';
import { questionRules } from './question-rules.ts';
import type { RuleContext, RuleMode, RuleModes } from './rule.ts';

/** @param modes checked, see rule-modes.ts */
export function createRules(modes: RuleModes, clock: Clock): Step {
  return (query) => {
    const context = { today: swedishDay(clock.now()) };
    const modeOf = modesFor(query.ingivare.organisationsnummer, modes);
    const notices = checkQuestion(query, context, modeOf);
    const withheld = new Map<BastjanstId, BastjanstFault>();
    const inclusions = query.inclusions.map((inclusion) => {
      const checked = checkInclusion(inclusion, query, context, modeOf);
      notices.push(...checked.notices);
      if (checked.refusedBy) withheld.set(inclusion.bastjanst, new BastjanstFault('rule', { rule: checked.refusedBy }));
      return checked.inclusion;
    });
    return { query: { ...query, inclusions }, withheld, notices };
  };
}

type ModeOf = (rule: string, own: RuleMode) => RuleMode;

function modesFor(organisationsnummer: string, { standard, organisationer }: RuleModes): ModeOf {
  const own = organisationer[organisationsnummer] ?? {};
  return (rule, mode) => own[rule] ?? standard[rule] ?? mode;
}

/** @throws {RequestFault} with every breach that refuses the question */
function checkQuestion(query: CompositeQuery, context: RuleContext, modeOf: ModeOf): Notice[] {
  const breaches: Breach[] = [];
  const notices: Notice[] = [];
  for (const [rule, { field, mode, broken }] of Object.entries(questionRules)) {
    const chosen = modeOf(rule, mode);
    if (chosen === 'av' || !broken(query, context)) continue;
    if (chosen === 'neka') breaches.push({ path: field, rule });
    else notices.push({ code: rule });
  }
  if (breaches.length > 0) throw new RequestFault('rule', breaches);
  return notices;
}

interface CheckedInclusion {
  readonly inclusion: Inclusion;
  readonly notices: readonly Notice[];
  /** The rule that keeps the agency from being asked. */
  readonly refusedBy?: string;
}

function checkInclusion(
  asked: Inclusion,
  query: CompositeQuery,
  context: RuleContext,
  modeOf: ModeOf,
): CheckedInclusion {
  const notices: Notice[] = [];
  let inclusion = asked;
  for (const [rule, { agency, mode, broken, shorten }] of Object.entries(agencyRules)) {
    const { bastjanst } = inclusion;
    const chosen = agency === undefined || agency === bastjanst ? modeOf(rule, mode) : 'av';
    if (chosen === 'av' || !broken(inclusion, query, context)) continue;
    const cut = chosen === 'korta' ? shorten?.(inclusion, context) : undefined;
    if (chosen === 'neka' || (chosen === 'korta' && !cut)) return { inclusion, notices, refusedBy: rule };
    notices.push({ code: rule, bastjanst, ...(cut ? { detail: { kortad: 'ja' } } : {}) });
    inclusion = cut ?? inclusion;
  }
  return { inclusion, notices };
}
