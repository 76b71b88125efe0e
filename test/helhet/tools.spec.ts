// A tool that is missing is never passed over in silence: its tests are skipped aloud, or fail where all are demanded.
import { expect } from 'chai';
import type { Context } from 'mocha';
import { type Probe, requireTool } from './tools.ts';

const MISSING: Probe = ['/no/such/tool'];
const PRESENT: Probe = [process.execPath, '--version'];

describe('helhet/tools', () => {
  const demanded = process.env.KRAV_ALLA;
  let skipped = 0;
  const context = { skip: () => skipped++ } as unknown as Context;

  beforeEach(() => {
    skipped = 0;
  });
  afterEach(() => {
    if (demanded === undefined) delete process.env.KRAV_ALLA;
    else process.env.KRAV_ALLA = demanded;
  });

  it('runs the tests of a tool that is installed', () => {
    requireTool(context, 'node', PRESENT);
    expect(skipped).to.equal(0);
  });

  it('skips the tests of a tool that is missing', () => {
    delete process.env.KRAV_ALLA;
    requireTool(context, 'a tool that this test makes up', MISSING);
    expect(skipped).to.equal(1);
  });

  it('fails instead of skipping where KRAV_ALLA=1', () => {
    process.env.KRAV_ALLA = '1';
    expect(() => requireTool(context, 'it', MISSING)).to.throw('KRAV_ALLA=1');
    expect(skipped).to.equal(0);
  });
});
