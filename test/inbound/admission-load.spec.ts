// Fewer newcomers where the process cannot keep up, and more again when it can.
import { expect } from 'chai';
import { RequestFault } from '../../src/composite/fault.ts';
import { createAdmission } from '../../src/inbound/admission.ts';
import { controlLoad, type LoadSample, nextTempo, UNLIMITED } from '../../src/inbound/admission-load.ts';

const MOST = 500;
const late: LoadSample = { sinceMs: 100, lateMs: 60, busy: 1, peak: 200, ended: 30, refused: 0 };
const refusing: LoadSample = { sinceMs: 50, lateMs: 5, busy: 0.8, peak: 20, ended: 15, refused: 3 };
const calm: LoadSample = { ...refusing, refused: 0 };

const times = (count: number, sample: LoadSample): LoadSample[] => Array(count).fill(sample);

function newcomersAfter(...samples: readonly LoadSample[]): (number | undefined)[] {
  let tempo = UNLIMITED;
  return samples.map((sample) => {
    tempo = nextTempo(tempo, sample);
    return tempo.newcomers;
  });
}

describe('inbound/admission-load', () => {
  it('lets a burst pass, and then admits less than what it has shown that it can answer', () => {
    const looks = newcomersAfter(...times(5, late), calm, ...times(6, late));
    expect(looks.slice(0, -1)).to.deep.equal(Array(11).fill(undefined));
    expect(looks.at(-1)).to.equal(0.8 * 15);
  });

  it('does not begin where others keep the machine busy, and it has time left itself', () => {
    expect(newcomersAfter(...times(20, { ...late, busy: 0.5 })).at(-1)).to.equal(undefined);
  });

  it('does not begin where few are under way, however fast they come', () => {
    expect(newcomersAfter(...times(20, { ...late, peak: 100 })).at(-1)).to.equal(undefined);
  });

  it('lets what has piled up go first, and shrinks for nothing of it', () => {
    const draining = ({ peak }: LoadSample) => {
      const before = [...times(6, late)].reduce(nextTempo, UNLIMITED);
      const { newcomers, draining: drains } = nextTempo(before, { ...late, peak });
      return [newcomers, drains];
    };
    expect(draining({ ...late, peak: 51 })).to.deep.equal([12, true]);
    expect(draining({ ...late, peak: 50 })).to.deep.equal([0.9 * 12, false]);
  });

  it('does not shrink where it is not the questions that make it late', () => {
    expect(newcomersAfter(...times(6, late), ...times(8, { ...late, peak: 16 })).at(-1)).to.equal(12);
  });

  it('shrinks by a share while it is late, never to next to nobody', () => {
    const looks = newcomersAfter(...times(6, late), ...times(2, { ...late, peak: 30 }));
    expect(looks.slice(-3)).to.deep.equal([12, 0.9 * 12, 0.9 * (0.9 * 12)]);
    expect(newcomersAfter(...times(6, late), ...times(100, { ...late, peak: 30 })).at(-1)).to.equal(5);
    expect(newcomersAfter(...times(6, { ...late, ended: 0 })).at(-1)).to.equal(5);
  });

  it('grows a little at a time where somebody was refused though there was time, and else stays', () => {
    expect(newcomersAfter(...times(6, late), refusing, calm, refusing).slice(-4)).to.deep.equal([
      12, 12.15, 12.15, 12.3,
    ]);
  });

  it('ends when nobody has been refused for a second', () => {
    const looks = newcomersAfter(...times(6, late), ...times(19, calm), refusing, ...times(20, calm));
    expect(looks.indexOf(undefined, 6)).to.equal(looks.length - 1);
  });

  describe('in front of an admission', () => {
    const greed = 4;

    /** Keeps the loop at work, so that its timers come late, until `control` refuses somebody. */
    async function overloadUntilRefused(enter: () => () => void): Promise<RequestFault> {
      const leaves: (() => void)[] = [];
      for (;;) {
        const until = performance.now() + 60;
        while (performance.now() < until);
        await new Promise((resolve) => setImmediate(resolve));
        try {
          while (leaves.length < 150) leaves.push(enter());
        } catch (error) {
          return error as RequestFault;
        } finally {
          for (const leave of leaves.splice(0)) leave();
        }
      }
    }

    it('a process that does nothing but work refuses what it would have had a place for', async () => {
      const admission = createAdmission({ concurrent: MOST, greed });
      const control = controlLoad(admission, { greed });
      const refused = await overloadUntilRefused(() => control.enter('robot'));
      expect(refused).to.be.instanceOf(RequestFault).and.to.have.property('code', 'overloaded');
      expect(control.underWay()).to.equal(0);
      control.close();
    });

    it('I1 lets in whoever sends little at the moment that a robot is refused', async () => {
      const control = controlLoad(createAdmission({ concurrent: MOST, greed }), { greed });
      await overloadUntilRefused(() => control.enter('robot'));
      expect(() => control.enter('robot')).to.throw(RequestFault);
      control.enter('nämnd')();
      control.close();
    });

    it('counts nobody twice who leaves twice, and holds no place at the door for whom there is none inside', () => {
      const control = controlLoad(createAdmission({ concurrent: 1, greed }), { greed });
      const leave = control.enter('a');
      expect(() => control.enter('b')).to.throw(RequestFault);
      leave();
      leave();
      expect(control.underWay()).to.equal(0);
      control.enter('b')();
      control.close();
    });
  });
});
