// The compiled core that travels in the page: base64 of gzip in a data element, never fetched.

/** Decodes and compiles the core. Rejects where the browser lacks WebAssembly or gzip. */
export async function loadCore() {
  const element = document.getElementById('core');
  const gzipped = decode(element.textContent);
  const stream = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream('gzip'));
  const module = await WebAssembly.compile(await new Response(stream).arrayBuffer());
  element.remove();
  return module;
}

function decode(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
