// The file of roles: what may stand in it, and how a mistake is named.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ConfigError } from '../../../src/platform/config.ts';
import { PersonError, readRollregler, toPerson } from '../../../src/web/inloggning/rollregler.ts';

const home = mkdtempSync(join(tmpdir(), 'sammansatt-roller-'));
after(() => rmSync(home, { recursive: true, force: true }));

function problemsOf(text: string): readonly string[] {
  const file = join(home, 'roller.json');
  writeFileSync(file, text);
  try {
    readRollregler(file);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

const base = { claim: 'groups', varde: 'x' };

describe('web/inloggning/rollregler', () => {
  it('takes every role with whose it is', () => {
    const rules = [
      { ...base, roll: 'drift' },
      { ...base, roll: 'forvaltare' },
      { ...base, roll: 'namnd', namnd: '162120000142' },
      { ...base, roll: 'loggranskare', namndUr: 'org' },
      { ...base, roll: 'handlaggare', namndUr: 'org', handlaggareUr: 'uid' },
      { ...base, roll: 'uppgiftslamnare', uppgiftslamnare: 'CSN' },
    ];
    expect(problemsOf(JSON.stringify(rules))).to.deep.equal([]);
  });

  for (const [what, text, expected] of [
    ['is no JSON', '[{', /filen ska vara en JSON-lista/],
    ['is no list', '{}', /filen ska vara en JSON-lista/],
    ['has an unknown role', JSON.stringify([{ ...base, roll: 'chef' }]), /regel 1 har ingen roll som finns: drift/],
    [
      'does not say whose nämnd',
      JSON.stringify([
        { ...base, roll: 'drift' },
        { ...base, roll: 'namnd' },
      ]),
      /regel 2 saknar namnd eller namndUr/,
    ],
    [
      'does not say which handläggare',
      JSON.stringify([{ ...base, roll: 'handlaggare', namndUr: 'o' }]),
      /saknar handlaggareUr/,
    ],
    [
      'has a field of another role',
      JSON.stringify([{ ...base, roll: 'drift', namnd: '162120000142' }]),
      /additionalProperties/,
    ],
    [
      'has a number that is none',
      JSON.stringify([{ ...base, roll: 'namnd', namnd: '198503142385' }]),
      /\/namnd mot pattern/,
    ],
  ] as const) {
    it(`refuses a file that ${what}`, () => {
      const problems = problemsOf(text);
      expect(problems).to.have.length(1);
      expect(problems[0])
        .to.match(expected)
        .and.match(/^ROLLER_FIL: /);
    });
  }

  it('refuses a file that is not there', () => {
    expect(() => readRollregler(join(home, 'saknas.json'))).to.throw(ConfigError, /går inte att läsa/);
  });

  for (const [what, claims] of Object.entries<Record<string, unknown>>({
    'no subject': {},
    'a subject that is no text': { sub: 1 },
    'an empty subject': { sub: ' ' },
    'a subject with a line feed': { sub: 'a\nb' },
    'a subject that is too long': { sub: 'x'.repeat(101) },
    'a personnummer for a name': { sub: 'a', name: 'Åsa 19850314-2385' },
  })) {
    it(`knows nobody by ${what}`, () => {
      expect(() => toPerson(claims, [])).to.throw(PersonError);
    });
  }

  it('takes no role from what an object has by nature', () => {
    expect(
      toPerson({ sub: 'a' }, [{ claim: 'constructor.name', varde: 'Object', roll: 'drift' }]).roller,
    ).to.deep.equal([]);
  });
});
