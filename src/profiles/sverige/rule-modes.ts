// Reads the file that changes rules' modes, and refuses what makes no sense in it.
import { readFileSync } from 'node:fs';
import type { Config } from '../../platform/config.ts';
import { compileSchema } from '../../platform/schema.ts';
import { agencyRules } from './agency-rules.ts';
import { questionRules } from './question-rules.ts';
import { noModes, type RuleMode, type RuleModes } from './rule.ts';

/** The file cannot be used; the message names the rule and the modes that it has. */
export class RuleModesError extends Error {
  override readonly name = 'RuleModesError';
}

const modes = { type: 'object', additionalProperties: { enum: ['neka', 'korta', 'varna', 'av'] } };
const schema = compileSchema({
  type: 'object',
  additionalProperties: false,
  properties: {
    standard: modes,
    organisationer: { type: 'object', propertyNames: { pattern: '^[0-9]{12}$' }, additionalProperties: modes },
  },
});

/** @throws {RuleModesError} */
function readRuleModes(file: string): RuleModes {
  let value: Partial<RuleModes>;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new RuleModesError(`${file} går inte att läsa som JSON`);
  }
  const [breach] = schema.validate(value);
  if (breach) throw new RuleModesError(`${file}: ${breach.path} bryter mot ${breach.rule} (${breach.expected ?? ''})`);
  const { standard = {}, organisationer = {} } = value;
  for (const chosen of [standard, ...Object.values(organisationer)]) refuseNonsense(file, chosen);
  return { standard, organisationer };
}

function refuseNonsense(file: string, chosen: Readonly<Record<string, RuleMode>>): void {
  for (const [rule, mode] of Object.entries(chosen)) {
    const found = questionRules[rule] ?? agencyRules[rule];
    if (!found) throw new RuleModesError(`${file}: regeln ${rule} finns inte`);
    if (found.modes.includes(mode)) continue;
    throw new RuleModesError(`${file}: regeln ${rule} kan inte ha läget ${mode}; den har ${found.modes.join(', ')}`);
  }
}

/** The modes of the file that the configuration names, if any. @throws {RuleModesError} */
export function ruleModesOf({ rulesFile, checkDigits }: Pick<Config, 'rulesFile' | 'checkDigits'>): RuleModes {
  const modes = rulesFile ? readRuleModes(rulesFile) : noModes;
  return checkDigits ? modes : { ...modes, standard: { ...modes.standard, PERSONIDENTITET_OGILTIG: 'av' } };
}
