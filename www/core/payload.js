// The core that travels in the page, and behind it the texts of the samples: packed, in plain characters in a data element, never fetched; and what unpacks it, some
// kilobytes of WebAssembly of their own, since browsers do not unpack LZMA and JavaScript takes three times as long.

/** Takes the packed core and its unpacker out of the page, once they are there: they stand behind the script. */
export async function takeCore() {
  if (document.readyState === 'loading') await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve));
  const take = (id) => {
    const element = document.getElementById(id);
    element.remove();
    return element.textContent.trim();
  };
  const { size, core } = document.getElementById('core').dataset;
  return { packed: take('core'), unpacker: take('unpacker'), size: Number(size), core: Number(core) };
}

/** Compiles the core from what the page carries, and gives the samples' texts with it. Rejects where the browser lacks WebAssembly. */
export async function compileCore(carried) {
  const bytes = unpack(carried);
  const texts = new TextDecoder().decode(bytes.subarray(carried.core)).split('\0');
  return { module: await WebAssembly.compile(bytes.subarray(0, carried.core)), texts };
}

/** The bytes of the core and the samples, of which there are `size`. */
export function unpack({ packed, unpacker, size }) {
  const program = Uint8Array.from(atob(unpacker), (char) => char.charCodeAt(0));
  const own = new WebAssembly.Instance(new WebAssembly.Module(program)).exports;
  // Unpacking takes as much room again.
  const [from, to] = [own.place(packed.length), own.place(2 * size)];
  new TextEncoder().encodeInto(packed, new Uint8Array(own.memory.buffer, from));
  const count = own.unpack(from, packed.length, to, 2 * size);
  return new Uint8Array(own.memory.buffer, to, count);
}
