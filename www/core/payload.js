// The core that travels in the page, and behind it the texts of the samples: packed, in plain characters in data elements, never fetched; and what unpacks it, some
// kilobytes of WebAssembly of their own, since browsers do not unpack LZMA and JavaScript takes three times as long. It is packed in two: the page's thread unpacks the
// first part while the reader's starts, and that one the rest.
import { inTurns } from '../turns.js';

/** What a data element of the page holds, which is taken out of it. */
function take(id) {
  const element = document.getElementById(id);
  element.remove();
  return { characters: element.textContent.trim(), ...element.dataset };
}

/**
 * Takes the packed core and its unpacker out of the page, once they are there: the unpacker stands before the script, and is compiled while the rest is read.
 * Begins to unpack the first part, in turns: `first` resolves to its bytes, the core's functions as they are sorted.
 */
export async function takeCore() {
  const program = Uint8Array.from(atob(take('unpacker').characters), (char) => char.charCodeAt(0));
  const compiled = WebAssembly.compile(program);
  if (document.readyState === 'loading') await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve));
  const unpacker = await compiled;
  const first = take('first');
  return { unpacker, first: unpackFirst(unpacker, first), joined: Number(first.joined), rest: take('rest') };
}

/** Compiles the core from what the page carries, and gives the samples' texts with it. Rejects where the browser lacks WebAssembly. */
export async function compileCore(carried) {
  const bytes = await unpack(carried);
  const size = Number(carried.rest.core);
  const texts = new TextDecoder().decode(bytes.subarray(size)).split('\0');
  return { module: await WebAssembly.compile(bytes.subarray(0, size)), texts };
}

/** How a turn ends here: other tasks have theirs, without a timer's delay. */
function soon(run) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => (port1.close(), run());
  port2.postMessage(null);
}

/** A program that unpacks, with room for so many bytes: by which numbers it calls its places, and what is in them. */
function start(unpacker, ...sizes) {
  const own = new WebAssembly.Instance(unpacker).exports;
  const places = sizes.map(own.place);
  return { own, places, bytes: (i) => new Uint8Array(own.memory.buffer, places[i], sizes[i]) };
}

/** Resolves to the bytes of the first part, sorted. */
export function unpackFirst(unpacker, { characters, size }) {
  const { own, places: [from, to], bytes } = start(unpacker, characters.length, Number(size));
  new TextEncoder().encodeInto(characters, bytes(0));
  const stream = own.begin(from, characters.length);
  function* steps() {
    while (own.go_on(stream, to, Number(size))) yield;
    return bytes(1).slice();
  }
  return new Promise((resolve) => inTurns(steps(), resolve, soon));
}

/** Resolves to the bytes of the core and the samples. The rest is unpacked before the first part is waited for. */
export async function unpack({ unpacker, first, joined, rest: { characters, size } }) {
  const whole = joined + Number(size);
  const { own, places: [from, to], bytes } = start(unpacker, characters.length, whole);
  new TextEncoder().encodeInto(characters, bytes(0));
  own.unpack_rest(from, characters.length, to + joined, Number(size));
  const sorted = await first;
  const place = own.place(sorted.length);
  new Uint8Array(own.memory.buffer, place).set(sorted);
  own.join(place, sorted.length, to, joined);
  return bytes(1);
}
