// JSON from outside: what is let in and what is not.
import { expect } from 'chai';
import { parseJson, parseJsonText } from '../../src/platform/json.ts';

const flawOf = (text: string) => {
  const parsed = parseJsonText(text);
  return 'flaw' in parsed ? parsed.flaw : 'none';
};

describe('platform/json', () => {
  it('finds duplicate keys, also written with escapes and deep inside', () => {
    expect(['{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '[{"x":{"b":1,"b":1}}]'].map(flawOf)).to.deep.equal(
      Array(3).fill('duplicate-key'),
    );
    expect(
      ['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', '{"a":"{\\"a\\":1,\\"a\\":2}"}', '{"a":"\\\\","b":":"}'].map(flawOf),
    ).to.deep.equal(Array(3).fill('none'));
  });

  it('refuses __proto__, depth, NUL, and what is not JSON or not UTF-8', () => {
    expect(flawOf('{"__proto__":{}}')).to.equal('forbidden-key');
    expect(flawOf('{"\\u005f_proto__":{}}')).to.equal('forbidden-key');
    expect(flawOf('['.repeat(65) + ']'.repeat(65))).to.equal('too-deep');
    expect(flawOf('['.repeat(200_000))).to.equal('malformed');
    expect(flawOf('{"a":"x\\u0000y"}')).to.equal('forbidden-character');
    expect(flawOf('')).to.equal('malformed');
    expect(parseJson(Buffer.from([0x22, 0xff, 0x22]))).to.deep.equal({ flaw: 'not-utf8' });
    expect(parseJson(Buffer.from('\uFEFF{"a":1}')))
      .to.have.property('value')
      .deep.equal({ a: 1 });
  });
});
