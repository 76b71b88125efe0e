// Lines read from bytes, as they come.

/** What follows the last line feed is no line. */
export async function* readRader(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of bytes) {
    const lines = (text + decoder.decode(part, { stream: true })).split('\n');
    text = lines.pop() ?? '';
    yield* lines;
  }
}
