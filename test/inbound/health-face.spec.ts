// The probe of balancers: it says that no question is taken, and is answered also where the log hangs.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { SQLITE_FILE } from '../../src/platform/sql/sqlite-file.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { faultOf, questionV10 } from '../questions.ts';

describe('inbound/health-face', () => {
  let service: Constellation;
  beforeEach(async () => {
    service = await startConstellation();
  });
  afterEach(() => service.stop());

  it('is answered, not ready, while the log hangs: before the questions that wait for it, and as often as it asks', async () => {
    const holder = new DatabaseSync(join(service.dataDir, SQLITE_FILE));
    holder.exec('BEGIN IMMEDIATE');
    const order: string[] = [];
    const asked = service.soap(questionV10()).then(({ text }) => order.push(String(faultOf(text))));
    for (let probes = 0; probes < 2; probes++) {
      const answer = await fetch(`${service.url}/halsa`);
      expect(await answer.json()).to.deep.equal({ lever: true, redo: false });
      order.push(`${answer.status}`);
    }
    await asked;
    expect(order).to.deep.equal(['503', '503', 'LOGG_EJ_TILLGANGLIG']);
    holder.exec('ROLLBACK');
    holder.close();
    let ready = await fetch(`${service.url}/halsa`);
    while (!ready.ok) ready = await fetch(`${service.url}/halsa`);
    expect(await ready.json()).to.deep.equal({ lever: true, redo: true });
  });
});
