// The headers that every page has: what it may load and run, who may frame it, and that nobody keeps it.
import type { Response } from 'express';
import type { Plats } from './inloggning/plats.ts';

/** ASVS 5.0 3.4: scripts and styles from us alone and none in the page, forms to us and to the login's provider. */
export function setPageHeaders(response: Response, plats: Plats, providerOrigin: string | undefined): void {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    // Where an open page hears what has changed.
    "connect-src 'self'",
    // The design system's icons are pictures in its style sheet.
    "img-src 'self' data:",
    `form-action 'self'${providerOrigin ? ` ${providerOrigin}` : ''}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  response.set({
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Not no-referrer: with it a browser would send no origin along with our own forms.
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cache-Control': 'no-store',
    ...(plats.secure && { 'Strict-Transport-Security': 'max-age=63072000' }),
  });
}
