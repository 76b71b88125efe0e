// How alerts get to their receivers: tried again in order, passed when one is at fault, given up, and told by status alone.
import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { signatur } from '../../../src/servicelevel/larm/webhook.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import type { Mottaget } from './en-mottagare.ts';
import { DYGN, HEMLIGHET, MINUT, openLarm, type TestLarm, TIMME } from './open-larm.ts';

describeDatabase('servicelevel/larm meddelanden', (open) => {
  let test: TestLarm;
  beforeEach(async () => {
    test = await openLarm(await open());
  });

  const brinner = (...kallor: string[]) => {
    test.lage.brinner = new Set(kallor);
  };

  it('is tried again, later each time and in order, while the receiver is away', async () => {
    test.mottagare.svara(500);
    brinner('AF');
    await test.evaluate();
    await test.evaluate();
    expect(test.sagt()).to.have.length(1);
    expect((await test.larm.pagaende())[0]).to.not.have.property('meddelatAt');
    test.pass(30_000);
    brinner();
    await test.evaluate();
    test.pass(30_000);
    await test.evaluate();
    expect(test.sagt(), 'a minute is waited after the second').to.have.length(2);
    test.mottagare.svara(200);
    test.pass(30_000);
    await test.evaluate();
    expect(test.sagt().slice(2)).to.deep.equal(['start brannhastighet AF', 'återställt brannhastighet AF']);
    const ids = test.mottagare.mottaget.map(({ json }) => json.id);
    expect(new Set(ids.slice(0, 3)).size, 'the same message').to.equal(1);
    expect(test.misslyckat.map(({ text, uppgivet }) => [text, uppgivet])).to.deep.equal([
      ['svarade 500', false],
      ['svarade 500', false],
    ]);
  });

  it('is given up after a day, and the next one has its turn', async () => {
    test.mottagare.svara(500);
    brinner('AF');
    await test.evaluate();
    test.pass(DYGN + MINUT);
    brinner();
    await test.evaluate();
    expect(test.misslyckat.map(({ uppgivet }) => uppgivet)).to.deep.equal([false, true, false]);
    test.mottagare.svara(200);
    test.pass(TIMME);
    await test.evaluate();
    expect(test.sagt().at(-1)).to.equal('återställt brannhastighet AF');
  });

  it('is given up at once where the receiver will not have it, and later where it may', async () => {
    for (const [status, uppgivet] of [
      [400, true],
      [404, true],
      [408, false],
      [425, false],
      [429, false],
      [503, false],
    ] as const) {
      test.mottagare.svara(status);
      brinner('AF');
      await test.evaluate();
      expect(test.misslyckat.at(-1), String(status)).to.include({ text: `svarade ${status}`, uppgivet });
      test.mottagare.svara(200);
      brinner();
      test.pass(TIMME);
      await test.evaluate();
    }
  });

  it('is passed by newer ones when it has failed three times', async () => {
    brinner('AF');
    test.mottagare.svara(500);
    for (let time = 0; time < 3; time++) {
      await test.evaluate();
      test.pass(2 * MINUT);
    }
    brinner('AF', 'FK');
    await test.evaluate();
    test.mottagare.svara(200);
    const before = test.sagt().length;
    test.pass(30_000);
    await test.evaluate();
    expect(test.sagt().slice(before)).to.deep.equal(['start brannhastighet FK']);
    test.pass(TIMME);
    await test.evaluate();
    expect(test.sagt().slice(before + 1)).to.deep.equal(['start brannhastighet AF']);
  });

  it('goes by one clock: a message of now is not kept back', async () => {
    const own = await openLarm(await open(), { databasensTid: async () => test.clock.now() + TIMME });
    own.lage.brinner = new Set(['AF']);
    own.mottagare.svara(500);
    await own.evaluate();
    own.mottagare.svara(200);
    test.pass(30_000);
    await own.evaluate();
    expect(own.sagt()).to.deep.equal(['start brannhastighet AF', 'start brannhastighet AF']);
  });

  it('is told by its status, whatever comes after it', async () => {
    test.mottagare.svara(200, Buffer.alloc(200_000));
    brinner('AF');
    await test.evaluate();
    expect(test.misslyckat).to.deep.equal([]);
    expect((await test.larm.pagaende())[0]).to.have.property('meddelatAt');
  });

  for (const [what, status, text] of [
    ['a redirect, which is not followed', 302, 'svarade 302'],
    ['no answer at all', undefined, 'svarade inte i tid'],
  ] as const) {
    it(`is not taken as told by ${what}`, async () => {
      test.mottagare.svara(status);
      brinner('AF');
      await test.evaluate();
      expect(test.misslyckat.map((one) => one.text)).to.deep.equal([text]);
      expect(test.mottagare.mottaget.map(({ path }) => path)).to.deep.equal(['/larm']);
    });
  }

  it('is signed, so that its receiver knows who sent it and when', async () => {
    brinner('AF');
    await test.evaluate();
    const [{ headers, body, json }] = test.mottagare.mottaget as [Mottaget];
    const [, seconds, sum] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-sammansatt-signatur'])) ?? [];
    expect(Number(seconds) * 1000).to.equal(test.clock.now());
    expect(sum).to.equal(createHmac('sha256', HEMLIGHET).update(`${seconds}.${body}`).digest('hex'));
    expect(signatur('en annan hemlighet', body, test.clock.now())).to.not.contain(sum);
    expect(Object.keys(json)).to.deep.equal(['id', 'slag', 'regel', 'objekt', 'grad', 'text', 'sedan']);
    expect(json.sedan).to.equal('2026-11-22T12:00:00.000Z');
  });
});
