// Letters: only to whom has confirmed, one for each change, none lost when the mail server is away or a process dies.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createMailer, type MailError } from '../../../src/platform/mail.ts';
import type { DriftinformationError } from '../../../src/servicelevel/driftinformation/driftinformation-error.ts';
import { createUtskick } from '../../../src/servicelevel/driftinformation/utskick.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import {
  akut,
  begaran,
  DAY,
  MINUTE,
  mal,
  NOON,
  openDriftinformation,
  type TestDriftinformation,
} from './open-driftinformation.ts';

const FOLDERS: string[] = [];
afterEach(() => {
  for (const folder of FOLDERS.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describeDatabase('servicelevel/driftinformation utskick', (open) => {
  let test: TestDriftinformation;
  let info: TestDriftinformation['driftinformation'];
  let prenumerationer: TestDriftinformation['prenumerationer'];
  let folder: string;
  let failures: boolean[];
  const signal = new AbortController().signal;

  beforeEach(async () => {
    test = await openDriftinformation(await open());
    ({ driftinformation: info, prenumerationer } = test);
    folder = join(mkdtempSync(join(tmpdir(), 'driftutskick-')), 'brev');
    FOLDERS.push(join(folder, '..'));
    failures = [];
  });

  function utskick(to = folder) {
    return createUtskick({
      ...test,
      mailer: createMailer({ from: 'Drift <drift@sammansatt.example>', folder: to }),
      webbUrl: 'https://sammansatt.example/',
      namnOf: (kalla) => `Myndigheten ${kalla}`,
      onFailure: (_error: MailError, slutgiltigt) => failures.push(slutgiltigt),
    });
  }

  /** What has been sent since last, unfolded and decoded. */
  function letters(): string[] {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    return names.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      rmSync(join(folder, name));
      const [head, body] = splitAt(text);
      return `${head.replaceAll(/\r\n\s/g, ' ')}\n\n${decoded(head, body)}`;
    });
  }

  const keyIn = (letter: string | undefined) => decodeURIComponent(/nyckel=([\w%-]+)/.exec(letter ?? '')?.[1] ?? '');

  async function subscribe(epost: string, kallor: string[] = []): Promise<void> {
    await prenumerationer.begar(epost, kallor);
    await utskick()(signal);
    expect(await prenumerationer.bekrafta(keyIn(letters()[0]))).to.equal(true);
  }

  const everything = async () =>
    JSON.stringify(
      await Promise.all(
        ['driftprenumeration', 'driftprenumeration_nyckel', 'driftutskick'].map((table) =>
          test.database.run(`SELECT * FROM ${table}`),
        ),
      ),
    );

  it('asks the owner of the address, and tells nothing before the answer', async () => {
    await prenumerationer.begar('  Eva.Ek@Kommun.SE ', []);
    await info.skapa(begaran, akut());
    await utskick()(signal);
    const [letter, ...more] = letters();
    expect(more).to.deep.equal([]);
    expect(letter).to.contain('To: Eva.Ek@kommun.se').and.contain('Bekräfta inom två dygn');
    const nyckel = keyIn(letter);
    expect(nyckel).to.match(/^[\w-]{32}$/);
    expect(await everything()).to.not.contain(nyckel);
    expect(await prenumerationer.bekrafta('x'.repeat(32))).to.equal(false);
    expect(await prenumerationer.av('avsluta', nyckel)).to.equal(undefined);
    expect(await prenumerationer.bekrafta(nyckel)).to.equal(true);
    expect(await prenumerationer.bekrafta(nyckel)).to.equal(false);
  });

  it('tells those who asked for the source, each with a way out of its own', async () => {
    await subscribe('alla@kommun.se');
    await subscribe('fk@kommun.se', ['FK']);
    await subscribe('csn@kommun.se', ['CSN', 'SKV_DELAR']);
    const notis = await info.skapa(begaran, akut({ kallor: ['FK', 'AF'] }));
    await utskick()(signal);
    const sent = letters();
    expect(sent.map((one) => /^To: (.*)$/m.exec(one)?.[1]).sort()).to.deep.equal(['alla@kommun.se', 'fk@kommun.se']);
    const [one = '', other] = sent;
    expect(one).to.contain('Gäller: Myndigheten FK, Myndigheten AF');
    expect(one).to.contain('Tid: 2026-11-22 11:45 – tills vidare').and.contain(`/driftinformation/${notis.id}`);
    expect(one).to.contain(
      `List-Unsubscribe: <https://sammansatt.example/driftinformation/prenumerera/avsluta?nyckel=${keyIn(one)}>`,
    );
    expect(keyIn(one)).to.not.equal(keyIn(other));
    await utskick()(signal);
    expect(letters()).to.deep.equal([]);
  });

  it('tells the last of several changes once, and later ones anew', async () => {
    await subscribe('eva@kommun.se');
    const first = await info.skapa(begaran, akut());
    const told = await info.uppdatera(mal(first), 'Felsökning pågår.');
    await utskick()(signal);
    const [letter = '', ...more] = letters();
    expect(more).to.deep.equal([]);
    expect(letter).to.match(new RegExp(`Message-ID: <${first.id}-2-[0-9a-f-]{36}@sammansatt.example>`));
    expect(letter).to.contain('Felsökning pågår.\n\nTidigare: CSN svarar inte');
    await info.avsluta(mal(told), 'Det fungerar igen.');
    await utskick()(signal);
    const [ended = ''] = letters();
    expect(ended).to.contain('Det fungerar igen.').and.contain('Läge: avslutat, störning');
  });

  it('is gone with everything of it when its owner says no, by any of its letters', async () => {
    await subscribe('eva@kommun.se');
    const first = await info.skapa(begaran, akut());
    await utskick()(signal);
    const [letter] = letters();
    await info.uppdatera(mal(first), 'Felsökning pågår.');
    expect(await prenumerationer.avsluta(keyIn(letter))).to.equal(true);
    expect(await everything()).to.equal('[[],[],[]]');
    expect(await prenumerationer.avsluta(keyIn(letter))).to.equal(false);
    await utskick()(signal);
    expect(letters()).to.deep.equal([]);
  });

  it('has one wish for each address: the last that was confirmed', async () => {
    await subscribe('eva@kommun.se', ['AF']);
    await subscribe('eva@kommun.se', ['FK']);
    await info.skapa(begaran, akut({ kallor: ['AF'] }));
    await info.skapa(begaran, akut({ kallor: ['FK', 'AF'] }));
    await utskick()(signal);
    expect(letters()).to.have.length(1);
  });

  it('forgets an address that nobody confirmed within two days', async () => {
    await prenumerationer.begar('eva@kommun.se', []);
    await utskick()(signal);
    const nyckel = keyIn(letters()[0]);
    test.time.now += 2 * DAY;
    expect(await prenumerationer.bekrafta(nyckel)).to.equal(false);
    await utskick()(signal);
    expect(await everything()).to.equal('[[],[],[]]');
  });

  it('sends nobody more than three letters that nobody answers, and says nothing of it', async () => {
    for (let time = 0; time < 5; time++) await prenumerationer.begar('eva@kommun.se', []);
    await utskick()(signal);
    expect(letters()).to.have.length(3);
  });

  for (const address of [
    '',
    'eva',
    'eva@kommun',
    'eva@kommun.se, x@y.se',
    'eva@kommun.se\r\nBcc: x@y.se',
    '<eva@kommun.se>',
    'e va@kommun.se',
    `${'x'.repeat(65)}@kommun.se`,
    `eva@${'x.'.repeat(130)}se`,
  ]) {
    it(`takes no address like ${JSON.stringify(address).slice(0, 40)}`, async () => {
      const error = (await rejection(prenumerationer.begar(address, []))) as DriftinformationError;
      expect([error.kind, error.falt]).to.deep.equal(['ogiltig', 'epost']);
      expect(await everything()).to.equal('[[],[],[]]');
    });
  }

  it('keeps what the mail server did not take, and gives up when nobody wants to know any more', async () => {
    await subscribe('eva@kommun.se');
    await info.skapa(begaran, akut());
    const blocked = join(folder, '..', 'fil');
    writeFileSync(blocked, '');
    await utskick(blocked)(signal);
    await utskick()(signal);
    expect([failures, letters()]).to.deep.equal([[false], []]);
    test.time.now = NOON + MINUTE;
    await utskick()(signal);
    expect(letters()).to.have.length(1);
    await info.skapa(begaran, akut());
    for (let hour = 0; hour < 6; hour++) {
      await utskick(blocked)(signal);
      test.time.now += 4 * 60 * MINUTE;
    }
    expect(failures.slice(1)).to.deep.equal([false, false, false, false, false, true]);
    await utskick()(signal);
    expect(letters()).to.deep.equal([]);
  });

  it('sends what a dead process had under way again under the same id, and leaves what another process has', async () => {
    await subscribe('eva@kommun.se');
    await info.skapa(begaran, akut());
    const waiting = await test.database.run('SELECT * FROM driftutskick');
    await utskick()(signal);
    const [once = ''] = letters();
    const { prenumeration = '', notis = '', version = 0, skapad_at: at = 0 } = waiting[0] ?? {};
    const row = [prenumeration, notis, version, at, at, 0];
    await test.database.run('INSERT INTO driftutskick VALUES ($1, $2, $3, $4, $5, $6)', row);
    await test.lock.whileHeld('driftutskick', () => utskick()(signal));
    expect(letters()).to.deep.equal([]);
    await utskick()(signal);
    const [again = ''] = letters();
    const idOf = (letter: string) => /Message-ID: (\S+)/.exec(letter)?.[1];
    expect([idOf(again), idOf(again) === undefined]).to.deep.equal([idOf(once), false]);
  });

  it('sends each once, though several processes send at the same time', async () => {
    for (const name of ['a', 'b', 'c']) await subscribe(`${name}@kommun.se`);
    await info.skapa(begaran, akut());
    await Promise.all([utskick()(signal), utskick()(signal), utskick()(signal)]);
    expect(letters()).to.have.length(3);
  });
});

function splitAt(text: string): [string, string] {
  const at = text.indexOf('\r\n\r\n');
  return [text.slice(0, at), text.slice(at + 4)];
}

function decoded(head: string, body: string): string {
  if (/transfer-encoding: base64/i.test(head))
    return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n');
  if (!/transfer-encoding: quoted-printable/i.test(head)) return body.replaceAll('\r\n', '\n');
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}
