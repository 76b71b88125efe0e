// Alerts by letter: what it says, to whom it goes, and what is done where nobody takes it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createMailer } from '../../../src/platform/mail.ts';
import { createEpost } from '../../../src/servicelevel/larm/epost.ts';
import { KanalError, type Meddelande } from '../../../src/servicelevel/larm/kanal.ts';
import { provaKanaler } from '../../../src/servicelevel/larm/prova-kanaler.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ettPostkontor } from './en-mottagare.ts';

const TILL = ['drift@example.org', 'jour@example.org'];
const { signal } = new AbortController();
const meddelande: Meddelande = {
  id: 'm1',
  slag: 'återställt',
  larm: {
    ...{ regel: 'krets-oppen', objekt: 'AF', grad: 'varning', text: 'AF tillfrågas inte.' },
    ...{ sedan: Date.parse('2026-11-22T11:00:00Z'), slut: Date.parse('2026-11-22T11:30:00Z') },
  },
};

/** Quoted-printable text as it was written. */
function decoded(text: string): string {
  const bytes = text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('servicelevel/larm e-post', () => {
  it('is one letter to all receivers, over SMTP', async () => {
    const { smtpUrl, brev } = await ettPostkontor();
    const epost = createEpost({ mailer: createMailer({ from: 'a@example.org', smtpUrl, folder: '' }), till: TILL });
    await epost.skicka(meddelande, signal);
    expect(brev.map(({ till }) => till)).to.deep.equal([TILL]);
    const text = decoded(brev[0]?.text ?? '');
    expect(text).to.contain('Återställt: AF tillfrågas inte.');
    expect(text, 'a second try is the same letter').to.contain('Message-ID: <m1@example.org>');
    expect(text).to.contain('Sedan: 2026-11-22 12:00:00').and.contain('Slut: 2026-11-22 12:30:00');
  });

  it('is refused in one word that names no address', async () => {
    const { smtpUrl, stang } = await ettPostkontor();
    stang();
    const epost = createEpost({ mailer: createMailer({ from: 'a@example.org', smtpUrl, folder: '' }), till: TILL });
    const error = await rejection(epost.skicka(meddelande, signal));
    expect(error).to.be.instanceOf(KanalError).and.have.property('message', 'brevet togs inte emot');
  });

  it('is left in a folder where there is no server, as every letter of ours', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sammansatt-larm-'));
    try {
      const epost = createEpost({ mailer: createMailer({ from: 'a@example.org', folder }), till: TILL });
      const clock = { now: () => Date.now() };
      const fel = `brevet ligger i ${folder} och skickas inte: SMTP_URL saknas`;
      expect(await provaKanaler([epost], clock, signal)).to.deep.equal([{ kanal: 'e-post', fel }]);
      const [name = ''] = readdirSync(folder);
      expect(decoded(readFileSync(join(folder, name), 'utf8'))).to.contain(
        'Provlarm: Detta är ett prov. Inget är fel.',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
