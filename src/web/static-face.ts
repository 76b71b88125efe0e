// The files under /statisk: the design system's and the charts' as they are delivered, and our own; named by content, kept for a year.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import express, { type Router } from 'express';
import { PROJECT_ROOT } from '../platform/schema-files.ts';
import type { Skript } from './page.ts';

const STYLES = [
  'node_modules/@fkui/theme-default/dist/theme-auto.css',
  'node_modules/@fkui/design/lib/fkui.min.css',
  'node_modules/@fkui/design/lib/fonts.min.css',
  'src/web/statisk/sammansatt.css',
  'src/web/statisk/teknik.css',
] as const;

/** In the order in which they run; a style sheet among them is loaded with them alone. */
const SKRIPT: Readonly<Record<Skript, readonly string[]>> = {
  strom: ['src/web/statisk/strom.js'],
  diagram: [
    'node_modules/uplot/dist/uPlot.min.css',
    'node_modules/uplot/dist/uPlot.iife.min.js',
    'src/web/statisk/diagram.js',
  ],
};

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

export interface StaticFile {
  readonly address: string;
  readonly slag: 'stil' | 'skript' | 'modul';
}

/** In their order. */
export interface StaticFiles {
  readonly styles: readonly StaticFile[];
  readonly skript: Readonly<Record<Skript, readonly StaticFile[]>>;
}

export interface StaticFace extends StaticFiles {
  readonly router: Router;
}

/** @throws where a file is missing */
export function createStaticFace(): StaticFace {
  const router = express.Router();

  function serve(path: string): StaticFile {
    const content = readFileSync(`${PROJECT_ROOT}${path}`);
    const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const type = extname(path);
    const address = `/statisk/${(path.split('/').at(-1) ?? '').replace(type, '')}.${digest}${type}`;
    router.get(address, (_request, response) => {
      response
        .set('Cache-Control', 'public, max-age=31536000, immutable')
        .set('X-Content-Type-Options', 'nosniff')
        .set('Content-Type', TYPES[type] ?? 'application/octet-stream')
        .end(content);
    });
    return { address, slag: slagOf(path) };
  }

  return {
    router,
    styles: STYLES.map(serve),
    skript: { strom: SKRIPT.strom.map(serve), diagram: SKRIPT.diagram.map(serve) },
  };
}

/** Ours are modules; what is delivered as one script puts its name where they find it. */
function slagOf(path: string): StaticFile['slag'] {
  if (path.endsWith('.css')) return 'stil';
  return path.includes('.iife.') ? 'skript' : 'modul';
}
