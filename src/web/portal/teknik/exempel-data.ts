// The client examples as they lie in their folder: languages, programs and what those print, read and checked at the start.
import { readFileSync } from 'node:fs';
import { ConfigError } from '../../../platform/config.ts';
import { compileSchema } from '../../../platform/schema.ts';

export type Yta = 'rest' | 'soap';

export interface Program {
  readonly fil: string;
  readonly yta: Yta;
  /** How it is started. */
  readonly kor: string;
  readonly text: string;
}

export interface Sprak {
  /** Name of the folder. */
  readonly sprak: string;
  readonly namn: string;
  readonly kraver: string;
  readonly program: readonly Program[];
}

export interface Exempel {
  readonly sprak: readonly Sprak[];
  /** What every program prints about the same persons. */
  readonly utskrift: Readonly<Record<Yta, string>>;
}

const text = { type: 'string', minLength: 1 };
const name = { type: 'string', pattern: '^[A-Za-z0-9_.-]+$' };
const schema = compileSchema({
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['sprak', 'namn', 'kraver', 'program'],
    properties: {
      ...{ sprak: name, namn: text, kraver: text },
      program: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['fil', 'yta', 'kor'],
          properties: { fil: name, yta: { enum: ['rest', 'soap'] }, kor: text },
        },
      },
    },
  },
});

/** @throws {ConfigError} naming the file that is missing or wrong */
export function readExempel(folder: string): Exempel {
  const listed = parsed(folder);
  const [breach] = schema.validate(listed);
  if (breach) throw new ConfigError([`${folder}/exempel.json: ${breach.path} bryter mot ${breach.rule}`]);
  return {
    sprak: (listed as readonly Sprak[]).map((one) => ({
      ...one,
      program: one.program.map((program) => ({ ...program, text: read(`${folder}/${one.sprak}/${program.fil}`) })),
    })),
    utskrift: { rest: read(`${folder}/utskrift-rest.txt`), soap: read(`${folder}/utskrift-soap.txt`) },
  };
}

function parsed(folder: string): unknown {
  try {
    return JSON.parse(read(`${folder}/exempel.json`));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError([`${folder}/exempel.json är ingen JSON`]);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError([`${path} går inte att läsa`]);
  }
}
