// Which contract a run was held against: one digest over the contract's files, names and bytes.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PROJECT_ROOT } from '../platform/schema-files.ts';

/** SHA-256 in hex. @param filer paths below the project root; their order does not matter */
export function kontraktshash(filer: readonly string[]): string {
  const hash = createHash('sha256');
  for (const fil of [...filer].sort()) {
    const innehall = readFileSync(`${PROJECT_ROOT}${fil}`);
    hash.update(`${fil}\n${innehall.byteLength}\n`).update(innehall);
  }
  return hash.digest('hex');
}
