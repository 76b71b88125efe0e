// `larm` on the command line: what it lists, and what it says of receivers that it tried.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Command } from '../../src/cli/command.ts';
import { createLarmCommand } from '../../src/cli/larm.ts';
import { createMailer } from '../../src/platform/mail.ts';
import { openKanaler } from '../../src/servicelevel/larm/kanaler.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { ettPostkontor } from '../servicelevel/larm/en-mottagare.ts';
import { HEMLIGHET, MINUT, openLarm, type TestLarm } from '../servicelevel/larm/open-larm.ts';

async function run(command: Command, line: string): Promise<{ readonly code: number; readonly out: string }> {
  let out = '';
  const stdout = { write: (text: string) => (out += text) };
  const stdin = (async function* () {})();
  const code = await command.run(line.split(' '), { stdin, stdout, stderr: stdout });
  return { code, out };
}

describeDatabase('cli/larm', (open) => {
  let test: TestLarm;
  beforeEach(async () => {
    test = await openLarm(await open());
  });

  const command = (epost: readonly string[] = [], smtpUrl = '', url = test.mottagare.url, folder = '') =>
    createLarmCommand({
      withLista: (work) => work(test.larm),
      kanaler: () =>
        openKanaler({
          config: { epost },
          webhook: url === '' ? undefined : { url, hemlighet: HEMLIGHET },
          mailer: createMailer({ from: 'a@example.org', folder, ...(smtpUrl && { smtpUrl }) }),
          clock: test.clock,
        }),
    });

  it('lists what is wrong with what to do, and what was on demand', async () => {
    expect(await run(command(), 'lista')).to.deep.equal({ code: 0, out: 'Inga larm.\n' });
    test.lage.brinner = new Set(['AF']);
    await test.evaluate();
    const { code, out } = await run(command(), 'lista');
    expect(code).to.equal(1);
    expect(out).to.match(
      /^kritisk +Felbudgeten förbrukas för fort +AF +2026-11-22 13:00:00 +pågår +2026-11-22 13:00:00$/m,
    );
    expect(out).to.contain('\nAF: felbudgeten förbrukades 20 gånger så fort');
    test.lage.brinner = new Set();
    test.pass(MINUT);
    await test.evaluate();
    expect(await run(command(), 'lista')).to.deep.equal({ code: 0, out: 'Inga larm.\n' });
    const all = await run(command(), 'lista --alla --json');
    expect(all.code).to.equal(0);
    expect(JSON.parse(all.out)).to.have.length(1).and.have.nested.property('[0].slut', test.clock.now());
  });

  it('tries every receiver, and says which was not reached', async () => {
    const { smtpUrl, brev, stang } = await ettPostkontor();
    const till = ['drift@example.org'];
    expect(await run(command(till, smtpUrl), 'prova')).to.deep.equal({
      code: 0,
      out: 'webhook: framme\ne-post: framme\n',
    });
    expect([test.mottagare.mottaget.length, brev.length]).to.deep.equal([1, 1]);
    stang();
    test.mottagare.svara(401);
    expect(await run(command(till, smtpUrl), 'prova')).to.deep.equal({
      code: 1,
      out: 'webhook: svarade 401\ne-post: brevet togs inte emot\n',
    });
    const away = await run(command([], '', 'http://127.0.0.1:9/larm?token=hemlig'), 'prova');
    expect(away).to.deep.equal({ code: 1, out: 'webhook: nås inte (ECONNREFUSED)\n' });
    const folder = mkdtempSync(join(tmpdir(), 'sammansatt-brev-'));
    const left = await run(command(till, '', '', folder), 'prova');
    rmSync(folder, { recursive: true });
    expect(left).to.deep.equal({
      code: 1,
      out: `e-post: brevet ligger i ${folder} och skickas inte: SMTP_URL saknas\n`,
    });
  });

  it('says what is missing, and which words there are', async () => {
    expect(String(await rejection(run(command([], '', ''), 'prova')))).to.contain('LARM_WEBHOOK_URL');
    expect(String(await rejection(run(command(), 'visa')))).to.contain('larm lista eller larm prova');
  });
});
