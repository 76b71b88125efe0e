// The style sheets under /statisk: the design system's as it is delivered, and our own; named by content, kept for a year.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express, { type Router } from 'express';
import { PROJECT_ROOT } from '../platform/schema-files.ts';

const STYLES = [
  'node_modules/@fkui/theme-default/dist/theme-auto.css',
  'node_modules/@fkui/design/lib/fkui.min.css',
  'node_modules/@fkui/design/lib/fonts.min.css',
  'src/web/statisk/sammansatt.css',
] as const;

export interface StaticFace {
  readonly router: Router;
  /** Addresses of the style sheets, in their order. */
  readonly styles: readonly string[];
}

/** @throws where a file is missing */
export function createStaticFace(): StaticFace {
  const router = express.Router();
  const styles = STYLES.map((path) => {
    const content = readFileSync(`${PROJECT_ROOT}${path}`);
    const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const address = `/statisk/${(path.split('/').at(-1) ?? '').replace('.css', '')}.${digest}.css`;
    router.get(address, (_request, response) => {
      response
        .set('Cache-Control', 'public, max-age=31536000, immutable')
        .set('X-Content-Type-Options', 'nosniff')
        .set('Content-Type', 'text/css; charset=utf-8')
        .end(content);
    });
    return address;
  });
  return { router, styles };
}
