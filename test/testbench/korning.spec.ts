// The runner: says before what it will send, keeps to its limits, can be stopped, and tells the bench's own errors from the target's.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { godkand } from '../../src/testbench/domslut.ts';
import { testtjanst } from '../../src/testbench/egna-simulatorer.ts';
import { kataloger } from '../../src/testbench/kataloger.ts';
import { createProvbank, type Val } from '../../src/testbench/korning.ts';
import type { Fallresultat, Mal, Provfall, Provkatalog } from '../../src/testbench/prov.ts';
import { avvikelseutkast } from '../../src/testbench/rapport/avvikelse.ts';
import { slutsatsOf, utelamnade } from '../../src/testbench/rapport/slutsats.ts';
import { simuleradeTestpersoner, TestpersonerError } from '../../src/testbench/testpersoner.ts';
import { korProvade } from './provade.ts';

/** Tolvan Tolvansson, whom Swedish forms have been filled in about for a century: a number that holds and is no test number. */
const INGET_TESTNUMMER = '191212121212';

describe('a run of the test bench', () => {
  let simulators: Simulators;
  let mal: Mal;
  const bank = createProvbank({ kataloger });
  const val: Val = { personer: simuleradeTestpersoner('CSN'), granser: { takt: 50, matningar: 2, uppvarmning: 0 } };

  beforeEach(async () => {
    simulators = await startSimulators({ ports: 0, only: ['CSN'] });
    mal = { bastjanst: 'CSN', url: simulators.urls.CSN ?? '' };
  });
  afterEach(() => simulators.stop());

  it('says what it will send, and sends nothing to say it', () => {
    const plan = bank.plan(mal, val);
    expect(plan.mal).to.equal(mal.url);
    expect(plan.fall.map(({ id }) => id)).to.include.members(['CSN-KON-001', 'CSN-NEG-101']);
    expect(plan.fientliga).to.deep.equal([]);
    expect(bank.plan(mal, { ...val, fientlig: true }).fientliga).to.include('CSN-NEG-101');
    expect(bank.plan(mal, { ...val, fientlig: true }).anrop).to.be.greaterThan(plan.anrop);
    expect(plan.personer).to.be.greaterThan(5);
    expect(simulators.events('CSN')).to.deep.equal([]);
  });

  it('sends no more calls than it said', async () => {
    const plan = bank.plan(mal, val);
    await bank.kor(mal, val);
    expect(simulators.events('CSN').length).to.be.within(1, plan.anrop);
  });

  it('runs chosen groups and cases alone, and tells of each as it ends', async () => {
    const sett: string[] = [];
    const protokoll = await bank.kor(
      mal,
      { ...val, grupper: ['integritet', 'negativ'], fall: ['CSN-INT-001', 'CSN-NEG-003', 'CSN-KON-001'] },
      { onUtfall: ({ fall }) => sett.push(fall.id) },
    );
    expect(sett).to.deep.equal(['CSN-NEG-003', 'CSN-INT-001']);
    expect(protokoll.sammanfattning).to.include({ godkänd: 2, underkänd: 0 });
  });

  it('carries what was not chosen as skipped, in its place, and is no whole run', async () => {
    const whole = bank.plan(mal, val).fall.map(({ id }) => id);
    const chosen = { ...val, fall: ['CSN-KON-001'] };
    expect(bank.plan(mal, chosen)).to.have.property('ejValda', whole.length - 1);
    const protokoll = await bank.kor(mal, chosen);
    expect(protokoll.fall.map(({ fall }) => fall.id)).to.deep.equal(whole);
    const [first, second] = protokoll.fall;
    expect(first?.utfall.utfall).to.equal('godkänd');
    expect(second?.utfall).to.include({ utfall: 'hoppad', hopp: 'ej valda', skal: 'Fallet valdes inte.' });
    expect(protokoll.fall.find(({ fall }) => fall.id === 'CSN-PRO-101')?.utfall.utfall).to.equal('ej tillämplig');
    expect(slutsatsOf(protokoll)).to.equal('ofullständig');
  });

  it('is whole without hostile cases and what does not apply, and not without test persons', async () => {
    const medPing = { ...mal, testUrl: testtjanst(mal.url) };
    const whole = await bank.kor(medPing, val);
    expect([slutsatsOf(whole), utelamnade(whole).map(({ orsak }) => orsak)]).to.deep.equal([
      'godkänd',
      ['fientliga', 'ej tillämpliga'],
    ]);
    const { skyddad: _, ...utan } = simuleradeTestpersoner('CSN');
    const lacking = await bank.kor(medPing, { ...val, personer: utan });
    expect(slutsatsOf(lacking)).to.equal('ofullständig');
    expect(utelamnade(lacking)[0]).to.deep.equal({ orsak: 'saknade', fall: ['CSN-FUN-005'] });
    const hostile = await bank.kor(mal, { personer: {}, fientlig: true });
    expect(utelamnade(hostile)[0]?.fall, 'a hostile case lacks its person as others do').to.include('CSN-NEG-101');
  });

  it('skips hostile cases that nobody has asked for, and says so', async () => {
    const protokoll = await korProvade(bank, mal, { ...val, fall: ['CSN-NEG-101', 'CSN-NEG-102'] });
    expect(protokoll.fall.map(({ utfall }) => utfall.utfall)).to.deep.equal(['hoppad', 'hoppad']);
    expect(protokoll.fall[0]?.utfall.skal).to.match(/fientlig/);
    expect(simulators.events('CSN')).to.deep.equal([]);
  });

  it('skips cases without their test person, and says whom it lacks', async () => {
    const { skyddad: _, ...utan } = simuleradeTestpersoner('CSN');
    const protokoll = await korProvade(bank, mal, { ...val, personer: utan, fall: ['CSN-FUN-005'] });
    expect(protokoll.fall[0]?.utfall).to.include({ utfall: 'hoppad' });
    expect(protokoll.fall[0]?.utfall.skal).to.include('skyddad');
  });

  it('stops at its number of calls: the rest is broken off, not sent, and the run no whole one', async () => {
    const protokoll = await bank.kor(mal, { ...val, granser: { ...val.granser, antal: 7 } });
    expect(simulators.events('CSN').length).to.be.at.most(7);
    expect(protokoll.fall.at(-1)?.utfall.skal ?? '').not.to.equal('');
    expect(protokoll.sammanfattning.avbruten).to.be.greaterThan(20);
    expect(slutsatsOf(protokoll)).to.equal('ofullständig');
  });

  it('keeps its pace: with one at a time and fifty a second, ten calls take at least nine gaps', async () => {
    const before = performance.now();
    await bank.kor(mal, {
      ...val,
      fall: ['CSN-SER-001'],
      granser: { takt: 50, samtidiga: 1, matningar: 10, uppvarmning: 0 },
    });
    expect(simulators.events('CSN')).to.have.length(10);
    expect(performance.now() - before).to.be.at.least(9 * 20 - 10);
  });

  it('can be stopped: the call under way is closed, and the rest is not sent', async () => {
    const stopp = new AbortController();
    const closed: Promise<unknown>[] = [];
    // Takes a question, never answers, and has it stopped.
    const stum = createServer(({ socket }) => {
      closed.push(once(socket, 'close'));
      stopp.abort();
    });
    await once(stum.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(stum.address() as AddressInfo).port}/csn`;
    const chosen: Val = { ...val, grupper: ['funktion'] };
    const protokoll = await korProvade(bank, { ...mal, url }, chosen, { signal: stopp.signal });
    expect(new Set(protokoll.fall.map(({ utfall }) => utfall.utfall))).to.have.all.keys('avbruten');
    expect(closed).to.have.length(1);
    await closed[0];
    await new Promise((resolve) => stum.close(resolve));
  });

  it('ends at its time: the case under way is broken off, and so is the rest', async () => {
    await simulators.behave('CSN', 'hang');
    const chosen: Val = { ...val, fall: ['CSN-FUN-001', 'CSN-FUN-002'], granser: { tidMs: 200 } };
    const protokoll = await korProvade(bank, mal, chosen);
    expect(protokoll.fall.map(({ utfall }) => utfall.utfall)).to.deep.equal(['avbruten', 'avbruten']);
    expect(protokoll.fall.every(({ utfall }) => utfall.skal?.includes('tid'))).to.equal(true);
  });

  for (const [what, behaviour, granser, says] of [
    ['hangs', { name: 'hang' }, { svarMs: 200 }, 'inget svar kom inom tidsgränsen'],
    ['takes no connection', undefined, {}, 'ingen tar emot förbindelsen'],
  ] as const) {
    it(`ends at once where the target ${what}: one question, and every case with the reason`, async () => {
      await simulators.behave('CSN', behaviour);
      const url = behaviour ? mal.url : 'http://127.0.0.1:1/csn';
      const protokoll = await korProvade(bank, { ...mal, url }, { ...val, granser: { ...val.granser, ...granser } });
      const skal = new Set(protokoll.fall.map(({ utfall }) => `${utfall.utfall}: ${utfall.skal}`));
      expect([...skal]).to.have.length(1);
      expect([...skal][0]).to.match(new RegExp(`^avbruten: Målet går inte att nå: ${says}`));
      expect(protokoll.fall.flatMap(({ utfall }) => utfall.utbyten)).to.have.length(1);
      expect(slutsatsOf(protokoll)).to.equal('ofullständig');
    });
  }

  it('judges case by case what answers something, however wrong, and makes one draft of one cause', async () => {
    await simulators.behave('CSN', { name: 'http-502-html' });
    const fall = ['CSN-KON-001', 'CSN-KON-002', 'CSN-KON-009', 'CSN-FUN-001'];
    const protokoll = await bank.kor(mal, { ...val, fall });
    const provade = protokoll.fall.filter(({ utfall }) => utfall.utfall === 'underkänd');
    expect(provade.map((one) => one.fall.id)).to.have.members(fall);
    const [utkast, ...more] = avvikelseutkast(protokoll, { bastjanst: 'CSN', kontakt: 'Ulla' });
    expect([utkast?.fall, more]).to.deep.equal([provade.map((one) => one.fall.id), []]);
    expect(utkast?.rubrik).to.match(/^HTTP_FEL i 4 fall, bland dem CSN-KON-001: /);
    expect(utkast?.aterskapande).to.include('Samma orsak i: CSN-KON-002 ').and.include('CSN-FUN-001 ');
  });

  it('refuses test persons who are none, before anything is sent', async () => {
    const riktig = { ...val, personer: { kand: INGET_TESTNUMMER } };
    const error = await bank.kor(mal, riktig).catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(TestpersonerError);
    expect(String(error)).not.to.include(INGET_TESTNUMMER);
    expect(() => bank.plan(mal, riktig)).to.throw(TestpersonerError);
    expect(simulators.events('CSN')).to.deep.equal([]);
  });

  for (const [form, text] of [
    ['twelve digits', INGET_TESTNUMMER],
    ['ten digits and a hyphen', `${INGET_TESTNUMMER.slice(2, 8)}-${INGET_TESTNUMMER.slice(8)}`],
    ['parts with a blank that does not break', `${INGET_TESTNUMMER.slice(2, 8)}\u00a0${INGET_TESTNUMMER.slice(8)}`],
    ['parts with a dash', `${INGET_TESTNUMMER.slice(2, 8)} – ${INGET_TESTNUMMER.slice(8)}`],
  ] as const) {
    it(`lets no case send ${form} of somebody who is no test person`, async () => {
      const { kor, sett } = bankMed(async ({ http, mal: { url } }, signal) => {
        await http.send({ method: 'POST', url, headers: {}, body: `<a>${text}</a>`, maxBytes: 1000 }, signal);
        return godkand('Skickat.');
      });
      const [resultat] = await kor(mal);
      expect(resultat?.utfall).to.include({ utfall: 'fel i bänken' });
      expect(JSON.stringify(resultat)).not.to.include(text);
      expect(sett).to.have.length(1);
      expect(simulators.events('CSN')).to.deep.equal([]);
    });
  }

  it('tells its own errors from the target’s, and goes on', async () => {
    const { kor, sett } = bankMed(
      () => Promise.reject(new Error(`secret ${persons.allaSvarar.personnummer}`)),
      async () => godkand('Nästa.'),
    );
    const resultat = await kor(mal);
    expect(resultat.map(({ utfall }) => utfall.utfall)).to.deep.equal(['fel i bänken', 'godkänd']);
    expect(JSON.stringify(resultat)).not.to.include(persons.allaSvarar.personnummer);
    expect(sett.map(({ fall }) => fall)).to.deep.equal(['X-001']);
  });

  it('leaves a protocol with contract, limits and exchanges, and nobody’s number or name in it', async () => {
    const protokoll = await bank.kor(mal, { ...val, fientlig: true });
    expect(protokoll.kontraktshash).to.match(/^[0-9a-f]{64}$/);
    expect(protokoll).to.include({ bastjanst: 'CSN', kontraktsversion: '4.0', mal: mal.url });
    expect(protokoll.kommandoval).to.equal(`--url ${mal.url} --takt 50 --matningar 2 --fientlig`);
    const text = JSON.stringify(protokoll);
    expect(protokoll.fall.flatMap(({ utfall }) => utfall.utbyten).length).to.be.greaterThan(50);
    for (const { personnummer } of Object.values(persons)) expect(text).not.to.include(personnummer.slice(2));
    const kvar = JSON.stringify(protokoll.fall.map(({ utfall }) => utfall));
    for (const { efternamn } of Object.values(persons)) expect(kvar).not.to.include(efternamn);
    expect(kvar).not.to.include('Öberg');
    expect(kvar, 'codes are kept').to.include('<ResultatKod>-1006<');
  });
});

/** A bench with cases of its own. */
function bankMed(...kor: readonly Provfall['kor'][]) {
  const fall = kor.map((ett, n): Provfall => {
    const ord = { titel: 't', steg: ['s'], forvantan: 'f', varfor: 'v' };
    return { id: `X-00${n + 1}`, grupp: 'funktion', krav: [], ...ord, anrop: () => 1, kor: ett };
  });
  const katalog: Provkatalog = { bastjanst: 'CSN', namn: 'X', kontraktsversion: '1', filer: [], fall };
  const sett: { fall: string; error: unknown }[] = [];
  const bank = createProvbank({ kataloger: [katalog], onFel: (namn, error) => sett.push({ fall: namn, error }) });
  return {
    sett,
    kor: async (mal: Mal): Promise<readonly Fallresultat[]> => (await bank.kor(mal, { personer: {} })).fall,
  };
}
