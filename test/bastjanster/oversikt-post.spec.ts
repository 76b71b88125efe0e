// How entries come about: every field with its origin, what cannot be read said, and no row lost on the way.
import { expect } from 'chai';
import { at, text } from '../../src/bastjanster/json-place.ts';
import { createReader, intervall, kodad, post } from '../../src/bastjanster/oversikt-post.ts';

const root = (value: unknown) => ({ value, pointer: '/svarsdata/X/data' });

describe('bastjanster/oversikt-post', () => {
  it('writes origins as JSON Pointers, escaped', () => {
    const place = root({ 'a/b~c': 'värde' });
    expect(
      post(place, { art: 'x' }, { falt: text(at(place, 'a/b~c')), annat: text(at(place, 'saknas')) }),
    ).to.deep.equal({
      art: 'x',
      falt: 'värde',
      harkomst: { post: '/svarsdata/X/data', falt: '/svarsdata/X/data/a~1b~0c' },
    });
  });

  it('leaves out what cannot be read, and names it', () => {
    const place = root({ falt: ['x'] });
    expect(post(place, {}, { falt: text(at(place, 'falt')) }))
      .to.deep.include({ olasta: ['falt'] })
      .and.not.have.property('falt');
  });

  it('reads no field that an object merely inherits', () => {
    expect(text(at(root({}), 'constructor', 'name'))).to.equal(undefined);
  });

  it('explains a code by the table, else as the source does, else by itself', () => {
    const place = root({ kod: 'A', said: 'Källans text' });
    const of = (table: Record<string, string>, said?: string) =>
      kodad(at(place, 'kod'), table, at(place, said ?? '-'))?.value;
    expect(of({ A: 'Vår text' }, 'said')).to.deep.equal({ kod: 'A', text: 'Vår text' });
    expect(of({}, 'said')).to.deep.equal({ kod: 'A', text: 'Källans text' });
    expect(of({})).to.deep.equal({ kod: 'A', text: 'A' });
    expect(kodad(at(place, '-'), {}, at(place, 'said'))).to.deep.equal({
      value: { text: 'Källans text' },
      pointer: '/svarsdata/X/data/said',
    });
  });

  it('has no period where neither end is told', () => {
    expect(intervall(root({}), undefined, undefined)).to.deep.equal({});
  });

  it('keeps rows that are none, and lists that are none', () => {
    const { rows, okant } = createReader();
    expect(rows(root([{ a: 1 }, 'x', null])).map(({ pointer }) => pointer)).to.deep.equal(['/svarsdata/X/data/0']);
    expect(rows(root({ a: 1 }), 'PM')).to.deep.equal([]);
    expect(rows(root(undefined))).to.deep.equal([]);
    expect(okant.map(({ harkomst, svarande }) => [harkomst.post, svarande])).to.deep.equal([
      ['/svarsdata/X/data/1', undefined],
      ['/svarsdata/X/data/2', undefined],
      ['/svarsdata/X/data', 'PM'],
    ]);
  });
});
