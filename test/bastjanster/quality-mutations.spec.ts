// Judging an answer never throws, however the answer deviates, and passes on no text of the source's: answers with parts removed, doubled and replaced.
import { expect } from 'chai';
import { mapper as af } from '../../src/bastjanster/arbetsformedlingen/mapper.ts';
import { mapper as csn } from '../../src/bastjanster/csn/mapper.ts';
import { assess as assessFk } from '../../src/bastjanster/forsakringskassan/assess.ts';
import { mapper as miv } from '../../src/bastjanster/migrationsverket/mapper.ts';
import type { SoapMapper } from '../../src/bastjanster/module.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { mapper as skv } from '../../src/bastjanster/skatteverket/mapper.ts';
import { mapper as so } from '../../src/bastjanster/sveriges-a-kassor/mapper.ts';
import { mapper as tns } from '../../src/bastjanster/transportstyrelsen/mapper.ts';
import type { Assessment } from '../../src/composite/quality.ts';
import { parseXml, type XmlElement, XmlElement as XmlElementClass } from '../../src/platform/xml.ts';
import { type Asking, queryAbout, startAsking } from './quality-asking.ts';

const MAPPERS: Readonly<Record<string, SoapMapper>> = { AF: af, CSN: csn, SKV: skv, SO: so, TNS: tns, MIV: miv };
const ROUNDS = 150;
const SECRET = '19850101-2384 Hemlig Person';
const query = queryAbout(persons.allaSvarar.personnummer);

describe('judging an answer that deviates', () => {
  let asking: Asking;
  before(async () => {
    asking = await startAsking();
  });
  after(() => asking.stop());

  for (const [id, mapper] of Object.entries(MAPPERS)) {
    it(`${id}: with elements removed or their text replaced`, async () => {
      const { content } = await asking.ask(id, 'allaSvarar');
      const outer = content.format === 'xml' ? content.xml : '';
      using answer = parseXml(outer);
      const xml = mapper.document?.(answer.root) ?? outer;
      const random = seeded(id);
      for (let round = 0; round < ROUNDS; round++) {
        using document = parseXml(xml);
        for (let change = 0; change <= round % 4; change++) spoil(document.root, random);
        check(() => mapper.assess(document.root, query));
      }
    });
  }

  it('FK: with fields removed or replaced by something else', async () => {
    const { content } = await asking.ask('FK', 'allaSvarar');
    const text = content.format === 'json' ? Buffer.from(content.bytes).toString('utf8') : '{}';
    const random = seeded('FK');
    for (let round = 0; round < ROUNDS * 4; round++) {
      const answer = JSON.parse(text) as Record<string, unknown>;
      for (let change = 0; change <= round % 4; change++) spoilJson(answer, random);
      check(() => assessFk(answer, query));
    }
    for (const lefiJsonFraga of ['', 'null', '[]', '{"ansprak":"PM:AP"}', '{"ansprak":[{"toString":1}]}']) {
      check(() => assessFk(JSON.parse(text), queryAbout('x', { lefiJsonFraga })));
    }
  });
});

function check(assess: () => Assessment): void {
  const assessment = assess();
  expect(assessment.quality).to.be.oneOf(['answered', 'nothing', 'partial', 'unverifiable']);
  const ids = assessment.responders.map(({ id }) => id);
  expect(new Set(ids).size).to.equal(ids.length);
  expect(JSON.stringify(assessment)).not.to.match(/2384|1985/);
}

/** Removes an element anywhere below, or puts a text about somebody in the place of what it holds. */
function spoil(root: XmlElement, random: () => number): void {
  const all = below(root);
  const chosen = all[Math.floor(random() * all.length)];
  if (!chosen) return;
  if (random() < 0.5) {
    chosen.remove();
    return;
  }
  for (let node = chosen.firstChild; node; node = chosen.firstChild) node.remove();
  chosen.addText(SECRET);
}

function below(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof XmlElementClass) found.push(node, ...below(node));
  }
  return found;
}

const ODD: readonly unknown[] = [
  null,
  0,
  true,
  SECRET,
  [],
  {},
  [null],
  [SECRET],
  { kod: SECRET },
  { toString: 1 },
  [[]],
];

function spoilJson(value: unknown, random: () => number): void {
  const holders: Record<string, unknown>[] = [];
  const visit = (one: unknown) => {
    if (typeof one !== 'object' || one === null) return;
    if (Object.keys(one).length > 0) holders.push(one as Record<string, unknown>);
    Object.values(one).forEach(visit);
  };
  visit(value);
  // Half of the time at the top, where the answer's states are.
  const at = random() < 0.5 ? Math.floor(random() * 12) : Math.floor(random() * holders.length);
  const holder = holders[Math.min(at, holders.length - 1)];
  if (!holder) return;
  const keys = Object.keys(holder);
  const key = keys[Math.floor(random() * keys.length)] ?? '';
  if (random() < 0.3) delete holder[key];
  else holder[key] = ODD[Math.floor(random() * ODD.length)];
}

/** Numbers from 0 to 1, the same in every run. */
function seeded(word: string): () => number {
  let state = [...word].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
