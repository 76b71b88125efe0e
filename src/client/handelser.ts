// Server-sent events read from bytes, as the HTML standard has them; only what our service sends of it is used.

export interface Handelse {
  readonly event: string;
  readonly data: string;
}

/** Comments, which keep the connection alive, give nothing. */
export async function* readHandelser(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Handelse> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of bytes) {
    text += decoder.decode(part, { stream: true });
    const blocks = text.split(/\r?\n\r?\n/);
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const handelse = handelseOf(block);
      if (handelse) yield handelse;
    }
  }
}

function handelseOf(block: string): Handelse | undefined {
  const fields = block.split(/\r?\n/).map((line) => /^(\w+): ?(.*)$/.exec(line));
  const of = (name: string) => fields.flatMap((field) => (field?.[1] === name ? [field[2] ?? ''] : []));
  const data = of('data');
  return data.length > 0 ? { event: of('event').at(-1) ?? 'message', data: data.join('\n') } : undefined;
}
