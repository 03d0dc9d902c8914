// A link that carries the text in its fragment, which no server is ever sent.

/** Longer links than this are cut by some programs. */
export const LONG = 8000;

/** The fragment for a text: `#t=` and deflated base64url. */
export async function fragmentOf(text, html) {
  const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer();
  let binary = '';
  for (const byte of new Uint8Array(packed)) binary += String.fromCharCode(byte);
  return `#${html ? 'h' : 't'}=${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** {content, html} of a fragment; null where it carries no text, or a broken one. `limit` is the most bytes that are unpacked. */
export async function textOf(fragment, limit) {
  const [, kind, base64] = /^#([th])=([\w-]+)$/.exec(fragment) ?? [];
  if (!base64) return null;
  try {
    const bytes = Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    const decoder = new TextDecoder();
    let content = '';
    for (let size = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) return { content: content + decoder.decode(), html: kind === 'h' };
      size += value.length;
      if (size > limit) return null;
      content += decoder.decode(value, { stream: true });
    }
  } catch {
    return null;
  }
}
