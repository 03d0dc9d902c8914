// The core that travels in the page: packed, in visible characters in a data element, never fetched; and what unpacks it, a few
// kilobytes of WebAssembly of their own, since browsers do not unpack LZMA and JavaScript takes four times as long.

/** Takes the packed core and its unpacker out of the page. */
export function takeCore() {
  const take = (id) => {
    const element = document.getElementById(id);
    element.remove();
    return element.textContent.trim();
  };
  return { packed: take('core'), unpacker: take('unpacker') };
}

/** Compiles the core from what the page carries. Rejects where the browser lacks WebAssembly. */
export async function compileCore(carried) {
  return WebAssembly.compile(unpack(carried));
}

/** The bytes of the core. */
export function unpack({ packed, unpacker }) {
  const program = Uint8Array.from(atob(unpacker), (char) => char.charCodeAt(0));
  const own = new WebAssembly.Instance(new WebAssembly.Module(program)).exports;
  const { memory } = own;
  const from = own.__heap_base.value;
  const to = from + packed.length;
  const reach = (end) => end > memory.buffer.byteLength && memory.grow(Math.ceil((end - memory.buffer.byteLength) / 65536));
  reach(to);
  new TextEncoder().encodeInto(packed, new Uint8Array(memory.buffer, from));
  const size = own.size(from, packed.length);
  reach(to + size);
  own.unpack(from, packed.length, to, size);
  return new Uint8Array(memory.buffer, to, size);
}
