// `uppgiftslamnare` and `atagande` as an operator gives them.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { createAnslut } from '../../src/cli/anslut.ts';
import { createAtagandeCommand } from '../../src/cli/anslut-atagande.ts';
import { createUppgiftslamnareCommand } from '../../src/cli/anslut-uppgiftslamnare.ts';
import { CliError, type Command } from '../../src/cli/command.ts';
import { addMonths, swedishDay } from '../../src/platform/swedish-day.ts';
import { anAnslutning, NAMND } from '../anslutning/an-anslutning.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../platform/sql/rejection.ts';
import { registerOn, run } from './anslut-io.ts';

const PERSON = persons.allaSvarar.personnummer;
const TODAY = swedishDay(Date.now());

describeDatabase('cli/anslut-uppgiftslamnare', (open) => {
  let uppgiftslamnare: Command;
  beforeEach(async () => {
    uppgiftslamnare = createUppgiftslamnareCommand(await registerOn(await open()));
  });

  it('adds the known ones, shows them, and adds them once', async () => {
    expect((await run(uppgiftslamnare, 'lista')).out).to.include('lagg-till --kanda');
    expect((await run(uppgiftslamnare, 'lagg-till --kanda')).out).to.equal('32 uppgiftslämnare är tillagda.\n');
    expect((await run(uppgiftslamnare, 'lagg-till --kanda')).out).to.equal('0 uppgiftslämnare är tillagda.\n');
    expect((await run(uppgiftslamnare, 'lista')).out).to.match(/^PM +Pensionsmyndigheten +FK +1$/m);
    const { out } = await run(uppgiftslamnare, 'visa pm');
    expect(out).to.match(/^skyldigheter fullgörs av +FK$/m);
    expect(out).to.match(/^uppgift +Anspråk$/m);
  });

  it('adds one, changes it, and lets it go after six months or earlier with a reason', async () => {
    await run(uppgiftslamnare, 'lagg-till', { id: 'NY', namn: 'Nya verket', bastjanst: 'AF' });
    const kontakter = [{ roll: 'drift', namn: 'Vakten', epost: 'vakt@ny.example' }];
    expect((await run(uppgiftslamnare, 'andra NY', { kontakter })).out).to.equal(
      'Nya verket (NY) är sparad, version 2.\n',
    );
    expect((await run(uppgiftslamnare, `sag-upp NY --datum ${TODAY}`)).out).to.equal(
      `Nya verket frånträder ${addMonths(TODAY, 6)}.\n`,
    );
    expect(
      (await run(uppgiftslamnare, `sag-upp NY --datum ${TODAY} --hinder lagändring --frantrade ${TODAY}`)).out,
    ).to.include(TODAY);
    const { out } = await run(uppgiftslamnare, 'historik NY');
    expect(out.match(/lägg till|ändra |säg upp/g)).to.deep.equal(['lägg till', 'ändra ', 'säg upp', 'säg upp']);
    expect(JSON.parse((await run(uppgiftslamnare, 'visa NY --json')).out).dokument.kontakter).to.deep.equal(kontakter);
  });

  it('a wrong call is told as one', async () => {
    for (const line of ['', 'ta-bort', 'visa', `sag-upp NY`]) {
      const error = await rejection(run(uppgiftslamnare, line));
      expect(error.message, line).to.match(/Skriv uppgiftslamnare|Ange uppgiftslämnarens id|Ingen uppgiftslämnare/);
    }
  });
});

describeDatabase('cli/anslut-atagande', (open) => {
  let atagande: Command;
  beforeEach(async () => {
    const withIt = await registerOn(await open());
    atagande = createAtagandeCommand(withIt);
    const { status: _status, ...application } = anAnslutning();
    await run(createAnslut(withIt), 'lagg-till', application);
  });

  const TEXT = 'Jag frågar bara i de ärenden som jag handlägger.';

  it('puts a text in force and shows it', async () => {
    expect(await rejection(run(atagande, 'text'))).to.be.instanceOf(CliError);
    expect((await run(atagande, 'text --ny-text', `${TEXT}\n`)).out).to.equal('Version 1 av texten gäller nu.\n');
    expect((await run(atagande, 'text')).out).to.equal(`Version 1\n\n${TEXT}\n`);
  });

  it('registers one and many, and lists those whose year runs out', async () => {
    await run(atagande, 'text --ny-text', TEXT);
    expect((await run(atagande, `bekrafta ${NAMND}`, 'ÅSA01\n')).out).to.equal(
      '1 bekräftelser är registrerade, 0 fanns redan.\n',
    );
    const old = addMonths(TODAY, -12);
    const csv = `\ufeffhandläggare;datum;version\r\nbo02;${old};1\r\n"eva03"\r\n\r\nåsa01;${TODAY}\r\n`;
    expect((await run(atagande, `rapportera ${NAMND}`, csv)).out).to.equal(
      '2 bekräftelser är registrerade, 1 fanns redan.\n',
    );
    const rows = (await run(atagande, `lista ${NAMND}`)).out.trim().split('\n').slice(1);
    expect(rows.map((row) => row.split(/ {2,}/)[1])).to.have.members(['bo02', 'eva03', 'åsa01']);
    const due = JSON.parse((await run(atagande, 'lista --fornyas 30 --json')).out);
    expect(due.map(({ handlaggare }: { handlaggare: string }) => handlaggare)).to.deep.equal(['bo02']);
  });

  it('a personnummer in a report is refused by its row, and a row of another form too', async () => {
    await run(atagande, 'text --ny-text', TEXT);
    const error = await rejection(run(atagande, `rapportera ${NAMND}`, `a\n${PERSON}\n`));
    expect(error.message).to.equal('Bekräftelse 2: handläggarens id får inte innehålla ett personnummer.');
    expect(everythingIn(error)).not.to.include(PERSON);
    expect((await rejection(run(atagande, `rapportera ${NAMND}`, 'a;2026-01-01;x'))).message).to.match(/^Rad 1:/);
    expect((await run(atagande, `lista ${NAMND}`)).out).to.equal('Inga bekräftelser finns.\n');
  });

  it('a wrong call is told as one', async () => {
    for (const line of ['', 'radera', 'lista', 'lista 19', 'bekrafta']) {
      expect(await rejection(run(atagande, line, 'a')), line).to.be.instanceOf(CliError);
    }
  });
});
