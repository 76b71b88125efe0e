// The state machine, exhaustively: every status to every other, with everything in place and with each thing missing.
import { expect } from 'chai';
import { type Anslutning, STATUS, type Status } from '../../src/anslutning/anslutning.ts';
import { AnslutningError } from '../../src/anslutning/anslutning-error.ts';
import {
  bristerSomAktiv,
  hinder,
  type Krav,
  type Laget,
  OVERGANGAR,
  ouppfyllda,
  provaOvergang,
} from '../../src/anslutning/status.ts';
import { anAnslutning, IDAG } from './an-anslutning.ts';

/** Written down here a second time, so that a change of the table is a change of this too. */
const ALLOWED: Record<Status, readonly Status[]> = {
  anmäld: ['granskas', 'avslagen'],
  granskas: ['anmäld', 'godkänd', 'avslagen'],
  godkänd: ['granskas', 'aktiv', 'avslagen'],
  aktiv: ['spärrad', 'uppsagd'],
  spärrad: ['aktiv', 'uppsagd'],
  uppsagd: ['aktiv', 'spärrad', 'avslutad'],
  avslutad: ['anmäld'],
  avslagen: ['anmäld'],
};

const REQUIRED: Partial<Record<`${Status} → ${Status}`, readonly Krav[]>> = {
  'granskas → godkänd': ['uppgifter'],
  'godkänd → aktiv': ['avtal', 'bitradesavtal', 'gallringsbeslut', 'ingen-uppsagning'],
  'spärrad → aktiv': ['avtal', 'bitradesavtal', 'gallringsbeslut', 'ingen-uppsagning'],
  'uppsagd → aktiv': ['avtal', 'bitradesavtal', 'gallringsbeslut', 'ingen-uppsagning'],
  'aktiv → uppsagd': ['uppsagning'],
  'spärrad → uppsagd': ['uppsagning'],
  'uppsagd → avslutad': ['uppsagning', 'upphord', 'logg'],
};

const all: Laget = { idag: IDAG, gallringsbeslut: true, logg: true };
const uppsagning = { datum: '2026-02-01', upphor: '2026-05-31', frageratt: true };

/** What holds everything that a step to `till` may require. */
function ready(fran: Status, till: Status): Anslutning {
  return anAnslutning({ status: fran, ...(till === 'aktiv' ? {} : { uppsagning }) });
}

const without = (one: Anslutning, ...names: (keyof Anslutning)[]) =>
  Object.fromEntries(
    Object.entries(one).filter(([name]) => !names.includes(name as keyof Anslutning)),
  ) as unknown as Anslutning;

/** Takes each requirement away, and nothing else that the step requires. */
const MISSING: Record<Krav, (one: Anslutning, laget: Laget) => [Anslutning, Laget]> = {
  uppgifter: (one, laget) => [{ ...one, kontakter: one.kontakter.slice(1) }, laget],
  avtal: (one, laget) => [without(one, 'avtal'), laget],
  bitradesavtal: (one, laget) => [without(one, 'bitradesavtal'), laget],
  gallringsbeslut: (one, laget) => [one, { ...laget, gallringsbeslut: false }],
  uppsagning: (one, laget) => [{ ...one, uppsagning: { ...uppsagning, datum: '2026-06-02' } }, laget],
  'ingen-uppsagning': (one, laget) => [{ ...one, uppsagning }, laget],
  upphord: (one, laget) => [{ ...one, uppsagning: { ...uppsagning, upphor: IDAG } }, laget],
  logg: (one, laget) => [one, { ...laget, logg: false }],
};

function kindOf(step: () => unknown): string {
  try {
    step();
    return 'allowed';
  } catch (error) {
    return error instanceof AnslutningError ? error.kind : String(error);
  }
}

