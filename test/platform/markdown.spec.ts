// Markdown as operators write it: what becomes HTML, what stays text, and what is refused with its line.
import { expect } from 'chai';
import type { Html } from '../../src/platform/html.ts';
import { MarkdownError, readMarkdown, slugOf } from '../../src/platform/markdown.ts';

const markupOf = (text: string) =>
  readMarkdown(text)
    .parts.map((part) => ('markup' in part ? part.markup : `[${part.data}]`))
    .join('');

describe('platform/markdown', () => {
  it('leaves HTML tags as text', () => {
    const text = markupOf('Hej <script>alert(1)</script> & <b onclick="x">du</b>');
    expect(text).to.contain('&lt;script&gt;').and.not.contain('<script').and.not.contain('<b');
  });

  it('draws no pictures, and takes nothing out of a link', () => {
    expect(markupOf('![bild](/a.png)')).to.not.contain('<img');
    expect(markupOf('[länk](/om "&quot;><script>")'))
      .to.contain('<a class="anchor" href="/om">')
      .and.not.contain('<script');
  });

  for (const href of [
    'javascript:alert(1)',
    'data:text/html,x',
    'http://a.example',
    '//a.example',
    'om',
    'JAVASCRIPT:x',
  ]) {
    it(`refuses a link to ${href}, with its line`, () => {
      const read = () => readMarkdown(`Rad ett.\n\nRad tre\nmed [länk](${href}) här.`, 10);
      expect(read).to.throw(MarkdownError, 'länkar börjar med').with.property('line', 13);
    });
  }

  it('tells links and headings, each heading with an id of its own', () => {
    const { headings, links } = readMarkdown(
      '## Så här gör ni\n\n[a](/om)\n\n### Frågor\n\n## Frågor\n\n[b](#fragor-2)\n',
    );
    expect(headings).to.deep.equal([
      { id: 'sa-har-gor-ni', text: 'Så här gör ni', level: 2 },
      { id: 'fragor', text: 'Frågor', level: 3 },
      { id: 'fragor-2', text: 'Frågor', level: 2 },
    ]);
    expect(links).to.deep.equal([
      { href: '/om', line: 3 },
      { href: '#fragor-2', line: 9 },
    ]);
    expect(markupOf('## Så här')).to.contain('<h2 id="sa-har">Så här</h2>');
  });

  it('gives no two headings one id, whatever they are called', () => {
    const ids = (text: string) => readMarkdown(text).headings.map(({ id }) => id);
    expect(ids('## A 3\n\n## A\n\n## A\n\n## A\n')).to.deep.equal(['a-3', 'a', 'a-2', 'a-4']);
    expect(ids('## Kontakt vid fel\n\n## Kontakt\n')).to.deep.equal(['kontakt-vid-fel', 'kontakt']);
  });

  it('names the row of a table in which a link is wrong', () => {
    const rows = ['text', '', '| a | b |', '|---|---|', '| x | y |', '| x | [l](http://x) |'];
    expect(() => readMarkdown(rows.join('\n'), 10))
      .to.throw(MarkdownError)
      .with.property('line', 15);
  });

  it('keeps the first level for the title', () => {
    expect(() => readMarkdown('\n# Titel'))
      .to.throw(MarkdownError, 'rubriker börjar med ##')
      .with.property('line', 2);
  });

  it('parts the text at data, which stands alone in its line', () => {
    const { parts } = readMarkdown('Före\n\n{{ releaser }}\n\nEfter\n{{niva}}\n');
    expect(parts.map((part) => ('data' in part ? part : (part as Html).markup.trim()))).to.deep.equal([
      '<p>Före</p>',
      { data: 'releaser', line: 3 },
      '<p>Efter</p>',
      { data: 'niva', line: 6 },
    ]);
    for (const text of ['a {{releaser}} b', '- {{releaser}}']) {
      expect(() => readMarkdown(text)).to.throw(MarkdownError, 'ensamt på en rad');
    }
    expect(markupOf('`{{kod}}`')).to.contain('<code>{{kod}}</code>');
  });

  it('makes wide tables and code reachable from the keyboard, named by what they are about', () => {
    const text = markupOf('## Koder\n\n| Kod | Text |\n|---|---|\n| 0 | a |\n\n```xml\n<a/>\n```\n');
    expect(text).to.contain('role="region" aria-label="Koder" tabindex="0"').and.contain('<th scope="col">Kod</th>');
    expect(text).to.contain('<pre class="kod" tabindex="0"><code>&lt;a/&gt;\n</code></pre>');
  });

  it('folds å, ä, ö and everything else that is no letter or digit', () => {
    expect([slugOf('Ärenden & öppettider 24/7'), slugOf('…')]).to.deep.equal(['arenden-oppettider-24-7', 'avsnitt']);
  });
});
