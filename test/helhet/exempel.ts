// The programs among the portal's client examples, how each is started here, and what it needs.
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { hasPhpSoap, hasXmllint, hasZeep, PHP, type Probe, PYTHON } from './tools.ts';

export interface ExempelProgram {
  /** Folder and file: `python/fraga_rest.py`. */
  readonly name: string;
  readonly yta: 'rest' | 'soap';
  readonly probes: readonly Probe[];
  /** Not among the packages that a complete run demands: skipped where it is missing, whatever is demanded. */
  readonly optional: boolean;
  readonly command: string;
  /** @param dir for what it makes on its way */
  readonly args: (dir: string) => readonly string[];
}

const GSON = '/usr/share/java/gson.jar';
const hasJava: readonly Probe[] = [
  ['javac', '-version'],
  ['test', '-r', GSON],
];
const hasDotnet: readonly Probe[] = [['dotnet', '--version']];
const hasJq: Probe = ['jq', '--version'];

const folder = `${PROJECT_ROOT}portal/exempel`;

function started(name: string, command: string, probes: readonly Probe[], ...before: string[]): ExempelProgram {
  const optional = probes === hasJava || probes === hasDotnet;
  const yta = /rest/i.test(name) ? 'rest' : 'soap';
  return { name, yta, probes, optional, command, args: () => [...before, join(folder, name)] };
}

/** A file of C# is built as a project of its own, whose folder must not be among the examples. */
function csharp(name: string): ExempelProgram {
  const build =
    'dotnet new console --force -o "$1/cs" >&2 && cp "$2" "$1/cs/Program.cs" && exec dotnet run --project "$1/cs"';
  return {
    ...started(name, 'sh', hasDotnet),
    args: (dir) => ['-c', build, 'sh', dir, join(folder, name)],
  };
}

export const exempel: readonly ExempelProgram[] = [
  started('node/fraga-rest.mjs', process.execPath, []),
  started('node/fraga-soap.mjs', process.execPath, []),
  started('python/fraga_rest.py', PYTHON, [[PYTHON, '--version']]),
  started('python/fraga_soap.py', PYTHON, [hasZeep]),
  started('php/fraga_rest.php', PHP, [[PHP, '--version']]),
  started('php/fraga_soap.php', PHP, [hasPhpSoap]),
  started('curl/fraga-rest.sh', 'sh', [['curl', '--version'], hasJq]),
  started('curl/fraga-soap.sh', 'sh', [['curl', '--version'], hasJq, hasXmllint]),
  started('java/FragaRest.java', 'java', hasJava, '-cp', GSON),
  started('java/FragaSoap.java', 'java', hasJava, '-cp', GSON),
  csharp('csharp/FragaRest.cs'),
  csharp('csharp/FragaSoap.cs'),
];