describe('anslutning/status', () => {
  for (const fran of STATUS) {
    for (const till of STATUS) {
      const isAllowed = ALLOWED[fran].includes(till);
      it(`${fran} → ${till}: ${isAllowed ? 'allowed' : 'refused'}`, () => {
        const step = () => provaOvergang(ready(fran, till), till, all);
        expect(kindOf(step)).to.equal(isAllowed ? 'allowed' : 'otillaten-overgang');
      });
      const kraver = REQUIRED[`${fran} → ${till}`] ?? [];
      if (isAllowed) {
        it(`${fran} → ${till} requires ${kraver.join(', ') || 'nothing'}`, () => {
          expect(OVERGANGAR[fran][till]?.kraver).to.deep.equal(kraver);
        });
      }
      for (const krav of kraver) {
        it(`${fran} → ${till} without ${krav}: refused, and it says so`, () => {
          const [one, laget] = MISSING[krav](ready(fran, till), all);
          expect(ouppfyllda(kraver, one, laget)).to.deep.equal([krav]);
          expect(kindOf(() => provaOvergang(one, till, laget))).to.equal('krav-saknas');
        });
      }
    }
  }

  it('names all that is missing at once, in Swedish', () => {
    const bare = without(anAnslutning({ status: 'godkänd' }), 'avtal', 'bitradesavtal');
    expect(() => provaOvergang(bare, 'aktiv', { ...all, gallringsbeslut: false })).to.throw(
      'Att aktivera kräver ett undertecknat anslutningsavtal; ett undertecknat personuppgiftsbiträdesavtal; ' +
        'ett gallringsbeslut som omfattar nämnden.',
    );
  });

  it('a refused step says where the status leads', () => {
    const step = () => provaOvergang(anAnslutning({ status: 'aktiv' }), 'avslutad', all);
    expect(step).to.throw('Från status aktiv går det inte till avslutad, bara till: spärrad, uppsagd.');
  });

  it('an agreement signed in the future is not signed', () => {
    const avtal = { version: '1', undertecknatAv: 'N', datum: '2026-06-02', dokumentHash: '0'.repeat(64) };
    expect(bristerSomAktiv(anAnslutning({ avtal }), all)).to.deep.equal(['avtal']);
  });
});

describe('anslutning/status, who may ask today', () => {
  const ended = (changes: Partial<Anslutning>) => hinder(anAnslutning(changes), IDAG);

  for (const status of STATUS) {
    it(`${status}: ${status === 'aktiv' ? 'may' : 'may not'}`, () => {
      const expected = status === 'aktiv' ? undefined : { rule: 'anslutning-status', expected: status };
      expect(ended({ status })).to.deep.equal(expected);
    });
  }

  it('the first and the last day are included', () => {
    expect(ended({ status: 'aktiv', giltigFran: IDAG, giltigTom: IDAG })).to.equal(undefined);
    const from = { rule: 'anslutning-fran', expected: '2026-06-02' };
    expect(ended({ status: 'aktiv', giltigFran: '2026-06-02' })).to.deep.equal(from);
    const tom = { rule: 'anslutning-tom', expected: '2026-05-31' };
    expect(ended({ status: 'aktiv', giltigTom: '2026-05-31' })).to.deep.equal(tom);
  });

  it('one that is uppsagd may until it ends, unless it was spärrad, and never past giltigTom', () => {
    const notice = { datum: '2026-03-01', upphor: IDAG, frageratt: true };
    expect(ended({ status: 'uppsagd', uppsagning: notice })).to.equal(undefined);
    const tom = (expected: string) => ({ rule: 'anslutning-tom', expected });
    expect(ended({ status: 'uppsagd', uppsagning: { ...notice, upphor: '2026-05-31' } })).to.deep.equal(
      tom('2026-05-31'),
    );
    expect(ended({ status: 'uppsagd', uppsagning: notice, giltigTom: '2026-05-01' })).to.deep.equal(tom('2026-05-01'));
    const blocked = { rule: 'anslutning-status', expected: 'uppsagd' };
    expect(ended({ status: 'uppsagd', uppsagning: { ...notice, frageratt: false } })).to.deep.equal(blocked);
  });
});
