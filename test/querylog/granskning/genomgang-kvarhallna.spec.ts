// Questions that are moved under hold while somebody goes through the log are counted once, wherever they stand.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { insertStatement } from '../../../src/platform/sql/insert.ts';
import { malOf } from '../../../src/querylog/gallring/mal.ts';
import { whileHeldStands } from '../../../src/querylog/granskning/genomgang-kvarhallna.ts';
import { idBytes } from '../../../src/querylog/post.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { ALVA, ARE, drift, openGranskning } from './open-granskning.ts';

describeDatabase('incidents over what is moved under hold', (open) => {
  it('count a question once that stands in the log and under hold', async () => {
    const database = await open();
    const test = await openGranskning(database);
    const ids = [
      await test.ask({ at: '2026-03-02T09:00:00+01:00' }),
      await test.ask({ at: '2026-03-03T09:00:00+01:00' }),
    ];
    const hold = await test.markeringar.add({
      ...{ slag: 'kvarhallning', namnd: ARE, falt: 'person', mal: malOf(ALVA), orsak: 'Mål 114-26' },
      ...{ till: '2027-01-01', registreradAv: 'Jurist Öberg' },
    });
    await copy(database, ids[0] ?? '', hold.id);
    const { namnder } = await test.granskning.incidenter.registrera({
      ...{ ...drift, rubrik: 'Allt', upptacktAt: test.clock.now() },
      interval: { from: Date.parse('2026-03-01T00:00:00Z'), to: Date.parse('2026-04-01T00:00:00Z') },
    });
    expect(namnder.map(({ namnd, antal }) => [namnd, antal])).to.deep.equal([[ARE, 2]]);
    expect(namnder[0]?.utfall).to.deep.equal({ AF: { delivered: 2 }, CSN: { delivered: 2 } });
  });
});

describe('going through the log beside what is held', () => {
  it('starts anew where a question came under hold meanwhile, and not for ever', async () => {
    const looks = [new Set<string>(), new Set(['a']), new Set(['a'])];
    const seen: number[] = [];
    const ids = async () => looks.shift() ?? new Set<string>();
    await whileHeldStands(ids, async (held) => seen.push(held.size));
    expect(seen).to.deep.equal([0, 1]);
    let number = 0;
    const more = async () => new Set([String(number++)]);
    expect(await whileHeldStands(more, async () => number)).to.equal(5);
  });
});

/** As gallring does first of all: the row stands in both. */
async function copy(database: Database, id: string, markering: string): Promise<void> {
  const [row] = await database.run(
    `SELECT f.*, a.at AS avslut_at, a.milliseconds AS avslut_milliseconds, a.bastjanster AS utfall
     FROM post_2026_03 f JOIN post_2026_03 a ON a.id = f.id AND a.slag = 2 WHERE f.slag = 1 AND f.id = $1`,
    [idBytes(id)],
  );
  const columns = ['id', 'namnd', 'at', 'person', 'arende', 'handlaggare', 'innehall', 'bastjanster'];
  const all = [...columns, 'avslut_at', 'avslut_milliseconds', 'utfall'];
  const values = [markering, '2026-03', ...all.map((column) => row?.[column] ?? null)];
  const insert = { table: 'kvarhallen', columns: ['markering', 'manad', ...all], rows: [values] };
  await database.run(...insertStatement(insert));
}
