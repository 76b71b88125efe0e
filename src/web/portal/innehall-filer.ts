// Reads files of the content, and gathers what is wrong with them instead of stopping at the first.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MarkdownError } from '../../platform/markdown.ts';
import { compileSchema } from '../../platform/schema.ts';
import { readText } from './front-matter.ts';
import type { Text } from './innehall.ts';
import type { Innehallsfel } from './innehall-error.ts';

export interface Innehallsfiler {
  /** Names below a folder of the content, in order; none where there is no such folder. */
  lista(mapp: string, slut: '.md' | '.json'): string[];
  /** Undefined, with a flaw noted, where it cannot be used. */
  text(fil: string): Text | undefined;
  /** As the schema has it. Undefined, with flaws noted, where it is not. */
  data<T>(fil: string, schema: object): T | undefined;
  fel(fel: Innehallsfel): void;
  readonly alla: readonly Innehallsfel[];
}

/** @param folder the content, without a slash at its end */
export function createInnehallsfiler(folder: string): Innehallsfiler {
  const alla: Innehallsfel[] = [];

  function read(fil: string): string | undefined {
    try {
      return readFileSync(join(folder, fil), 'utf8');
    } catch {
      alla.push({ fil, text: 'filen saknas eller kan inte läsas' });
      return undefined;
    }
  }

  return {
    alla,
    fel: (one) => void alla.push(one),
    lista(mapp, slut) {
      const names = readFolder(join(folder, mapp));
      return names.filter((name) => name.endsWith(slut)).sort();
    },
    text(fil) {
      const content = read(fil);
      if (content === undefined) return undefined;
      try {
        return readText(fil, content);
      } catch (error) {
        if (!(error instanceof MarkdownError)) throw error;
        alla.push({ fil, rad: error.line, text: error.message });
        return undefined;
      }
    },
    data<T>(fil: string, schema: object) {
      const content = read(fil);
      if (content === undefined) return undefined;
      const value = parsed(content);
      if (value === undefined) return void alla.push({ fil, text: 'filen är inte JSON' });
      const breaches = compileSchema(schema).validate(value);
      for (const { path, rule, expected } of breaches)
        alla.push({ fil, text: `${path} bryter mot ${rule}${expected === undefined ? '' : ` (${expected})`}` });
      return breaches.length === 0 ? (value as T) : undefined;
    },
  };
}

function readFolder(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
