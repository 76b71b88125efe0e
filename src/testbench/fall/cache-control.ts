// What Cache-Control lets others keep (RFC 9111 5.2.2): no-store goes before all else.

/** Whether somebody may keep the answer by it; without the header nothing is said. */
export function farSparas(cacheControl: string | undefined): boolean {
  const direktiv = new Map(
    (cacheControl ?? '').split(',').map((ett) => {
      const [namn = '', varde = ''] = ett.trim().toLowerCase().split('=');
      return [namn, varde.replaceAll('"', '')] as const;
    }),
  );
  if (direktiv.has('no-store')) return false;
  return direktiv.has('public') || ['max-age', 's-maxage'].some((namn) => Number(direktiv.get(namn) ?? 0) > 0);
}
