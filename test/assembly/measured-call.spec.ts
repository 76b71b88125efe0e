// How each way in which a call can end counts for the service level of its source.
import { expect } from 'chai';
import { anropOf, levelOf, openBreakers, utfallOf } from '../../src/assembly/measured-call.ts';
import type { GuardedCall, GuardState } from '../../src/bastjanster/guard/guard.ts';
import { BastjanstFault, type FaultCause, type FaultDetail } from '../../src/composite/fault.ts';
import type { Utfall } from '../../src/servicelevel/matning/summa.ts';
import { delivery } from '../composite/fixtures.ts';

const FAULTS: readonly (readonly [FaultCause, Utfall, FaultDetail?])[] = [
  ['timeout', 'misslyckad'],
  ['unreachable', 'misslyckad'],
  ['connection-broken', 'misslyckad'],
  ['tls', 'misslyckad'],
  ['invalid-answer', 'misslyckad'],
  ['too-large', 'misslyckad'],
  ['internal', 'misslyckad'],
  ['http-error', 'misslyckad', { httpStatus: 503 }],
  ['http-error', 'misslyckad', { httpStatus: 429 }],
  ['http-error', 'misslyckad', { httpStatus: 404 }],
  ['soap-fault', 'misslyckad'],
  ['soap-fault', 'lyckad', { sourceAlive: true }],
  ['wrong-person', 'misslyckad'],
  ['circuit-open', 'misslyckad', { retryAfterSeconds: 10 }],
  ['circuit-open', 'misslyckad', { technical: 'closed-by-operator' }],
  ['maintenance', 'undantagen'],
  ['maintenance', 'misslyckad', { technical: 'announced-late' }],
  ['deadline', 'undantagen'],
  ['cancelled', 'undantagen'],
  ['queue-full', 'undantagen'],
  ['not-permitted', 'undantagen'],
  ['rule', 'undantagen'],
];

describe('measured-call', () => {
  for (const [cause, utfall, detail] of FAULTS) {
    it(`${cause} ${detail ? `${JSON.stringify(detail)} ` : ''}is ${utfall}`, () => {
      expect(utfallOf(new BastjanstFault(cause, detail), false)).to.equal(utfall);
    });
  }

  it('an error that is no fault is the source’s until somebody has found the bug', () => {
    expect(utfallOf(new TypeError(), false)).to.equal('misslyckad');
  });

  it('a call that was given up when it had been slow is the source’s failure, a typed fault that came late is an answer', () => {
    const late = (cause: FaultCause, detail?: FaultDetail) => utfallOf(new BastjanstFault(cause, detail), true);
    expect([late('cancelled'), late('deadline'), late('soap-fault', { sourceAlive: true })]).to.deep.equal([
      ...['misslyckad', 'misslyckad', 'lyckad'],
    ]);
  });

  it('what was not delivered has no response time, a typed fault as little as a 404', () => {
    const faults = [
      new BastjanstFault('http-error', { httpStatus: 404 }),
      new BastjanstFault('wrong-person'),
      new BastjanstFault('soap-fault', { sourceAlive: true }),
    ];
    const counted = faults.flatMap((error) =>
      anropOf('AF', { kind: 'ask', queuedMs: 1, milliseconds: 4, slow: false, outcome: { error } }),
    );
    expect(counted.map(({ utfall, svarstidMs, kotidMs }) => [utfall, svarstidMs, kotidMs])).to.deep.equal([
      ['misslyckad', undefined, 1],
      ['misslyckad', undefined, 1],
      ['lyckad', undefined, 1],
    ]);
  });

  it('a delivered answer counts for the source, and for each that answered inside it', () => {
    const responders = [
      { id: 'IAF', name: 'IAF', quality: 'nothing' },
      { id: 'AKASSA', name: 'A-kassan', quality: 'failed' },
      { id: 'ANNAN', name: 'Annan', quality: 'not-asked' },
    ] as const;
    const assessment = { quality: 'partial', responders, flags: [] } as const;
    const call: GuardedCall<string> = {
      kind: 'ask',
      queuedMs: 2,
      milliseconds: 90,
      slow: false,
      outcome: { value: { ...delivery, assessment } },
    };
    const inside = (svarande: string, utfall: Utfall, kvalitet: string) => ({
      ...{ kalla: 'SO', svarande, slag: 'anrop', utfall, kvalitet },
    });
    expect(anropOf('SO', call)).to.deep.equal([
      { kalla: 'SO', slag: 'anrop', utfall: 'lyckad', kvalitet: 'partial', svarstidMs: 90, kotidMs: 2 },
      inside('IAF', 'lyckad', 'nothing'),
      inside('AKASSA', 'misslyckad', 'failed'),
      inside('ANNAN', 'undantagen', 'not-asked'),
    ]);
  });

  it('an answer that deviates from its schema is one, but cannot be verified', () => {
    const outcome = { value: { ...delivery, schema: 'deviates' as const } };
    const [anrop] = anropOf('AF', { kind: 'ask', queuedMs: 0, milliseconds: 1, slow: false, outcome });
    expect([anrop?.utfall, anrop?.kvalitet]).to.deep.equal(['lyckad', 'unverifiable']);
  });

  it('a test is a ping', () => {
    const failed = { error: new BastjanstFault('unreachable') };
    const notFound = { error: new BastjanstFault('http-error', { httpStatus: 404 }) };
    const pings = [{ value: undefined }, failed, notFound].flatMap((outcome) =>
      anropOf('AF', { kind: 'test', queuedMs: 0, milliseconds: 3, slow: false, outcome }),
    );
    expect(pings).to.deep.equal([
      { kalla: 'AF', slag: 'ping', utfall: 'lyckad' },
      { kalla: 'AF', slag: 'ping', utfall: 'misslyckad' },
      { kalla: 'AF', slag: 'ping', utfall: 'misslyckad' },
    ]);
  });

  it('what an operator decided goes before the breaker', () => {
    const open = { status: 'open', waitMs: 1 } as const;
    expect(levelOf({ styrning: { slag: 'automatisk' }, breaker: open })).to.equal('open');
    expect(levelOf({ styrning: { slag: 'öppen' }, breaker: open })).to.equal('open');
    expect(levelOf({ styrning: { slag: 'stängd' }, breaker: open })).to.equal('closed-by-operator');
    expect(levelOf({ styrning: { slag: 'underhåll', till: 1 }, breaker: open })).to.equal('maintenance');
  });

  it('a breaker counts as open while it lets nobody ask: not half open, and not where an operator decides', () => {
    const automatisk = { slag: 'automatisk' } as const;
    const open = { status: 'open', waitMs: 1 } as const;
    const source = (styrning: GuardState['styrning'], breaker: GuardState['breaker']) => ({
      state: () => ({ styrning, breaker, running: 0, waiting: 0 }),
    });
    const guarded = {
      AF: source(automatisk, open),
      CSN: source({ slag: 'stängd' }, open),
      FK: source(automatisk, { status: 'half-open' }),
      SO: source(automatisk, { status: 'closed' }),
    };
    expect(openBreakers(new Map(Object.entries(guarded)))).to.deep.equal(['AF']);
  });
});
