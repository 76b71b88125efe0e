// Faults H: the log of queried persons is lost before or after a question was asked.
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import type { Constellation } from '../constellation.ts';
import { AGENCIES, faultOf, partsOf, questionJson, questionV10 } from '../questions.ts';
import { everybody, expectComplete, faultConstellation } from './describe-fault.ts';

describe('faults H: the log', () => {
  let service: Constellation;
  beforeEach(async () => {
    service = await faultConstellation();
  });
  afterEach(() => service.stop());

  const file = () =>
    join(service.dataDir, readdirSync(service.dataDir).find((name) => /\.(db|sqlite3?)$/.test(name)) ?? '');

  it('H2 lost before a row is begun: the question is refused and nobody is asked', async () => {
    const path = file();
    renameSync(path, `${path}.borta`);
    const answer = await service.soap(questionV10());
    expect([answer.status, faultOf(answer.text)]).to.deep.equal([500, 'LOGG_EJ_TILLGANGLIG']);
    expect(answer.text).to.include('<faultcode>soap:Server</faultcode>');
    expect(AGENCIES.flatMap((id) => service.simulators.events(id))).to.deep.equal([]);
    const rest = await service.rest(questionJson());
    expect([rest.status, rest.headers.get('retry-after')]).to.deep.equal([503, '5']);
    expect((await fetch(`${service.url}/halsa`)).status).to.equal(503);
    renameSync(`${path}.borta`, path);
    expect(partsOf((await service.soap(questionV10())).text), 'after the outage').to.deep.equal(everybody('data'));
  });

  it('H3 lost before the row is completed: the answer is sent and the row completed after the outage', async () => {
    await service.simulators.behave('CSN', { name: 'slow', ms: 300 });
    const pending = service.soap(questionV10());
    const { id } = await service.simulators.waitFor('AF', () => true);
    const other = new DatabaseSync(file());
    other.exec('BEGIN IMMEDIATE');
    const answer = await pending;
    expect(answer.id).to.equal(id);
    expect(partsOf(answer.text)).to.deep.equal(everybody('data'));
    other.exec('ROLLBACK');
    other.close();
    while (!(await service.logged(answer.id))?.avslut) await new Promise((resolve) => setTimeout(resolve, 20));
    await expectComplete(service, answer);
  });
});
