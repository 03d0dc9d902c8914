// The compiled core that travels in the page: packed, in visible characters in a data element, never fetched.
import { unpack } from './lzma.js';

/** Takes the packed core out of the page. */
export function takeCore() {
  const element = document.getElementById('core');
  const written = element.textContent.trim();
  element.remove();
  return written;
}

/** Compiles the core from what the page carries. Rejects where the browser lacks WebAssembly. */
export function compileCore(written) {
  return WebAssembly.compile(unpack(decode(written)));
}

/** Undoes what the build does: a count of bytes, a colon, then thirteen bits in each two of 93 characters. */
export function decode(written) {
  const start = written.indexOf(':') + 1;
  const bytes = new Uint8Array(Number(written.slice(0, start - 1)));
  const value = (at) => {
    const code = written.charCodeAt(at);
    return code > LEFT_OUT ? code - FIRST - 1 : code - FIRST;
  };
  let bits = 0;
  let count = 0;
  let filled = 0;
  for (let at = start; filled < bytes.length; at += 2) {
    bits |= (value(at) + 93 * value(at + 1)) << count;
    count += 13;
    for (; count >= 8 && filled < bytes.length; count -= 8, bits >>>= 8) bytes[filled++] = bits & 255;
  }
  return bytes;
}

/** The first character, and the one that is left out: `!` and `<`. */
const FIRST = 33;
const LEFT_OUT = 60;
