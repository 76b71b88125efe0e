// Drafts of avvikelser: every failed case one, in fields that the portal takes as they are.
import { expect } from 'chai';
import { checkedRapport } from '../../../src/portal/avvikelser/falt.ts';
import { avvikelsetext, avvikelseutkast } from '../../../src/testbench/rapport/avvikelse.ts';
import { ettProtokoll, medText } from './ett-protokoll.ts';

const VAL = { bastjanst: 'CSN', kontakt: 'Ulla Uppgift, CSN' };
const REGLER = { bastjanster: ['CSN'], utkast: false };

describe('testbench/rapport avvikelse', () => {
  it('the failed case, with what to do, what came, and what proves it', async () => {
    const [utkast, ...more] = avvikelseutkast(await ettProtokoll(), VAL);
    expect([utkast?.fall, more]).to.deep.equal([['CSN-KON-004'], []]);
    expect(checkedRapport({ ...utkast, ...VAL } as never, REGLER)).to.include({ bastjanst: 'CSN', allvar: 'hög' });
    expect(utkast?.aterskapande)
      .to.match(/^1\. /)
      .and.match(/Testperson i rollen kand \(Känd person, med uppgifter\)\.\n/)
      .and.match(/provbank CSN --url http:\/\/127\.0\.0\.1:\d+\/csn --takt 50 --fall CSN-KON-004$/);
    expect(utkast?.bevis).to.include('POST /csn: HTTP 200').and.include('SHA-256');
    expect(avvikelsetext(utkast ? [utkast] : [])).to.match(/^RUBRIK\n[\s\S]*\nKONTAKT\nUlla Uppgift, CSN\n/);
  });

  it('texts of any length fit', async () => {
    const [utkast] = avvikelseutkast(await medText('fel '.repeat(5000)), VAL);
    expect(() => checkedRapport({ ...utkast, ...VAL } as never, REGLER)).not.to.throw();
    expect(utkast?.resultat).to.match(/…$/);
  });
});
