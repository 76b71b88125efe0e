// The ways to tell people of alerts that the configuration names.
import type { LarmConfig } from '../../platform/config-larm.ts';
import { createHttpClient } from '../../platform/http-client.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { createEpost } from './epost.ts';
import type { Kanal } from './kanal.ts';
import { createWebhook } from './webhook.ts';

export interface KanalerDeps {
  readonly config: Pick<LarmConfig, 'epost'>;
  readonly webhook: Secrets['larmWebhook'];
  readonly mailer: Mailer;
  readonly clock: { now(): number };
}

export interface Kanaler {
  /** Empty: nobody is told. */
  readonly kanaler: readonly Kanal[];
  close(): Promise<void>;
}

const CONNECT_MS = 5_000;

export function openKanaler({ config, webhook, mailer, clock }: KanalerDeps): Kanaler {
  const http = createHttpClient({ connections: 2, connectTimeoutMs: CONNECT_MS });
  return {
    kanaler: [
      ...(webhook ? [createWebhook({ ...webhook, http, clock })] : []),
      ...(config.epost.length > 0 ? [createEpost({ mailer, till: config.epost })] : []),
    ],
    close: () => http.close(),
  };
}
