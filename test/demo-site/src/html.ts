const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For text and quoted attributes, of HTML and of XML. */
export const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!);

/** JSON inside a script element: no `</script>` can end it. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

export const each = <Item>(items: readonly Item[], show: (item: Item, index: number) => string): string => items.map(show).join('\n');
