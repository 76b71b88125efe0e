// Writes HTML in which every value is escaped, because no other way to put one in is offered.

/** HTML that is safe to put into a page: made by {@link html}, or a constant of ours. */
export interface Html {
  readonly markup: string;
}

type Part = Html | readonly Html[] | string | number;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The template, with texts and numbers escaped and HTML as it is. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: template.reduce((sum, text, index) => sum + toMarkup(parts[index - 1] ?? '') + text) };
}

function toMarkup(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
  }
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('\n');
}
