// Every rule in every mode that it has: refused, cut, warned of or let pass, with words that name the field and never a value.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { readmeWithRules } from '../../../scripts/rules-table.ts';
import { RequestFault } from '../../../src/composite/fault.ts';
import { type CompositeQuery, type Inclusion, PersonId } from '../../../src/composite/query.ts';
import { PROJECT_ROOT } from '../../../src/platform/schema-files.ts';
import { addMonths, swedishDay } from '../../../src/platform/swedish-day.ts';
import { agencyRules } from '../../../src/profiles/sverige/agency-rules.ts';
import { felkoder, noticeText, requestError } from '../../../src/profiles/sverige/felkoder.ts';
import { questionRules } from '../../../src/profiles/sverige/question-rules.ts';
import type { RuleMode } from '../../../src/profiles/sverige/rule.ts';
import { createRules } from '../../../src/profiles/sverige/rules.ts';
import { clock, compositeQuery } from '../../composite/fixtures.ts';

const today = swedishDay(Date.now());
const PERSON = '198503142385';
const inWindow = { from: addMonths(today, -1), tom: today };

function lefi(changes: object = {}): string {
  return JSON.stringify({ personnummer: PERSON, period: inWindow, utbetalningar: ['FK:SJP'], ...changes });
}

function asking(
  bastjanst: string,
  changes: Partial<Inclusion> = {},
  query: Partial<CompositeQuery> = {},
): CompositeQuery {
  const parameters: Record<string, string> =
    bastjanst === 'FK' ? { version: 'v9', aktorsid: 'kommun-1', lefiJsonFraga: lefi() } : {};
  return compositeQuery([], {
    period: inWindow,
    inclusions: [{ bastjanst, period: inWindow, parameters, ...changes }],
    ...query,
  });
}

const fk = (changes: Record<string, string>) =>
  asking('FK', { parameters: { version: 'v9', aktorsid: 'k', lefiJsonFraga: lefi(), ...changes } });

/** A question that breaks each rule, and no other. */
const breaking: Record<string, CompositeQuery> = {
  PERSONIDENTITET_OGILTIG: asking('AF', {}, { person: new PersonId('198503142386') }),
  PERIOD_OMVAND: asking('AF', {}, { period: { from: '2026-02-01', tom: '2026-01-01' } }),
  KORRELATIONSID_FOR_LANGT: asking('AF', {}, { korrelationsid: 'x'.repeat(201) }),
  INGEN_MYNDIGHET: compositeQuery([]),
  PERSONNUMMER_I_KORRELATIONSID: asking('AF', {}, { korrelationsid: `a ${PERSON}` }),
  PERSONNUMMER_I_ARENDEIDENTITET: asking('AF', {}, { arende: '850314-2385' }),
  PERSONNUMMER_I_HANDLAGGARE: asking(
    'AF',
    {},
    { ingivare: { organisationsnummer: '162120000142', namn: 'N', handlaggare: '8503142385' } },
  ),
  PERSONNUMMER_I_NAMN: asking(
    'AF',
    {},
    { ingivare: { organisationsnummer: '162120000142', namn: `N ${PERSON}`, handlaggare: 'h' } },
  ),
  PERSONNUMMER_I_SYFTE: asking('AF', {}, { syfte: `om 19850314-2385` }),
  PERSONNUMMER_I_LAGTEXT: asking('AF', {}, { lagtext: `(2025:400) ${PERSON}` }),
  LAGTEXT_UPPHAVD: asking('AF', {}, { lagtext: '11 kap. 11 a § socialtjänstlagen (2001:453)' }),
  LAGTEXT_OKAND: asking('AF', {}, { lagtext: 'någon lag' }),
  MYNDIGHETENS_PERIOD_OMVAND: asking('AF', { period: { from: '2026-02-01', tom: '2026-01-01' } }),
  CSN_SAMORDNINGSNUMMER: asking('CSN', {}, { person: new PersonId('198901742380') }),
  CSN_ARENDE_FOR_LANGT: asking('CSN', {}, { arende: 'x'.repeat(32) }),
  CSN_FONSTER: asking('CSN', { period: { from: addMonths(today, -5), tom: today } }),
  FK_FRAGA_SAKNAS: asking('FK', { parameters: {} }),
  FK_VERSION_OKAND: fk({ version: 'v8' }),
  FK_AKTORSID_OGILTIGT: fk({ aktorsid: '../x' }),
  FK_LEFI_FRAGA_OGILTIG: fk({ lefiJsonFraga: '' }),
  FK_ANNAN_PERSON: fk({ lefiJsonFraga: lefi({ personnummer: '197806222381' }) }),
  FK_INGEN_TYP: fk({ lefiJsonFraga: lefi({ utbetalningar: [] }) }),
  FK_PERIOD_OVER_TVA_AR: fk({ lefiJsonFraga: lefi({ period: { from: '2023-01-01', tom: '2026-01-01' } }) }),
  SKV_FRAGA_SAKNAS: asking('SKV', { source: 'SKV_DELAR' }),
  SKV_AR_ORIMLIGA: asking('SKV', { source: 'SKV_DELAR', parameters: { ar: '2025,2025', delar: 'skattekonto' } }),
  SKV_INGEN_DEL: asking('SKV', { source: 'SKV_DELAR', parameters: { ar: '2025', delar: '' } }),
};

