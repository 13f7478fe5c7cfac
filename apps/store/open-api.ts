/** What the OpenAPI page says of the whole. */
export const openApi = {
  title: 'newsreel',
  description: 'Every article, every edit. Errors are problem documents (RFC 9457); lists go on by `nextCursor`.',
  version: '1',
};
