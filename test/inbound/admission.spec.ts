// Admission: who gets a place when many ask, and that nobody waits to hear no.
import { expect } from 'chai';
import { RequestFault } from '../../src/composite/fault.ts';
import { type Admission, admissionLimits, createAdmission } from '../../src/inbound/admission.ts';

/** Asks until it is refused. @returns how to let go of each */
function takeAll(admission: Admission, organisation: string): (() => void)[] {
  const leaves: (() => void)[] = [];
  for (;;) {
    const leave = tryOne(admission, organisation);
    if (!leave) return leaves;
    leaves.push(leave);
  }
}

function tryOne(admission: Admission, organisation?: string): (() => void) | undefined {
  try {
    return admission.enter(organisation);
  } catch (error) {
    expect(error).to.be.instanceOf(RequestFault).and.to.have.property('code', 'overloaded');
    return undefined;
  }
}

describe('inbound/admission', () => {
  it('I1 lets one that asks without end have most places, and keeps some for the next', () => {
    const admission = createAdmission({ concurrent: 100, greed: 4 });
    expect(takeAll(admission, 'robot')).to.have.length(80);
    expect(tryOne(admission, 'robot')).to.equal(undefined);
    expect(takeAll(admission, 'nämnd'), 'what the next one finds at once').to.have.length(16);
  });

  it('never has more under way than there are places, and fills them all where many ask for little', () => {
    const admission = createAdmission({ concurrent: 100, greed: 4 });
    const leaves = Array.from({ length: 150 }, (_, index) => tryOne(admission, `nämnd ${index}`));
    expect(leaves.map((leave) => leave !== undefined)).to.deep.equal(leaves.map((_, index) => index < 100));
    expect(admission.underWay()).to.equal(100);
  });

  it('I1 one robot cannot starve the others: as its questions end, places go to those who have fewer', () => {
    const admission = createAdmission({ concurrent: 100, greed: 4 });
    const robot = takeAll(admission, 'robot');
    const others = ['a', 'b', 'c'].map((name) => ({ name, taken: takeAll(admission, name).length }));
    let ofRobot = robot.length;
    for (const end of robot) {
      end();
      ofRobot--;
      if (tryOne(admission, 'robot')) ofRobot++;
      for (const other of others) if (tryOne(admission, other.name)) other.taken++;
    }
    const shares = [ofRobot, ...others.map(({ taken }) => taken)];
    expect(Math.max(...shares) - Math.min(...shares), `shares ${shares.join(', ')}`).to.be.at.most(4);
  });

  it('a place is free again when its question is over, once', () => {
    const admission = createAdmission({ concurrent: 1, greed: 4 });
    const first = admission.enter('a');
    expect(tryOne(admission, 'b')).to.equal(undefined);
    first();
    first();
    const second = admission.enter('b');
    expect([tryOne(admission, 'a'), admission.underWay()]).to.deep.equal([undefined, 1]);
    second();
    expect(admission.underWay()).to.equal(0);
  });

  it('with fewer places than are taken nobody is thrown out, and nobody let in until there is room', () => {
    const admission = createAdmission({ concurrent: 10, greed: 4 });
    const leaves = Array.from({ length: 10 }, (_, index) => admission.enter(`nämnd ${index}`));
    admission.resize(5);
    for (const leave of leaves.slice(0, 5)) {
      expect(tryOne(admission, 'ny')).to.equal(undefined);
      leave();
    }
    leaves[5]?.();
    expect(tryOne(admission, 'ny')).to.be.a('function');
  });

  it('where nobody is known, as in trial mode, every place may be taken', () => {
    const admission = createAdmission({ concurrent: 10, greed: 4 });
    while (tryOne(admission));
    expect(admission.underWay()).to.equal(10);
  });

  it('has twice as many places as one bastjänst takes in, unless another number is given', () => {
    const guards = { concurrentPerBastjanst: 50, queuedPerBastjanst: 200 };
    expect([admissionLimits(guards).concurrent, admissionLimits(guards, 7).concurrent]).to.deep.equal([500, 7]);
  });
});
