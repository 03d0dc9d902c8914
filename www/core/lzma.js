// Unpacks LZMA: a fifth smaller than gzip for the core, which browsers do not unpack by themselves. Pure.

/** Places of the probabilities, by what they decide; the names are those of the format's specification. */
const IS_MATCH = 0;
const IS_REP = IS_MATCH + (12 << 4);
const IS_REP_G0 = IS_REP + 12;
const IS_REP_G1 = IS_REP_G0 + 12;
const IS_REP_G2 = IS_REP_G1 + 12;
const IS_REP0_LONG = IS_REP_G2 + 12;
const POS_SLOT = IS_REP0_LONG + (12 << 4);
const POS_SPECIAL = POS_SLOT + (4 << 6);
const ALIGN = POS_SPECIAL + 115;
const LEN = ALIGN + 16;
const LEN_SIZE = 2 + (16 << 3) + (16 << 3) + 256;
const REP_LEN = LEN + LEN_SIZE;
const LITERAL = REP_LEN + LEN_SIZE;

/** Unpacks a whole `.lzma` file whose header says how long its content is. */
export function unpack(packed) {
  const lc = packed[0] % 9;
  const lp = Math.floor(packed[0] / 9) % 5;
  const pb = Math.floor(packed[0] / 45);
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(5, true);
  const out = new Uint8Array(size);
  const odds = new Uint16Array(LITERAL + (0x300 << (lc + lp))).fill(1024);
  let at = 14;
  let range = 0xffffffff;
  let code = 0;
  for (let i = 0; i < 4; i++) code = code * 256 + packed[at++];

  // Range and code are whole numbers below 2^32, kept as such by `>>> 0`.
  function bit(place) {
    const odd = odds[place];
    const bound = Math.imul(range >>> 11, odd) >>> 0;
    if (code < bound) {
      range = bound;
      odds[place] = odd + ((2048 - odd) >> 5);
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[at++]) >>> 0;
      }
      return 0;
    }
    range = (range - bound) >>> 0;
    code = (code - bound) >>> 0;
    odds[place] = odd - (odd >> 5);
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | packed[at++]) >>> 0;
    }
    return 1;
  }
  function tree(place, bits) {
    let value = 1;
    for (let i = 0; i < bits; i++) value = (value << 1) | bit(place + value);
    return value - (1 << bits);
  }
  function reversed(place, bits) {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const one = bit(place + node);
      node = (node << 1) | one;
      value |= one << i;
    }
    return value;
  }
  function direct(bits) {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      range >>>= 1;
      value <<= 1;
      if (code >= range) {
        code -= range;
        value |= 1;
      }
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[at++]) >>> 0;
      }
    }
    return value;
  }
  function length(place, position) {
    if (bit(place) === 0) return tree(place + 2 + (position << 3), 3);
    if (bit(place + 1) === 0) return 8 + tree(place + 2 + (16 << 3) + (position << 3), 3);
    return 16 + tree(place + 2 + (32 << 3), 8);
  }
  function distance(length) {
    const slot = tree(POS_SLOT + (Math.min(length, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < 14) return base + reversed(POS_SPECIAL + base - slot, bits);
    return base + (direct(bits - 4) << 4) + reversed(ALIGN, 4);
  }

  let state = 0;
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  for (let n = 0; n < size; ) {
    const position = n & ((1 << pb) - 1);
    if (bit(IS_MATCH + (state << 4) + position) === 0) {
      const before = n > 0 ? out[n - 1] : 0;
      const place = LITERAL + 0x300 * (((n & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
      let value = 1;
      if (state >= 7) {
        for (let match = out[n - rep0 - 1]; value < 0x100; match <<= 1) {
          const expected = (match >> 7) & 1;
          const one = bit(place + ((1 + expected) << 8) + value);
          value = (value << 1) | one;
          if (one !== expected) break;
        }
      }
      while (value < 0x100) value = (value << 1) | bit(place + value);
      out[n++] = value;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (bit(IS_REP + state) === 1) {
      if (bit(IS_REP_G0 + state) === 0) {
        if (bit(IS_REP0_LONG + (state << 4) + position) === 0) {
          state = state < 7 ? 9 : 11;
          out[n] = out[n - rep0 - 1];
          n++;
          continue;
        }
      } else {
        let back = rep1;
        if (bit(IS_REP_G1 + state) === 1) {
          back = rep2;
          if (bit(IS_REP_G2 + state) === 1) {
            back = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = back;
      }
      count = length(REP_LEN, position);
      state = state < 7 ? 8 : 11;
    } else {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      count = length(LEN, position);
      state = state < 7 ? 7 : 10;
      rep0 = distance(count);
    }
    for (const end = Math.min(size, n + count + 2); n < end; n++) out[n] = out[n - rep0 - 1];
  }
  return out;
}
