// The options by which a run can be made again: addresses and settings as they were, files and persons unnamed.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { kommandoval } from '../../src/testbench/kommandoval.ts';
import { maladress } from '../../src/testbench/maladress.ts';
import { simuleradeTestpersoner } from '../../src/testbench/testpersoner.ts';

const { personnummer } = persons.allaSvarar;

describe('testbench/kommandoval', () => {
  it('names all that a run was given', () => {
    const mal = {
      ...{ bastjanst: 'FK', url: 'https://prov.fk.example/ssbtek/v9', testUrl: 'https://prov.fk.example/test' },
      tls: { cert: 'pem', key: 'pem', ca: 'pem' },
      installningar: { aktorsid: 'provkommun', namn: 'Provköpings kommun' },
    };
    const val = { personer: { kand: personnummer }, granser: { takt: 5, tidMs: 60_000 }, fientlig: true };
    expect(kommandoval(mal, val)).to.equal(
      '--url https://prov.fk.example/ssbtek/v9 --test-url https://prov.fk.example/test --cert FIL --key FIL --ca FIL ' +
        "--personer FIL --installning 'aktorsid=provkommun,namn=Provköpings kommun' --takt 5 --tid 60 --fientlig",
    );
  });

  it('says nothing of what is as usual, and shows no number in a path', () => {
    const val = { personer: simuleradeTestpersoner('CSN') };
    expect(kommandoval({ bastjanst: 'CSN', url: 'http://127.0.0.1:8102' }, val)).to.equal(
      '--url http://127.0.0.1:8102',
    );
    expect(maladress(`https://a.example/om/${personnummer}`)).to.equal('https://a.example/…');
    expect(maladress(`https://a.example/om/${personnummer.slice(0, 8)}%2D${personnummer.slice(8)}`)).to.equal(
      'https://a.example/…',
    );
    expect(maladress('https://a.example/ssbtek/v4')).to.equal('https://a.example/ssbtek/v4');
  });
});
