// Rate, concurrency and lockout, on a clock that the test moves.
import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import type { Authenticate } from '../../src/inbound/authenticate.ts';
import { CallerFault, type CallerReason } from '../../src/inbound/authenticate-fault.ts';
import { createLimits } from '../../src/inbound/limits.ts';
import { networkOf, withLockout } from '../../src/inbound/limits-lockout.ts';

function aClock() {
  let at = 0;
  return {
    monotonic: () => at,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

/** `ok`, or the reason and what Retry-After says. */
function outcome(action: () => unknown): string {
  try {
    action();
    return 'ok';
  } catch (error) {
    if (!(error instanceof CallerFault)) throw error;
    expect(error.code).to.equal('rate-limited');
    return `${error.reason} ${error.headers['Retry-After']}`;
  }
}

describe('inbound/limits', () => {
  const limits = (more = {}) => {
    const clock = aClock();
    return { clock, ...createLimits({ perSecond: 2, burst: 4, concurrent: 100, clock, ...more }) };
  };

  it('ASVS 2.4.1 lets a burst through, then as many a second as agreed, and says when the next may come', () => {
    const { enter, clock } = limits();
    const ask = () => outcome(() => enter('A'));
    expect([ask(), ask(), ask(), ask(), ask()]).to.deep.equal(['ok', 'ok', 'ok', 'ok', 'rate 1']);
    clock.pass(499);
    expect(ask()).to.equal('rate 1');
    clock.pass(1);
    expect([ask(), ask()]).to.deep.equal(['ok', 'rate 1']);
    clock.pass(60_000);
    expect([ask(), ask(), ask(), ask(), ask()]).to.deep.equal(['ok', 'ok', 'ok', 'ok', 'rate 1']);
  });

  it('says how many seconds are left until a question of a slow rate', () => {
    const { enter } = limits({ perSecond: 0.1, burst: 1 });
    expect([outcome(() => enter('A')), outcome(() => enter('A'))]).to.deep.equal(['ok', 'rate 10']);
  });

  it('keeps organisations apart', () => {
    const { enter } = limits({ burst: 1, concurrent: 1 });
    expect([outcome(() => enter('A')), outcome(() => enter('B'))]).to.deep.equal(['ok', 'ok']);
  });

  it('lets no more be under way than agreed, and the next in when one is over, once', () => {
    const { enter } = limits({ concurrent: 2 });
    const leave = enter('A');
    enter('A');
    expect(outcome(() => enter('A'))).to.equal('concurrency 1');
    leave();
    leave();
    expect([outcome(() => enter('A')), outcome(() => enter('A'))]).to.deep.equal(['ok', 'concurrency 1']);
  });

  it('remembers no more organisations than it may, and those with questions under way the longest', () => {
    const { enter } = limits({ burst: 1, most: 2 });
    enter('A');
    enter('B')();
    enter('C')();
    expect(
      outcome(() => enter('A')),
      'under way: remembered',
    ).to.equal('rate 1');
    expect(
      outcome(() => enter('B')),
      'forgotten',
    ).to.equal('ok');
  });
});

describe('inbound/limits-lockout', () => {
  const from = (remoteAddress: string) => ({ socket: { remoteAddress } }) as IncomingMessage;
  const refuseBy =
    (reason: CallerReason): Authenticate =>
    () => {
      throw new CallerFault(reason);
    };

  async function reasonOf(action: Promise<unknown>): Promise<string> {
    try {
      await action;
      return 'ok';
    } catch (error) {
      return error instanceof CallerFault ? error.reason : String(error);
    }
  }

  function locked(authenticate: Authenticate, isProxy = () => false) {
    const clock = aClock();
    const guarded = withLockout(authenticate, { attempts: 3, clock, isProxy, most: 2 });
    return { clock, call: (address: string) => reasonOf(guarded(from(address))) };
  }

  it('ASVS 6.3.1 refuses an address for a minute after too many refusals in a minute, unlooked at', async () => {
    let looked = 0;
    const { call, clock } = locked((request) => {
      looked += 1;
      return refuseBy('token-signature')(request);
    });
    const reasons = [];
    for (let at = 0; at < 5; at += 1) reasons.push(await call('192.0.2.1'));
    expect(reasons).to.deep.equal([...Array(3).fill('token-signature'), 'locked-out', 'locked-out']);
    expect(looked).to.equal(3);
    expect(await call('192.0.2.2'), 'another address').to.equal('token-signature');
    clock.pass(59_999);
    expect(await call('192.0.2.1')).to.equal('locked-out');
    clock.pass(1);
    expect(await call('192.0.2.1')).to.equal('token-signature');
  });

  it('forgets refusals that are more than a minute apart', async () => {
    const { call, clock } = locked(refuseBy('certificate-missing'));
    await call('192.0.2.1');
    await call('192.0.2.1');
    clock.pass(60_000);
    expect([await call('192.0.2.1'), await call('192.0.2.1')]).to.not.include('locked-out');
  });

  it('locks nobody out for what is not their fault', async () => {
    for (const reason of ['token-keys', 'register-unavailable', 'rate'] as const) {
      const { call } = locked(refuseBy(reason));
      for (let at = 0; at < 5; at += 1) expect(await call('192.0.2.1')).to.equal(reason);
    }
  });

  it('never locks a trusted proxy out, since all behind it would be', async () => {
    const { call } = locked(refuseBy('certificate-missing'), () => true);
    for (let at = 0; at < 5; at += 1) expect(await call('192.0.2.1')).to.equal('certificate-missing');
  });

  it('remembers no more addresses than it may', async () => {
    const { call } = locked(refuseBy('certificate-missing'));
    for (let at = 0; at < 3; at += 1) await call('192.0.2.1');
    await call('192.0.2.2');
    expect(await call('192.0.2.1')).to.equal('locked-out');
    await call('192.0.2.3');
    expect(await call('192.0.2.1'), 'forgotten').to.equal('certificate-missing');
  });

  for (const [address, network] of [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ] as const) {
    it(`counts ${address} as ${network}`, () => {
      expect(networkOf(address)).to.equal(network);
    });
  }
});
