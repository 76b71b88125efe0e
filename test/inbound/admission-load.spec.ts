// Fewer places where the process cannot keep up, and more again when it can.
import { expect } from 'chai';
import { RequestFault } from '../../src/composite/fault.ts';
import { createAdmission } from '../../src/inbound/admission.ts';
import { controlLoad, type LoadSample, type LoadState, nextPlaces } from '../../src/inbound/admission-load.ts';

const MOST = 500;
const late: LoadSample = { lateMs: 200, busy: 1, peak: 400, refused: 0 };
const fine: LoadSample = { lateMs: 2, busy: 0.5, peak: 400, refused: 0 };

function placesAfter(...samples: readonly LoadSample[]): number[] {
  let state: LoadState = { places: MOST, lateInARow: 0 };
  return samples.map((sample) => {
    state = nextPlaces(state, sample, MOST);
    return state.places;
  });
}

describe('inbound/admission-load', () => {
  it('lets one late moment pass, then shrinks below what was under way, look by look', () => {
    expect(placesAfter(late, fine, late, late, { ...late, peak: 280 })).to.deep.equal([500, 500, 500, 280, 196]);
  });

  it('does not shrink where others keep the machine busy, and it has time left itself', () => {
    expect(placesAfter({ ...late, busy: 0.5 }, { ...late, busy: 0.5 }, { ...late, busy: 0.5 })).to.deep.equal([
      500, 500, 500,
    ]);
  });

  it('never shrinks below what a few questions need', () => {
    expect(placesAfter(late, { ...late, peak: 1 }, { ...late, peak: 0 })).to.deep.equal([500, 128, 128]);
  });

  it('grows again only where somebody was refused, and never above the most', () => {
    const refusing = { ...fine, refused: 3 };
    expect(placesAfter(late, late, fine, refusing, refusing)).to.deep.equal([500, 280, 280, 350, 438]);
    expect(placesAfter(...Array(3).fill(refusing))).to.deep.equal([500, 500, 500]);
  });

  it('a process that does nothing but work refuses what it would have had a place for', async () => {
    const admission = createAdmission({ concurrent: MOST, greed: 4 });
    const control = controlLoad(admission, MOST);
    const leaves = Array.from({ length: 100 }, () => control.enter('robot'));
    let refused: unknown;
    while (!refused) {
      const until = performance.now() + 60;
      while (performance.now() < until);
      await new Promise((resolve) => setImmediate(resolve));
      try {
        leaves.push(control.enter('robot'));
      } catch (error) {
        refused = error;
      }
    }
    expect(refused).to.be.instanceOf(RequestFault).and.to.have.property('code', 'overloaded');
    expect(admission.underWay()).to.equal(leaves.length);
    for (const leave of leaves) leave();
    control.close();
    expect(admission.underWay()).to.equal(0);
  });
});
