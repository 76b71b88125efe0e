// The commands on the register over real databases: each a new version with its entry in the trail, or nothing at all.
import { expect } from 'chai';
import type { AnslutningError } from '../../src/anslutning/anslutning-error.ts';
import { lastNumber } from '../../src/anslutning/raknare.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../platform/sql/rejection.ts';
import {
  type Anslutningar,
  activate,
  anAnslutning,
  begaran,
  FINGERAVTRYCK,
  GRANNE,
  NAMND,
  NOW,
  register,
} from './an-anslutning.ts';

const PERSON = persons.allaSvarar.personnummer;

describeDatabase('anslutning/anslutningar', (open) => {
  let database: Database;
  let anslutningar: Anslutningar;

  beforeEach(async () => {
    database = await open();
    anslutningar = await register(database);
  });

  const mal = (version: number, organisationsnummer = NAMND) => ({ ...begaran, organisationsnummer, version });
  const kindOf = async (work: Promise<unknown>) => ((await rejection(work)) as AnslutningError).kind;
  const handlingar = async () => (await anslutningar.historik(NAMND)).map(({ handling }) => handling);

  it('takes an application to aktiv, spärr and back, notice and end; the history tells all of it', async () => {
    const done: string[] = [];
    anslutningar = await register(database, { avslutaLogg: async (namnd) => void done.push(namnd) });
    let { version } = await activate(anslutningar);
    ({ version } = await anslutningar.byt(mal(version), 'spärrad'));
    ({ version } = await anslutningar.havSparr(mal(version)));
    ({ version } = await anslutningar.sagUpp(mal(version), { datum: '2026-02-01', upphor: '2026-05-31' }));
    const ended = await anslutningar.avsluta(mal(version));
    expect(ended.dokument.status).to.equal('avslutad');
    expect(done).to.deep.equal([NAMND]);
    const words = ['lägg till', 'granska', 'godkänn', 'aktivera', 'spärra', 'häv spärr', 'säg upp', 'avsluta'];
    expect(await handlingar()).to.deep.equal(words);
    const [first, second] = await anslutningar.historik(NAMND);
    expect(first).to.deep.equal({
      nummer: 1,
      at: NOW,
      ...begaran,
      objekt: { slag: 'anslutning', id: NAMND },
      handling: 'lägg till',
      efter: anAnslutning(),
    });
    expect(second?.fore).to.deep.equal(anAnslutning());
    expect(second?.efter).to.deep.equal(anAnslutning({ status: 'granskas' }));
    expect(ended.version).to.equal(8);
  });

  it('an ended one that applies anew has nothing signed', async () => {
    anslutningar = await register(database, { avslutaLogg: async () => {} });
    let { version } = await activate(anslutningar);
    ({ version } = await anslutningar.sagUpp(mal(version), { datum: '2026-02-01', upphor: '2026-05-31' }));
    ({ version } = await anslutningar.avsluta(mal(version)));
    const { dokument } = await anslutningar.byt(mal(version), 'anmäld');
    expect(dokument).not.to.have.any.keys('avtal', 'bitradesavtal', 'uppsagning');
  });

  it('asked to complete its application, it keeps what it had signed', async () => {
    await anslutningar.laggTill(begaran, anAnslutning());
    await anslutningar.byt(mal(1), 'granskas');
    expect((await anslutningar.byt(mal(2), 'anmäld')).dokument.avtal).to.deep.equal(anAnslutning().avtal);
  });

  it('without a gallringsbeslut nobody becomes aktiv, and nothing is written', async () => {
    anslutningar = await register(database, { harGallringsbeslut: async (namnd) => namnd !== NAMND });
    const error = await rejection(activate(anslutningar));
    expect((error as AnslutningError).kind).to.equal('krav-saknas');
    expect(error.message).to.equal('Att aktivera kräver ett gallringsbeslut som omfattar nämnden.');
    expect((await anslutningar.en(NAMND)).dokument.status).to.equal('godkänd');
    expect(await handlingar()).to.deep.equal(['lägg till', 'granska', 'godkänn']);
  });

  it('a spärr asks for nothing that another part of the house could fail to answer', async () => {
    const { version } = await activate(anslutningar);
    const harGallringsbeslut = () => Promise.reject(new Error('tabellen är låst'));
    anslutningar = await register(database, { harGallringsbeslut });
    expect((await anslutningar.byt(mal(version), 'spärrad')).dokument.status).to.equal('spärrad');
    expect((await rejection(anslutningar.havSparr(mal(version + 1)))).message).to.equal('tabellen är låst');
  });

  it('where the log cannot be handed out and gallrad, an end is refused with a word on that', async () => {
    const { version } = await activate(anslutningar);
    await anslutningar.sagUpp(mal(version), { datum: '2026-02-01', upphor: '2026-05-31' });
    expect((await rejection(anslutningar.avsluta(mal(version + 1)))).message).to.include('inte inkopplad här');
  });

  it('a log that could not be gallrad leaves the anslutning as it was, and the end can be tried again', async () => {
    let attempts = 0;
    const avslutaLogg = async () => {
      if (++attempts === 1) throw new Error('disken är full');
    };
    anslutningar = await register(database, { avslutaLogg });
    const { version } = await activate(anslutningar);
    await anslutningar.sagUpp(mal(version), { datum: '2026-02-01', upphor: '2026-05-31' });
    expect((await rejection(anslutningar.avsluta(mal(version + 1)))).message).to.equal('disken är full');
    expect((await anslutningar.en(NAMND)).dokument.status).to.equal('uppsagd');
    expect((await anslutningar.avsluta(mal(version + 1))).dokument.status).to.equal('avslutad');
  });

  it('notice from a spärrad one gives no right to ask; lifting the spärr gives it until the end', async () => {
    const { version } = await activate(anslutningar);
    await anslutningar.byt(mal(version), 'spärrad');
    const notice = { datum: '2026-06-01', upphor: '2026-09-30' };
    const told = await anslutningar.sagUpp(mal(version + 1), notice);
    expect(told.dokument.uppsagning).to.deep.equal({ ...notice, frageratt: false });
    await anslutningar.byt(mal(version + 2), 'spärrad');
    const lifted = await anslutningar.havSparr(mal(version + 3));
    expect(lifted.dokument).to.deep.include({ status: 'uppsagd', uppsagning: { ...notice, frageratt: true } });
    expect((await handlingar()).at(-1)).to.equal('häv spärr');
  });

  it('a notice taken back leaves it as it was: aktiv, or spärrad where it was that', async () => {
    const { version } = await activate(anslutningar);
    const notice = { datum: '2026-06-01', upphor: '2026-09-30' };
    await anslutningar.sagUpp(mal(version), notice);
    expect(await kindOf(anslutningar.byt(mal(version + 1), 'aktiv'))).to.equal('otillaten-overgang');
    const without = await register(database, { harGallringsbeslut: async () => false });
    expect(await kindOf(without.atertaUppsagning(mal(version + 1)))).to.equal('krav-saknas');
    const back = await anslutningar.atertaUppsagning(mal(version + 1));
    expect(back.dokument).to.deep.equal(anAnslutning({ status: 'aktiv' }));
    await anslutningar.byt(mal(version + 2), 'spärrad');
    expect(await kindOf(anslutningar.atertaUppsagning(mal(version + 3)))).to.equal('otillaten-overgang');
    await anslutningar.sagUpp(mal(version + 3), notice);
    const again = await anslutningar.atertaUppsagning(mal(version + 4));
    expect(again.dokument).to.deep.equal(anAnslutning({ status: 'spärrad' }));
    expect((await handlingar()).at(-1)).to.equal('återta uppsägning');
  });

  it('only the command that says so lifts a spärr', async () => {
    await anslutningar.laggTill(begaran, anAnslutning());
    await anslutningar.byt(mal(1), 'granskas');
    await anslutningar.byt(mal(2), 'godkänd');
    expect(await kindOf(anslutningar.havSparr(mal(3)))).to.equal('otillaten-overgang');
    await anslutningar.byt(mal(3), 'aktiv');
    await anslutningar.byt(mal(4), 'spärrad');
    expect(await kindOf(anslutningar.byt(mal(5), 'aktiv'))).to.equal('otillaten-overgang');
    expect((await anslutningar.en(NAMND)).dokument.status).to.equal('spärrad');
  });

  it('of two who change the same version one wins and the other is told', async () => {
    await anslutningar.laggTill(begaran, anAnslutning());
    const other = await register(await open());
    const both = await Promise.allSettled([
      anslutningar.andra(mal(1), { namn: 'Den ena' }),
      other.andra(mal(1), { namn: 'Den andra' }),
    ]);
    const lost = both.filter((one) => one.status === 'rejected');
    expect(lost.map(({ reason }) => reason.kind)).to.deep.equal(['annan-version']);
    expect((await anslutningar.en(NAMND)).version).to.equal(2);
    expect(await handlingar()).to.deep.equal(['lägg till', 'ändra']);
  });

  it('a patch changes fields and removes with null; status, uppsägning and organisationsnummer are out of its reach', async () => {
    await anslutningar.laggTill(begaran, anAnslutning());
    const { dokument } = await anslutningar.andra(mal(1), { aktorsid: null, atagande: { kravs: true } });
    expect(dokument).not.to.have.property('aktorsid');
    expect(dokument.atagande).to.deep.equal({ ...anAnslutning().atagande, kravs: true });
    const uppsagning = { datum: '2026-01-01', upphor: '2026-02-01', frageratt: true };
    for (const patch of [{ status: 'aktiv' }, { uppsagning }, { organisationsnummer: GRANNE }, { namn: 7 }, 'text']) {
      expect(await kindOf(anslutningar.andra(mal(2), patch)), JSON.stringify(patch)).to.equal('ogiltig');
    }
    expect(
      await kindOf(anslutningar.laggTill(begaran, anAnslutning({ organisationsnummer: GRANNE, status: 'aktiv' }))),
    ).to.equal('ogiltig');
  });

  it('an aktiv one may sign anew, and may not be left without what it had signed', async () => {
    const { version } = await activate(anslutningar);
    for (const name of ['avtal', 'bitradesavtal']) {
      expect(await kindOf(anslutningar.andra(mal(version), { [name]: null }))).to.equal('ogiltig');
    }
    const { dokument } = await anslutningar.andra(mal(version), { avtal: { version: '2.0' } });
    expect(dokument.avtal?.version).to.equal('2.0');
  });

  it('refuses bastjänster and parts that do not exist, naming those that do', async () => {
    const error = await rejection(anslutningar.laggTill(begaran, anAnslutning({ bastjanster: ['XYZ'] })));
    expect(error.message).to.equal('bastjänsten XYZ finns inte. De som finns: AF, CSN, FK, SKV.');
    expect(await kindOf(anslutningar.laggTill(begaran, anAnslutning({ skvDelar: ['lotteri'] })))).to.equal('ogiltig');
  });

  it('a certificate belongs to one', async () => {
    await anslutningar.laggTill(begaran, anAnslutning({ certifikat: [FINGERAVTRYCK] }));
    const second = anAnslutning({ organisationsnummer: GRANNE, certifikat: [FINGERAVTRYCK] });
    expect((await rejection(anslutningar.laggTill(begaran, second))).message).to.include(NAMND);
    expect((await anslutningar.andra(mal(1), { namn: 'Nytt namn' })).dokument.certifikat).to.deep.equal([
      FINGERAVTRYCK,
    ]);
  });

  it('what is not there, or is there already, is told as such', async () => {
    expect(await kindOf(anslutningar.en(NAMND))).to.equal('okand');
    expect(await kindOf(anslutningar.byt(mal(1), 'granskas'))).to.equal('okand');
    await anslutningar.laggTill(begaran, anAnslutning());
    expect(await kindOf(anslutningar.laggTill(begaran, anAnslutning()))).to.equal('finns-redan');
  });

  it('every command needs who and why, without personnummer; a refused one moves no counter', async () => {
    const before = await lastNumber(database, 'register');
    for (const wrong of [
      { ...begaran, skal: '' },
      { ...begaran, aktor: { namn: ' ' } },
      { ...begaran, skal: `ang ${PERSON}` },
    ]) {
      const error = await rejection(anslutningar.laggTill(wrong, anAnslutning()));
      expect((error as AnslutningError).kind).to.equal('ogiltig');
      expect(everythingIn(error)).not.to.include(PERSON);
    }
    expect(await lastNumber(database, 'register')).to.equal(before);
  });

  it('processes that import the same file together add each once', async () => {
    const database = await open();
    const both = [await register(database), await register(database)];
    const list = [anAnslutning({ status: 'aktiv' })];
    const done = await Promise.all(both.map((one) => one.importera(begaran, list)));
    expect(done.flatMap(({ tillagda }) => tillagda)).to.deep.equal([NAMND]);
    expect(done.flatMap(({ fanns }) => fanns)).to.deep.equal([NAMND]);
  });

  it('an import takes over what was in force, says what it lacks, and leaves existing ones alone', async () => {
    const { avtal: _avtal, ...unsigned } = anAnslutning({ status: 'aktiv' });
    const list = [unsigned, anAnslutning({ organisationsnummer: GRANNE, status: 'aktiv' })];
    expect(await anslutningar.importera(begaran, list)).to.deep.equal({ tillagda: [NAMND, GRANNE], fanns: [] });
    expect(await anslutningar.brister(unsigned)).to.deep.equal(['avtal']);
    expect(await anslutningar.importera(begaran, [anAnslutning({ namn: 'Annat' })])).to.deep.equal({
      tillagda: [],
      fanns: [NAMND],
    });
    expect((await anslutningar.en(NAMND)).dokument).to.deep.equal(unsigned);
    expect((await anslutningar.alla()).map(({ dokument }) => dokument.status)).to.deep.equal(['aktiv', 'aktiv']);
  });
});
