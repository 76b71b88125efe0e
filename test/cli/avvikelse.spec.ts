// `avvikelse` on the command line: what the driftleverantör reads and does, and which calls are refused.
import { expect } from 'chai';
import { createAvvikelse } from '../../src/cli/avvikelse.ts';
import type { Command } from '../../src/cli/command.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { aRapport, av, NAMND, openAvvikelser, type TestAvvikelser } from '../portal/avvikelser/open-avvikelser.ts';
import { run } from './anslut-io.ts';

describeDatabase('cli/avvikelse', (open) => {
  let test: TestAvvikelser;
  let avvikelse: Command;
  beforeEach(async () => {
    test = await openAvvikelser(await open());
    avvikelse = createAvvikelse((work) => work(test.avvikelser));
  });

  it('lists, shows, answers and brings to an end what was reported, and no drafts', async () => {
    expect((await run(avvikelse, 'lista')).out).to.equal('Det finns ingen avvikelse att visa.\n');
    await test.avvikelser.skapaUtkast(av(NAMND), aRapport());
    await test.avvikelser.rapportera(av(NAMND), aRapport({ rubrik: 'CSN svarar tomt' }));
    const line = '2  ny  hög  CSN  namnd 162120000142  2026-11-22 12:00  CSN svarar tomt\n';
    for (const call of ['lista', 'lista --lage ny --bastjanst csn'])
      expect((await run(avvikelse, call)).out).to.equal(line);
    expect((await run(avvikelse, 'lista --bastjanst AF')).out).to.contain('Det finns ingen');
    await run(avvikelse, 'svara 2', 'Vilken dag gäller det?\n');
    await run(avvikelse, 'status 2 under-utredning');
    expect((await run(avvikelse, 'status 2 lost', 'Rättat.')).out).to.contain('2  löst');
    const shown = (await run(avvikelse, 'visa 2')).out;
    expect(shown).to.contain('Steg för att återskapa:\n1. Fråga om en person');
    expect(shown).to.match(/drift {2}Åsa Drift {2}svara\nVilken dag gäller det\?\n.*utred\n.*lös\nRättat\.\n$/);
    const [last] = JSON.parse((await run(avvikelse, 'visa 2 --json')).out).handelser.toReversed();
    expect([last.handling, last.part]).to.deep.equal(['lös', { slag: 'drift' }]);
  });

  for (const [line, says] of [
    ['', 'Skriv avvikelse och något av: lista'],
    ['lista --lage utkast', '--lage ska vara'],
    ['visa', 'Ange numret'],
    ['visa 1', 'finns inte bland dem'],
    ['visa 1e3', 'Ange numret'],
    ['status 1 klar', 'något av: under-utredning'],
    ['svara 1', 'finns inte bland dem'],
  ] as const) {
    it(`refuses "avvikelse ${line}"`, async () => {
      expect(String(await rejection(run(avvikelse, line)))).to.include(says);
    });
  }
});
