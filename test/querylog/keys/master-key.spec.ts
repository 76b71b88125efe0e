// The file of master keys: what it may look like, and that nothing of a key is ever shown.

import { inspect } from 'node:util';
import { expect } from 'chai';
import { keyFrom } from '../../../src/querylog/keys/key.ts';
import { KeyError } from '../../../src/querylog/keys/key-error.ts';
import { newMasterKey, parseMasterKeys } from '../../../src/querylog/keys/master-key.ts';

const NAME = { namnd: '162120000142', bruk: '2026-11' };
const KEY = newMasterKey();

function errorOf(work: () => unknown): KeyError {
  try {
    work();
  } catch (error) {
    if (error instanceof KeyError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('querylog/keys/master-key', () => {
  it('takes comments, blank lines and the line ends of any system; the first key is current', () => {
    const master = parseMasterKeys(`\uFEFF# gjord 2026\r\n\r\n  ${KEY}  \r\n${newMasterKey()}\r\n`);
    expect(master.currentId)
      .to.equal(parseMasterKeys(KEY).currentId)
      .and.to.match(/^[0-9a-f]{16}$/);
    const secret = Buffer.alloc(32, 7);
    const wrapped = master.wrap(secret, NAME);
    expect(parseMasterKeys(KEY).unwrap(wrapped, NAME).equals(secret)).to.equal(true);
    expect(master.isCurrent(wrapped, NAME)).to.equal(true);
    expect(master.wrap(secret, NAME), 'never the same twice').to.not.equal(wrapped);
  });

  for (const [what, line] of [
    ['too short', Buffer.alloc(31).toString('base64')],
    ['too long', Buffer.alloc(33).toString('base64')],
    ['no base64', 'hemligt lösenord som någon tyckte var bra nog!'],
    ['hexadecimal', Buffer.alloc(32, 5).toString('hex')],
    ['the same again', KEY],
  ] as const) {
    it(`names the line of a key that is ${what}, never its content`, () => {
      const error = errorOf(() => parseMasterKeys(`${KEY}\n# x\n${line}\n`));
      expect(error.kind).to.equal('damaged');
      expect(error.message)
        .to.match(/rad 3:/)
        .and.not.include(line.slice(0, 8));
    });
  }

  it('names every wrong line at once, and says when there is no key at all', () => {
    expect(errorOf(() => parseMasterKeys('a\nb\n')).message).to.match(/rad 1, 2:/);
    expect(errorOf(() => parseMasterKeys('# tom\n')).message).to.match(/ingen nyckel/);
  });

  it('wraps to one length whatever the name, within one sector of a disk', () => {
    const master = parseMasterKeys(KEY);
    const lengths = [NAME, { namnd: 'drift', bruk: 'signering' }].map(
      (name) => master.wrap(Buffer.alloc(32), name).length,
    );
    expect(new Set(lengths).size).to.equal(1);
    expect(lengths[0]).to.be.below(512);
  });

  it('shows no byte of a key in what it prints, serializes or throws', () => {
    const bytes = Buffer.from(Array.from({ length: 32 }, (_, n) => 161 + n));
    const master = parseMasterKeys(bytes.toString('base64'));
    const wrapped = master.wrap(Buffer.from(bytes), NAME);
    const key = keyFrom(Buffer.from(bytes));
    const errors = [
      errorOf(() => parseMasterKeys(KEY).unwrap(wrapped, NAME)),
      errorOf(() => master.unwrap(wrapped, { ...NAME, bruk: '2026-12' })),
      errorOf(() => master.unwrap(`x${wrapped}`, NAME)),
    ];
    const derived = [key.encryption.export(), key.lookup.export(), key.derive('prov')];
    for (const shown of [master, key, ...errors]) {
      const texts = [
        inspect(shown, { showHidden: true, depth: 10, showProxy: true }),
        JSON.stringify(shown),
        String(shown),
      ];
      for (const text of texts) {
        for (const secret of [bytes, ...derived]) {
          expect(text).to.not.include(secret.toString('hex').slice(0, 8));
          expect(text).to.not.include(secret.toString('base64').slice(0, 8));
          expect(text).to.not.include([...secret.subarray(0, 3)].join(', '));
          expect(text.toLowerCase()).to.not.include(secret.toString('hex').slice(0, 8).replace(/../g, '$& ').trim());
        }
      }
    }
    expect(errors.map(({ kind }) => kind)).to.deep.equal(['wrong-master-key', 'damaged', 'damaged']);
  });

  it('shows no number in an error that could be of a person', () => {
    const person = { namnd: '198012012397', bruk: '2026-11' };
    expect(errorOf(() => parseMasterKeys(KEY).unwrap('{}', person)).message).to.not.include('19801201');
    expect(errorOf(() => parseMasterKeys(KEY).unwrap('{}', NAME)).message).to.include('2026-11/162120000142');
  });

  it('overwrites the secret that a key is made of, and derives by purpose', () => {
    const secret = Buffer.alloc(32, 9);
    const key = keyFrom(secret);
    expect(secret.equals(Buffer.alloc(32))).to.equal(true);
    const all = [key.encryption.export(), key.lookup.export(), key.derive('a'), key.derive('b'), key.derive('')];
    expect(new Set(all.map((one) => one.toString('hex'))).size).to.equal(5);
    expect(all.every(({ length }) => length === 32)).to.equal(true);
    expect(key.derive('a').equals(keyFrom(Buffer.alloc(32, 9)).derive('a'))).to.equal(true);
  });
});
