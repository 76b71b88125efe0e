// How each way in which a call can end counts for the service level of its source.
import { expect } from 'chai';
import type { GuardedCall } from '../src/bastjanster/guard/guard.ts';
import { BastjanstFault, type FaultCause, type FaultDetail } from '../src/composite/fault.ts';
import { anropOf, levelOf, utfallOf } from '../src/measured-call.ts';
import type { Utfall } from '../src/servicelevel/matning/summa.ts';
import { delivery } from './composite/fixtures.ts';

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
  ['http-error', 'lyckad', { httpStatus: 404 }],
  ['soap-fault', 'misslyckad'],
  ['soap-fault', 'lyckad', { sourceAlive: true }],
  ['wrong-person', 'lyckad'],
  ['circuit-open', 'misslyckad', { retryAfterSeconds: 10 }],
  ['circuit-open', 'undantagen', { technical: 'closed-by-operator' }],
  ['maintenance', 'undantagen'],
  ['deadline', 'undantagen'],
  ['cancelled', 'undantagen'],
  ['queue-full', 'undantagen'],
  ['not-permitted', 'undantagen'],
  ['rule', 'undantagen'],
];

describe('measured-call', () => {
  for (const [cause, utfall, detail] of FAULTS) {
    it(`${cause} ${detail ? `${JSON.stringify(detail)} ` : ''}is ${utfall}`, () => {
      expect(utfallOf(new BastjanstFault(cause, detail))).to.equal(utfall);
    });
  }

  it('an error that is no fault is the source’s until somebody has found the bug', () => {
    expect(utfallOf(new TypeError())).to.equal('misslyckad');
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
    const [anrop] = anropOf('AF', { kind: 'ask', queuedMs: 0, milliseconds: 1, outcome });
    expect([anrop?.utfall, anrop?.kvalitet]).to.deep.equal(['lyckad', 'unverifiable']);
  });

  it('a test is a ping', () => {
    const failed = { error: new BastjanstFault('unreachable') };
    const pings = [{ value: undefined }, failed].flatMap((outcome) =>
      anropOf('AF', { kind: 'test', queuedMs: 0, milliseconds: 3, outcome }),
    );
    expect(pings).to.deep.equal([
      { kalla: 'AF', slag: 'ping', utfall: 'lyckad' },
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
});
