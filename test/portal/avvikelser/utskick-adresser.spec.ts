// Letters of avvikelser at each address, over a real mail server: one that fails neither stops the others nor repeats their letters.
import { expect } from 'chai';
import { createMailer } from '../../../src/platform/mail.ts';
import { createAvvikelseutskick } from '../../../src/portal/avvikelser/utskick.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { ettPostkontor } from '../../servicelevel/larm/en-mottagare.ts';
import { aRapport, av, DAY, DRIFT, NAMND, openAvvikelser, type TestAvvikelser } from './open-avvikelser.ts';

const NOT_THERE = '550 5.1.1 unknown';

describeDatabase('portal/avvikelser utskick by address', (open) => {
  let test: TestAvvikelser;
  let post: Awaited<ReturnType<typeof ettPostkontor>>;
  let failures: (string | boolean)[][];
  let csn: string[];
  let drift: string[];
  beforeEach(async () => {
    [test, post] = [await openAvvikelser(await open()), await ettPostkontor()];
    [failures, csn, drift] = [[], [], ['drift@sammansatt.example']];
    await test.avvikelser.rapportera(av(NAMND), aRapport());
  });

  const send = () =>
    createAvvikelseutskick({
      ...test,
      mailer: createMailer({ from: 'drift@sammansatt.example', folder: '/dev/null/none', smtpUrl: post.smtpUrl }),
      webbUrl: 'https://sammansatt.example/',
      namnOf: (bastjanst) => bastjanst,
      adresser: async ({ slag }) => (slag === 'drift' ? drift : csn),
      onFailure: (hinder, _, slutgiltigt) => failures.push([hinder, slutgiltigt]),
    })(new AbortController().signal);

  /** Who has got a letter, as often as it came. */
  const got = () => post.brev.flatMap(({ till }) => till).sort();
  const tellingCsn = async () =>
    (await test.avvikelser.utskick([DRIFT], 1)).find(({ mottagare }) => mottagare.slag === 'bastjanst');

  it('go to the addresses after one that fails, once each, and to that one when it takes them', async () => {
    csn = ['a@csn.example', 'borta@csn.example', 'full@csn.example', 'b@csn.example'];
    post.svara('borta@csn.example', NOT_THERE);
    post.svara('full@csn.example', '452 4.2.2 full');
    for (let day = 0; day < 3; day++) {
      await send();
      test.time.now += DAY;
    }
    expect(got()).to.deep.equal(['a@csn.example', 'b@csn.example', 'drift@sammansatt.example']);
    expect(await tellingCsn()).to.include({ hinder: 'togs inte emot', forsok: 3 });
    for (const one of ['borta@csn.example', 'full@csn.example']) post.svara(one, undefined);
    await send();
    expect(got()).to.deep.equal(['a@csn.example', 'b@csn.example', 'drift@sammansatt.example', 'full@csn.example']);
    expect(await tellingCsn()).to.include({ hinder: 'adress finns inte', skickatAt: test.time.now });
    expect(failures.at(-1)).to.deep.equal(['adress finns inte', true]);
  });

  it('wait for another address where the mail server knows of none of them', async () => {
    csn = ['borta@csn.example'];
    post.svara('borta@csn.example', NOT_THERE);
    await send();
    expect(await tellingCsn()).to.include({ hinder: 'adress finns inte', forsok: 1 });
    csn = ['ny@csn.example'];
    test.time.now += DAY;
    await send();
    expect(got()).to.deep.equal(['drift@sammansatt.example', 'ny@csn.example']);
    expect(await tellingCsn())
      .to.include({ skickatAt: test.time.now })
      .and.not.have.property('hinder');
  });

  it('come once to an address that two of the parties have', async () => {
    [csn, drift] = [['samma@csn.example'], ['samma@csn.example']];
    await send();
    expect(got()).to.deep.equal(['samma@csn.example']);
  });

  it('leave no address in the database', async () => {
    csn = ['a@csn.example'];
    await send();
    const rows = await test.database.run('SELECT * FROM avvikelse_adress');
    expect(rows).to.have.length(2);
    expect(JSON.stringify(rows)).to.not.contain('@');
  });
});
