// Writes the table of rules in README.md from the code, between its markers: npm run regler.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../src/platform/schema-files.ts';
import { agencyRules } from '../src/profiles/sverige/agency-rules.ts';
import { questionRules } from '../src/profiles/sverige/question-rules.ts';

const [BEGIN, END] = ['<!-- regler: början -->', '<!-- regler: slut -->'];

/** README.md as it should be. */
export function readmeWithRules(): string {
  const readme = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8');
  const [before = '', rest = ''] = readme.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n\n${table()}\n\n${END}${after}`;
}

function table(): string {
  const rows = [
    ...Object.entries(questionRules).map(([felkod, rule]) => row(felkod, 'frågan', rule)),
    ...Object.entries(agencyRules).map(([felkod, rule]) => row(felkod, rule.agency ?? 'varje', rule)),
  ];
  return ['| felkod | gäller | lägen | meddelande |', '|---|---|---|---|', ...rows].join('\n');
}

function row(
  felkod: string,
  concerns: string,
  rule: (typeof questionRules)[string] | (typeof agencyRules)[string],
): string {
  const modes = rule.modes.map((mode) => (mode === rule.mode ? `**${mode}**` : mode)).join(', ');
  return `| ${felkod} | ${concerns} | ${modes} | ${rule.text} ${rule.advice} |`;
}

if (import.meta.main) writeFileSync(join(PROJECT_ROOT, 'README.md'), readmeWithRules());
