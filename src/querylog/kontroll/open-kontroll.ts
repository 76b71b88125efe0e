// Builds the tamper evidence of the log once: its signer, checkpoints, seals and control.
import type { Database } from '../../platform/sql/database.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Manader } from '../manader.ts';
import { createForseglingar, type Forseglingar } from './forsegling.ts';
import { createKontrollpunkter, type Kontrollpunkter } from './kontrollpunkt.ts';
import { createSigner, type Signer } from './signing.ts';
import { createTidsvakt, type Tidsvakt } from './tidsvakt.ts';
import { createKontroll, type Kontroll, type KontrollDeps } from './verify.ts';

export interface OpenKontrollDeps extends Pick<KontrollDeps, 'redovisning'> {
  /** With `querylogMigrations` and `kontrollMigrations` applied. */
  readonly database: Database;
  readonly keyring: Keyring;
  readonly manader: Manader;
  readonly clock: { now(): number };
}

export interface OpenedKontroll {
  readonly signer: Signer;
  readonly kontrollpunkter: Kontrollpunkter;
  readonly forseglingar: Forseglingar;
  readonly kontroll: Kontroll;
  readonly tidsvakt: Tidsvakt;
}

export function openKontroll(deps: OpenKontrollDeps): OpenedKontroll {
  const { database, keyring, manader, clock, redovisning } = deps;
  const account = redovisning && { redovisning };
  const signer = createSigner({ keyring });
  const kontrollpunkter = createKontrollpunkter({ database, manader, signer, clock, ...account });
  const forseglingar = createForseglingar({ database, manader, signer, kontrollpunkter, clock });
  const kontroll = createKontroll({ database, signer, keyring, ...account });
  const tidsvakt = createTidsvakt({ database, clock });
  return { signer, kontrollpunkter, forseglingar, kontroll, tidsvakt };
}