async function outcome(rule: string, mode: RuleMode, query: CompositeQuery): Promise<string> {
  const step = createRules({ standard: { LAGTEXT_OKAND: 'av', [rule]: mode }, organisationer: {} }, clock);
  try {
    const verdict = await step(query, {});
    const [bastjanst] = query.inclusions.map((one) => one.bastjanst);
    if (verdict?.withheld?.get(bastjanst ?? '')?.detail.rule === rule) return 'withheld';
    const notice = verdict?.notices?.find(({ code }) => code === rule);
    if (notice?.detail?.kortad) return 'cut';
    return notice ? 'warned' : 'passed';
  } catch (error) {
    if (error instanceof RequestFault)
      return error.breaches.some((one) => one.rule === rule) ? 'refused' : 'refused by another';
    throw error;
  }
}

describe('profiles/sverige/rules', () => {
  it('has a breach in this table for every rule', () => {
    expect(Object.keys(breaking).sort()).to.deep.equal(
      [...Object.keys(questionRules), ...Object.keys(agencyRules)].sort(),
    );
  });

  for (const [rule, { modes }] of Object.entries({ ...questionRules, ...agencyRules })) {
    for (const mode of modes) {
      it(`${rule} in mode ${mode}`, async () => {
        const refusal = rule in questionRules ? 'refused' : 'withheld';
        const expected = { neka: refusal, korta: 'cut', varna: 'warned', av: 'passed' }[mode];
        expect(await outcome(rule, mode, breaking[rule] as CompositeQuery)).to.equal(expected);
      });
    }

    it(`${rule} does not stop an ordinary question`, async () => {
      const { agency } = agencyRules[rule] ?? {};
      const [mode = 'neka'] = modes;
      const skv = { source: 'SKV_DELAR', parameters: { ar: '2025', delar: 'skattekonto' } };
      expect(await outcome(rule, mode, asking(agency ?? 'AF', agency === 'SKV' ? skv : {}))).to.equal('passed');
    });
  }

  it('cuts a period to what the agency answers for', async () => {
    const cut = async (rule: string) => {
      const verdict = await createRules({ standard: { [rule]: 'korta' }, organisationer: {} }, clock)(
        breaking[rule] as CompositeQuery,
        {},
      );
      return verdict?.query?.inclusions[0];
    };
    expect((await cut('CSN_FONSTER'))?.period).to.deep.equal({ from: addMonths(today, -2), tom: today });
    const lefiCut = JSON.parse((await cut('FK_PERIOD_OVER_TVA_AR'))?.parameters.lefiJsonFraga ?? '{}');
    expect(lefiCut.period).to.deep.equal({ from: '2024-01-01', tom: '2026-01-01' });
  });

  it('does not ask where nothing of the period is left', async () => {
    const query = asking('CSN', { period: { from: '2020-01-01', tom: '2020-02-01' } });
    expect(await outcome('CSN_FONSTER', 'korta', query)).to.equal('withheld');
  });

  it('lets an organisation have modes of its own', async () => {
    const step = createRules({ standard: {}, organisationer: { 162120000142: { LAGTEXT_UPPHAVD: 'neka' } } }, clock);
    const query = breaking.LAGTEXT_UPPHAVD as CompositeQuery;
    const other = { ...query, ingivare: { ...query.ingivare, organisationsnummer: '162120000159' } };
    expect((await step(other, {}))?.notices?.map(({ code }) => code)).to.deep.equal(['LAGTEXT_UPPHAVD']);
    expect(() => step(query, {})).to.throw(RequestFault);
  });

  it('stands in the README, as it is in the code', () => {
    expect(readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8'), 'out of date: npm run regler').to.equal(
      readmeWithRules(),
    );
  });

  it('has words for every rule, code and cause, with field and advice, and no value', () => {
    const all = felkoder();
    expect(all.length).to.be.greaterThan(60);
    for (const { felkod, text, radAnropare, radDrift } of all) {
      expect(
        [felkod, text, radAnropare, radDrift].every((one) => one.length > 2),
        felkod,
      ).to.equal(true);
    }
    const keys = all.map(({ felkod, galler }) => `${galler} ${felkod}`);
    expect(keys).to.have.length(new Set(keys).size);
    for (const rule of Object.keys(questionRules)) {
      const words = requestError(new RequestFault('rule', [{ path: '', rule }])).felmeddelande.join(' ');
      expect(words + noticeText({ code: rule }), rule).to.not.match(/\d{6}/);
    }
  });
});
