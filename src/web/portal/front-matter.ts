// Reads the lines between `---` at the top of a Markdown file: the page's title and what menus need to know of it.
import { MarkdownError, readMarkdown } from '../../platform/markdown.ts';
import { compileSchema } from '../../platform/schema.ts';
import type { Text } from './innehall.ts';

const LAST = 1000;

const schema = compileSchema({
  type: 'object',
  additionalProperties: false,
  required: ['titel', 'andrad'],
  properties: {
    titel: { type: 'string', minLength: 1, maxLength: 120 },
    andrad: { type: 'string', format: 'date' },
    ordning: { type: 'string', pattern: '^[0-9]{1,3}$' },
    meny: { type: 'string', minLength: 1, maxLength: 40 },
    sprak: { enum: ['sv', 'en'] },
  },
});

/**
 * The file as a text.
 * @throws {MarkdownError} with the line that is wrong
 */
export function readText(fil: string, content: string): Text {
  const lines = content.replaceAll('\r\n', '\n').split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) throw new MarkdownError(1, 'filen börjar med rader mellan --- och ---');
  const { titel = '', andrad = '', ordning, meny = titel, sprak } = readFields(lines.slice(1, end));
  return {
    ...{ fil, titel, andrad, meny },
    ordning: ordning === undefined ? LAST : Number(ordning),
    sprak: sprak === 'en' ? 'en' : 'sv',
    ...readMarkdown(lines.slice(end + 1).join('\n'), end + 2),
  };
}

function readFields(lines: readonly string[]): Readonly<Record<string, string>> {
  const fields = new Map<string, { readonly value: string; readonly line: number }>();
  for (const [index, line] of lines.entries()) {
    const [, name = '', value = ''] = /^([a-z]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === '' || fields.has(name))
      throw new MarkdownError(index + 2, 'väntat är ”namn: värde”, varje namn en gång');
    fields.set(name, { value, line: index + 2 });
  }
  const values = Object.fromEntries([...fields].map(([name, { value }]) => [name, value]));
  const [breach] = schema.validate(values);
  if (!breach) return values;
  const name = breach.path.slice(1) || breach.expected || '';
  const text = breach.rule === 'required' ? `${name} saknas` : `${name} bryter mot ${breach.rule} (${breach.expected})`;
  throw new MarkdownError(fields.get(name)?.line ?? 1, text);
}
